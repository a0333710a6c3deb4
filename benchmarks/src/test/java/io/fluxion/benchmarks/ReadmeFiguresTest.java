/*
 * Copyright 2026 The Fluxion Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.fluxion.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.benchmarks.result.JmhResult;
import io.fluxion.benchmarks.result.JmhResults;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The figures of the README are those of the results file that it names. */
class ReadmeFiguresTest {
  private static final Map<String, String> METHODS =
      Map.of("by key", "byKey", "by handle", "byHandle");

  private List<JmhResult> results;

  @BeforeEach
  void setUp() throws Exception {
    results = JmhResults.read(List.of(Figures.ROOT.resolve("benchmarks/results/bench.json")));
  }

  private static List<List<String>> table(final String header) throws IOException {
    return Figures.table("README.md", header);
  }

  private JmhResult result(final String name, final Map<String, String> params) {
    return Figures.result(results, name, params);
  }

  @Test
  void shouldHaveTheRatiosOfKeyedUpdatesFromTheResults() throws IOException {
    final List<List<String>> rows = table("| keys | order |");
    assertThat(rows).hasSize(1 + 6);
    for (final List<String> row : rows.subList(1, rows.size())) {
      final Map<String, String> cell =
          Map.of("keys", row.get(0).replace(",", ""), "order", row.get(1));
      for (int i = 2; i < row.size(); i++) {
        final String[] sides = rows.get(0).get(i).split(" / ");
        final double ratio =
            result("KeyedUpdateBenchmark." + METHODS.get(sides[0]), cell).primary().score()
                / result("KeyedUpdateBenchmark." + sides[1], cell).primary().score();
        assertThat(row.get(i))
            .as("%s of %s", rows.get(0).get(i), cell)
            .isEqualTo(Figures.ratio(ratio, 1));
      }
    }
  }

  @Test
  void shouldHaveTheBytesAKeyFromTheResults() throws IOException {
    final List<List<String>> rows = table("| samples a key |");
    for (final List<String> row : rows.subList(1, rows.size())) {
      final Map<String, String> cell = Map.of("samples", row.get(0).replace(",", ""));
      for (int i = 1; i < row.size(); i++) {
        final double bytes =
            result("MemoryBoundsBenchmark." + rows.get(0).get(i), cell)
                .secondary()
                .get("bytesPerKey")
                .score();
        assertThat(row.get(i)).isEqualTo(String.format(Locale.ROOT, "%,.0f", bytes));
      }
    }
  }

  @Test
  void shouldHaveTheOtherRatiosFromTheResults() throws IOException {
    final List<List<String>> rows = table("| of | to |");
    for (final List<String> row : rows.subList(1, rows.size())) {
      final String subject = row.get(0).replace("`", "");
      final Map<String, String> cell = Figures.params(row.get(2));
      final JmhResult ours = result(subject, cell);
      final double theirs =
          result(Figures.suite(subject) + row.get(1).replace("`", ""), cell).primary().score();
      final double ratio =
          ours.isThroughput() ? ours.primary().score() / theirs : theirs / ours.primary().score();
      assertThat(row.get(3)).as(subject).isEqualTo(Figures.ratio(ratio, 2));
    }
  }
}
