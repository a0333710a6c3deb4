// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.collector.GeneratedRows;
import io.fluxion.collector.row.XUnit;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A replay of csv leaves no garbage. Three million rows: the smallest object for each would be 48
 * MB, and for a row in four 12 MB.
 */
class GarbageIT {
  private static final int ROWS = 3_000_000;

  @TempDir Path directory;

  private FluxionProcess replay(final String... words) {
    final Path rows = directory.resolve("rows.csv");
    new GeneratedRows(1_000, 3_000).faults(0.03, 0).csv(rows, XUnit.S);
    return FluxionProcess.replay("--key", "key", "--x", "ts", "--y", "y1", "--x-unit", "s")
        .and("--max-keys", "2000", "--max-key-bytes", "32")
        .and(words)
        .and(rows);
  }

  /** A collector that never frees a byte, and no room for garbage. */
  @Test
  void shouldRunWithoutACollector() throws IOException {
    final Path summary = directory.resolve("summary.json");
    final FluxionProcess.Outcome outcome =
        replay("--out", "none", "--summary-json", summary.toString())
            .jvm("-XX:+UnlockExperimentalVMOptions", "-XX:+UseEpsilonGC", "-Xmx24m")
            .run();
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.exit()).isZero();
    assertThat(summary).content().contains("\"samples\":" + ROWS);
  }

  @Test
  void shouldNotCollect() {
    final FluxionProcess.Outcome outcome =
        replay("--out", "none").jvm("-Xlog:gc", "-XX:+UseSerialGC", "-Xmx64m").run();
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out()).contains("Using Serial").doesNotContain("Pause");
  }
}
