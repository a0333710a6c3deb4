// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.DerivativeSchema;
import io.fluxion.FieldSchema;
import io.fluxion.NumberType;
import io.fluxion.collector.row.FrameKind;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableSinkTest {
  private static final String ID = "31451a36eb865ad1c812b8d78d02dc80e20c92fb11f60e018c58bd75";
  private static final long SECOND = 1_000_000_000;

  @Test
  void shouldShowALineForEachContainer() throws IOException {
    final Rows rows = containers(false);
    for (int i = 0; i < 5; i++) {
      frame(rows, "spin-id", "spin", i, 100 * i, 96 * i);
      frame(rows, ID, null, i, 100 * i, i == 3 ? 20 : 30 * i);
    }
    // It stops: what it did before says nothing of now.
    rows.key("spin-id");
    rows.take("spin");

    assertThat(rows.finish(2))
        .isEqualTo(
            """
            container       CPU %   rate %/window 4   last 3 steps   resets   status
            ─────────────────────────────────────────────────────────────────────────
            spin                –             96.00            ███        0   MISSING
            31451a36eb86   100.00             65.00            ▃·█        1   OK

            11 samples · 2 containers · 4.0 s recorded · 2 malformed rows
            7 OK · 2 FIRST · 1 RESET · 1 MISSING
            """);
  }

  @Test
  void shouldShowEachKeyAndFieldWithTheMetricsAskedFor() throws IOException {
    final Rows rows =
        rows(
            new TableStyle(null, false, List.of(Metric.DELTA, Metric.RATE, Metric.INCREASE), false),
            DerivativeSchema.of(FieldSchema.counter("in"), FieldSchema.counter("out")).window(3));
    both(rows, "a", 1, 1_000, 7);
    both(rows, "a", 2, 2_500, 7);
    both(rows, "b,c", 5, 1, 1);

    assertThat(rows.finish())
        .isEqualTo(
            """
            key   field   derivative   rate/window 3   last 2 steps   resets   delta   increase   status
            ────────────────────────────────────────────────────────────────────────────────────────────
            a     in           1,500           1,500              █        0   1,500      1,500   OK
            a     out              0               0              ▁        0       0          0   OK
            b,c   in               –               –                       0       –          0   FIRST
            b,c   out              –               –                       0       –          0   FIRST

            3 samples · 2 keys · x from 1 to 5
            2 OK · 4 FIRST
            """);
  }

  @Test
  void shouldKeepTheLatestDerivativeOverIgnoredSamples() throws IOException {
    final Rows rows = oneField(FieldSchema.counter("y").scale(2));
    rows.row("a", 1, 1).row("a", 2, 4).row("a", 2, 9).row("late", 5, 5).row("late", 6, 6);
    rows.row("late", 4, 9);

    assertThat(rows.finish().replaceAll(" +", " "))
        .contains("\na 6 6 █ 0 DUPLICATE_X\n")
        .contains("\nlate 2 2 █ 0 OUT_OF_ORDER\n");
  }

  @Test
  void shouldShowNoDerivativeAfterAReset() throws IOException {
    final Rows rows = oneField(FieldSchema.counter("y"));
    rows.row("a", 1, 1).row("a", 2, 4).row("a", 3, 2);

    assertThat(rows.finish().replaceAll(" +", " ")).contains("\na – 3 █· 1 RESET\n");
  }

  @Test
  void shouldSayPerSecondWhereXIsATime() throws IOException {
    final Rows rows =
        rows(
            new TableStyle(null, true, List.of(Metric.DERIVATIVE), true),
            DerivativeSchema.of(FieldSchema.counter("y").scale(SECOND)).window(2));
    rows.row("a", 0, 0).row("a", SECOND / 2, 1);

    assertThat(rows.finish())
        .isEqualTo(
            """
            \u001b[1mkey   derivative /s   rate /s/window 2   last 1 step   resets   status\u001b[0m
            \u001b[2m──────────────────────────────────────────────────────────────────────\u001b[0m
            a                 2                  2             █        0   OK

            \u001b[2m2 samples · 1 key · 0.5 s recorded\u001b[0m
            \u001b[2m1 OK · 1 FIRST\u001b[0m
            """);
  }

  @Test
  void shouldShowDoublesByTheirShortestText() throws IOException {
    final Rows rows =
        oneField(FieldSchema.gauge("y").xType(NumberType.DOUBLE).yType(NumberType.DOUBLE));
    rows.row("a", 0.25, 1.0).row("a", 1e9, 0.1);

    assertThat(rows.finish()).contains("x from 0.25 to 1.0E9").contains("-9e-10");
  }

  @Test
  void shouldWriteNothingWithoutRows() throws IOException {
    assertThat(containers(true).finish(3)).isEmpty();
  }

  @Test
  void shouldLeaveOutKeysThatAreIdle() throws IOException {
    final Rows rows =
        rows(
            new TableStyle(null, false, List.of(), false),
            DerivativeSchema.of(FieldSchema.counter("y")).idleTimeout(10L));
    rows.row("gone", 1, 1);
    for (int x = 5; x <= 20; x += 5) {
      rows.row("here", x, 1);
      rows.row("there", x, 1);
    }

    assertThat(rows.finish()).contains("\nhere", "\nthere", " 2 keys ").doesNotContain("gone");
  }

  private static Rows containers(final boolean ansi) {
    final FieldSchema cpu = FieldSchema.counter("cpu_percent").overCounter().scale(100);
    return rows(
        new TableStyle(FrameKind.DOCKER, true, List.of(Metric.DERIVATIVE), ansi),
        DerivativeSchema.of(cpu, FieldSchema.counter("cpu_cores")).window(4).framed());
  }

  private static Rows oneField(final FieldSchema field) {
    return rows(
        new TableStyle(null, false, List.of(Metric.DERIVATIVE), false), DerivativeSchema.of(field));
  }

  private static Rows rows(final TableStyle style, final DerivativeSchema schema) {
    return new Rows(schema, (store, bytes) -> new TableSink(store, style, bytes));
  }

  private static void frame(
      final Rows rows,
      final String id,
      final String label,
      final long seconds,
      final long x,
      final long y)
      throws IOException {
    rows.key(id).frame(seconds * SECOND);
    rows.sample.setX(0, x);
    rows.sample.setY(0, y);
    rows.take(label);
  }

  private static void both(
      final Rows rows, final String key, final long x, final long in, final long out)
      throws IOException {
    rows.key(key).setX(0, x);
    rows.sample.setX(1, x);
    rows.sample.setY(0, in);
    rows.sample.setY(1, out);
    rows.take(null);
  }
}
