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
package io.fluxion.collector.tui;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.collector.output.TableColumn;
import io.fluxion.collector.output.TableColumn.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LineOrderTest {
  private static final TableColumn NUMBER =
      TableColumn.number(
          Kind.RATE, "rate", "rate", (line, handle) -> "", (line, handle) -> Double.NaN);
  private static final TableColumn NAME = TableColumn.text(Kind.NAME, "key", (line, handle) -> "");
  private static final double[] ODD = {
    Double.NaN, 0.0, -0.0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE
  };

  private final long seed = Long.getLong("fluxion.seed", System.nanoTime());
  private final SplittableRandom random = new SplittableRandom(seed);
  private final LineOrder order = new LineOrder();

  /** Lines of a name and a number. */
  private record Some(List<String> names, List<Double> values, Set<Integer> quiet)
      implements Lines {
    @Override
    public int count() {
      return names.size();
    }

    @Override
    public void numbers(final TableColumn column, final double[] out) {
      for (int i = 0; i < values.size(); i++) {
        out[i] = values.get(i);
      }
    }

    @Override
    public String cell(final TableColumn column, final int line) {
      return names.get(line);
    }

    @Override
    public boolean contains(final int line, final String lowerCase) {
      return (names.get(line) + (line % 2 == 0 ? " even" : " odd"))
          .toLowerCase(Locale.ROOT)
          .contains(lowerCase);
    }

    @Override
    public boolean isQuiet(final int line) {
      return quiet.contains(line);
    }
  }

  private Some draw(final int count) {
    final Some some = new Some(new ArrayList<>(), new ArrayList<>(), Set.of());
    for (int i = 0; i < count; i++) {
      some.names.add("n" + random.nextInt(1 + count / 2));
      some.values.add(
          random.nextInt(4) == 0
              ? ODD[random.nextInt(ODD.length)]
              : random.nextInt(-5, 5) * Math.pow(10, random.nextInt(-3, 3)));
    }
    return some;
  }

  private List<Integer> listed() {
    final List<Integer> lines = new ArrayList<>();
    for (final int line : order.lines()) {
      lines.add(line);
    }
    return lines;
  }

  private static List<Integer> sorted(final Some some, final Comparator<Integer> comparator) {
    final List<Integer> lines = new ArrayList<>();
    for (int i = 0; i < some.count(); i++) {
      lines.add(i);
    }
    lines.sort(comparator);
    return lines;
  }

  @Test
  void shouldSortAsTheLibraryDoesButForNoNumber() {
    for (int turn = 0; turn < 200; turn++) {
      final Some some = draw(random.nextInt(turn < 190 ? 40 : 3_000));
      final Comparator<Double> ascending = (a, b) -> Double.compare(a + 0.0, b + 0.0);
      for (final boolean descending : new boolean[] {false, true}) {
        order.fill(some, "", NUMBER, descending);
        final Comparator<Double> byValue = descending ? ascending.reversed() : ascending;
        assertThat(listed())
            .as("seed %d turn %d", seed, turn)
            .isEqualTo(
                sorted(
                    some,
                    Comparator.<Integer, Boolean>comparing(i -> some.values.get(i).isNaN())
                        .thenComparing(
                            i -> some.values.get(i).isNaN() ? 0.0 : some.values.get(i), byValue)));
        order.fill(some, "", NAME, descending);
        final Comparator<String> names = Comparator.naturalOrder();
        assertThat(listed())
            .as("seed %d turn %d", seed, turn)
            .isEqualTo(
                sorted(
                    some,
                    Comparator.comparing(some.names::get, descending ? names.reversed() : names)));
      }
    }
  }

  @Test
  void shouldListWhatHasTheTextInItsNames() {
    final Some some = new Some(List.of("Web-1", "db", "WEB-2"), List.of(1.0, 2.0, 3.0), Set.of());
    order.fill(some, "wEb", NUMBER, true);
    assertThat(listed()).containsExactly(2, 0);
    order.fill(some, "odd", NUMBER, true);
    assertThat(listed()).containsExactly(1);
    order.fill(some, "webs", NUMBER, true);
    assertThat(listed()).isEmpty();
  }

  @Test
  void shouldListQuietLinesBehindAllOthersWhicheverWayNumbersAreSorted() {
    final Some some =
        new Some(List.of("a", "b", "c", "d"), List.of(9.0, 1.0, Double.NaN, 7.0), Set.of(0, 3));
    order.fill(some, "", NUMBER, true);
    assertThat(listed()).containsExactly(1, 2, 0, 3);
    order.fill(some, "", NUMBER, false);
    assertThat(listed()).containsExactly(1, 2, 3, 0);
    order.fill(some, "", NAME, false);
    assertThat(listed()).containsExactly(0, 1, 2, 3);
  }
}
