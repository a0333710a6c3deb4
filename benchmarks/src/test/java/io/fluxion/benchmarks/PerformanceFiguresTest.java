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
import io.fluxion.benchmarks.result.Metric;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The ratios of PERFORMANCE.md's first three tables are those of the results files it names. */
class PerformanceFiguresTest {
  private static double score(
      final List<JmhResult> results, final String name, final Map<String, String> params) {
    final JmhResult result = Figures.result(results, name, params);
    // In turn, methods share a processor: there only the time that each one had counts.
    final Metric time = result.secondary().get("cpu.norm");
    return time == null ? result.primary().score() : 1 / time.score();
  }

  private static double peer(
      final List<JmhResult> results,
      final String suite,
      final String peer,
      final Map<String, String> params) {
    return peer.equals("best map")
        ? Math.max(
            score(results, suite + "agronaMap", params),
            score(results, suite + "fastutilMap", params))
        : score(results, suite + peer, params);
  }

  @Test
  void shouldHaveTheRatiosFromTheResults() throws Exception {
    checkTable("| of | to |", "paths-jdk", 60);
  }

  @Test
  void shouldHaveTheRatiosOfWhatIsDeployedFromTheResults() throws Exception {
    checkTable("| deployed, of | to |", "features-jdk", 15);
  }

  @Test
  void shouldHaveTheRatiosOfMethodsInTurnFromTheResults() throws Exception {
    checkTable("| in turn, of | to |", "paths-in-turn-jdk", 8);
  }

  private static void checkTable(final String header, final String files, final int least)
      throws Exception {
    final List<List<String>> rows = Figures.table("benchmarks/PERFORMANCE.md", header);
    assertThat(rows).hasSizeGreaterThanOrEqualTo(1 + least);
    for (int column = 4; column < rows.get(0).size(); column++) {
      final String jdk = rows.get(0).get(column).replace("JDK ", "");
      final List<JmhResult> results =
          JmhResults.read(
              List.of(Figures.ROOT.resolve("benchmarks/results/" + files + jdk + ".json")));
      for (final List<String> row : rows.subList(1, rows.size())) {
        final String subject = row.get(0).replace("`", "");
        final Map<String, String> params = Figures.params(row.get(2));
        final double ratio =
            score(results, subject, params)
                / peer(results, Figures.suite(subject), row.get(1).replace("`", ""), params);
        assertThat(row.get(column)).as("%s on JDK %s", row, jdk).isEqualTo(Figures.ratio(ratio, 2));
      }
    }
  }
}
