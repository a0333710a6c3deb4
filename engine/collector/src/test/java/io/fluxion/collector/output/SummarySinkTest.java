// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.DerivativeSchema;
import io.fluxion.FieldSchema;
import io.fluxion.ResetPolicy;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummarySinkTest {
  private static final TableStyle STYLE = new TableStyle(null, false, List.of(), false);
  private static final int KEYS = 50;

  private static Rows rows(final DerivativeSchema schema) {
    return new Rows(schema, (store, bytes) -> new SummarySink(store, STYLE, bytes));
  }

  @Test
  void shouldCountWhatBecameOfEachSample() throws IOException {
    final Rows rows =
        rows(DerivativeSchema.of(FieldSchema.counter("y").reset(ResetPolicy.NONE).maxGap(1000)));
    rows.row("a", 10, 5).row("a", 20, 9).row("a", 20, 1).row("a", 15, 1).row("a", 30, 3);
    rows.key("a").setX(0, 40);
    rows.take(null);
    rows.row("a", 5000, 7).row("a", 5001, 8);
    rows.row("far", Long.MIN_VALUE, 1).row("far", Long.MAX_VALUE, 2);

    assertThat(rows.finish())
        .isEqualTo(
            """
            key     field   samples   missing                first x                last x   largest step   gaps   falls
            ────────────────────────────────────────────────────────────────────────────────────────────────────────────
            a       y             7         1                     10                  5001          4,970      1       1
            far     y             2         0   -9223372036854775808   9223372036854775807      18.4467 E      1       0
            (all)   y             9         1   -9223372036854775808   9223372036854775807      18.4467 E      2       1

            10 samples · 2 keys · x from -9223372036854775808 to 9223372036854775807
            3 OK · 2 FIRST · 2 GAP · 1 DUPLICATE_X · 1 OUT_OF_ORDER · 1 MISSING
            """);
  }

  @Test
  void shouldAllocateNothingInSteadyState() throws IOException {
    final Rows rows = rows(DerivativeSchema.of(FieldSchema.counter("y")).idleTimeout(1000));
    final String[] keys = new String[KEYS];
    for (int i = 0; i < KEYS; i++) {
      keys[i] = "key-" + i;
      rows.row(keys[i], 0, 0);
    }
    final var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = 0;
    for (int i = 1; i < 300_000; i++) {
      if (i == 100_000) {
        before = threads.getCurrentThreadAllocatedBytes();
      }
      rows.sample.setX(0, i);
      rows.sample.setY(0, 3L * i);
      rows.take(null);
    }
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(16_384);
  }
}
