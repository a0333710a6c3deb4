// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.tui;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.collector.output.TableColumn;
import io.fluxion.collector.output.TableColumn.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LineTest {
  private static final TableColumn NUMBER =
      new TableColumn(
          Kind.RATE, "rate", "rate", (line, handle) -> "", (line, handle) -> Double.NaN);
  private static final TableColumn NAME =
      new TableColumn(Kind.NAME, "key", "key", (line, handle) -> "", null);
  private static final double[] ODD = {
    Double.NaN, 0.0, -0.0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE
  };

  private final long seed = Long.getLong("fluxion.seed", System.nanoTime());
  private final SplittableRandom random = new SplittableRandom(seed);

  /** A line of a name and a number. */
  private static final class Some extends Line {
    private final String name;
    private final double value;
    private final boolean quiet;

    private Some(final String name, final double value, final boolean quiet) {
      this.name = name;
      this.value = value;
      this.quiet = quiet;
    }

    @Override
    String cell(final TableColumn column) {
      return name;
    }

    @Override
    double value(final TableColumn column) {
      return value;
    }

    @Override
    String searched() {
      return name.toLowerCase(Locale.ROOT);
    }

    @Override
    boolean isQuiet() {
      return quiet;
    }
  }

  private List<Some> draw(final int count) {
    final List<Some> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      final double value =
          random.nextInt(4) == 0
              ? ODD[random.nextInt(ODD.length)]
              : random.nextInt(-5, 5) * Math.pow(10, random.nextInt(-3, 3));
      lines.add(new Some("n" + random.nextInt(1 + count / 2), value, false));
    }
    return lines;
  }

  private static List<Some> sorted(final List<Some> lines, final Comparator<Some> comparator) {
    return lines.stream().sorted(comparator).toList();
  }

  @Test
  void shouldSortAsTheLibraryDoesButForNoNumber() {
    for (int turn = 0; turn < 200; turn++) {
      final List<Some> lines = draw(random.nextInt(turn < 190 ? 40 : 3_000));
      for (final boolean descending : new boolean[] {false, true}) {
        // -0.0 is 0, and NaN is the last whichever way.
        final double end = descending ? -1 : 1;
        final Comparator<Some> numbers =
            Comparator.<Some, Boolean>comparing(line -> Double.isNaN(line.value))
                .thenComparing(
                    (a, b) ->
                        Double.isNaN(a.value)
                            ? 0
                            : (int) end * Double.compare(a.value + 0.0, b.value + 0.0));
        assertThat(Line.list(lines, "", NUMBER, descending))
            .as("seed %d turn %d", seed, turn)
            .isEqualTo(sorted(lines, numbers));
        final Comparator<Some> names = Comparator.comparing(line -> line.name);
        assertThat(Line.list(lines, "", NAME, descending))
            .as("seed %d turn %d", seed, turn)
            .isEqualTo(sorted(lines, descending ? names.reversed() : names));
      }
    }
  }

  @Test
  void shouldListWhatHasTheTextInItsNames() {
    final Some web1 = new Some("Web-1", 1, false);
    final Some db = new Some("db", 2, false);
    final Some web2 = new Some("WEB-2", 3, false);
    final List<Some> lines = List.of(web1, db, web2);
    assertThat(Line.list(lines, "wEb", NUMBER, true)).containsExactly(web2, web1);
    assertThat(Line.list(lines, "webs", NUMBER, true)).isEmpty();
  }

  @Test
  void shouldListQuietLinesBehindAllOthersWhicheverWayNumbersAreSorted() {
    final Some ended = new Some("a", 9, true);
    final Some slow = new Some("b", 1, false);
    final Some none = new Some("c", Double.NaN, false);
    final Some stopped = new Some("d", 7, true);
    final List<Some> lines = List.of(ended, slow, none, stopped);
    assertThat(Line.list(lines, "", NUMBER, true)).containsExactly(slow, none, ended, stopped);
    assertThat(Line.list(lines, "", NUMBER, false)).containsExactly(slow, none, stopped, ended);
    assertThat(Line.list(lines, "", NAME, false)).containsExactly(ended, slow, none, stopped);
  }
}
