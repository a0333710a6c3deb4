// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.NumberType;
import io.fluxion.SampleStatus;
import io.fluxion.collector.GeneratedRows;
import io.fluxion.collector.row.XUnit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replay finds in generated rows what was put into them. */
class GeneratedIT {
  @TempDir Path directory;

  @Test
  void shouldCountWhatWasGenerated() throws IOException {
    final GeneratedRows rows =
        new GeneratedRows(300, 200)
            .fields(3, NumberType.LONG)
            .interval(1_000_000_000, 1_000_000)
            .faults(0.1, 0.005)
            .seed(7);
    final Path file = directory.resolve("rows.csv");
    final Path summary = directory.resolve("summary.json");
    rows.csv(file, XUnit.NS);
    final FluxionProcess.Outcome replay =
        FluxionProcess.replay("--key", "key", "--x", "ts", "--x-unit", "ns", "--y", "y1,y2,y3")
            .and("--out", "none", "--summary-json", summary.toString())
            .and(file)
            .run();
    assertThat(replay.exit()).isZero();
    assertThat(replay.err()).isEmpty();

    final String found = Files.readString(summary);
    assertThat(found).contains("\"samples\":60000,").contains("\"keys\":" + rows.keys() + ',');
    for (int status = 0; status < SampleStatus.COUNT; status++) {
      assertThat(found)
          .containsPattern('"' + SampleStatus.name(status) + "\":" + rows.count(status) + "[,}]");
    }
    for (final int status :
        new int[] {
          SampleStatus.FIRST,
          SampleStatus.RESET,
          SampleStatus.MISSING,
          SampleStatus.DUPLICATE_X,
          SampleStatus.OUT_OF_ORDER
        }) {
      assertThat(rows.count(status)).as(SampleStatus.name(status)).isGreaterThan(100);
    }
  }
}
