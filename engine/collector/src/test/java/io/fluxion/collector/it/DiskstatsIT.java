// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rates that an independent program, pt-diskstats, published for the same input. */
class DiskstatsIT {
  private static final int PUBLISHED = 11_439;
  private static final double MIB_PER_SECTOR = 512.0 / (1 << 20);

  @Test
  void shouldGiveEveryPublishedRate() throws IOException {
    final Path samples = DatasetFiles.require("diskstats/samples.csv.gz");
    final CsvRows published =
        new CsvRows(DatasetFiles.lines(DatasetFiles.require("diskstats/published.csv.gz")));
    final FluxionProcess.Outcome outcome =
        FluxionProcess.replay("--key", "device", "--x", "ts", "--x-unit", "s")
            .and("--y", "sectors_read,sectors_written", "--out", "csv")
            .and(samples)
            .run();
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.exit()).isZero();
    final CsvRows rows = new CsvRows(outcome.lines());
    assertThat(rows.all()).hasSize(2 * (DatasetFiles.lines(samples).size() - 1));

    assertThat(compare(rows, published, "sectors_read", "read_mb_per_s")).isEqualTo(PUBLISHED);
    assertThat(compare(rows, published, "sectors_written", "write_mb_per_s")).isEqualTo(PUBLISHED);
  }

  /** A device's published rates are its steps, one after the other. */
  private static int compare(
      final CsvRows rows, final CsvRows published, final String field, final String rate) {
    final Map<String, List<CsvRows.Row>> devices = new HashMap<>();
    final Map<String, Integer> steps = new HashMap<>();
    int compared = 0;
    for (final CsvRows.Row want : published.all()) {
      final String device = want.cell("device");
      final List<CsvRows.Row> samples =
          devices.computeIfAbsent(
              device,
              key -> rows.where(r -> r.key().equals(key) && r.field().equals(field)).toList());
      final int step = steps.merge(device, 1, Integer::sum);
      final CsvRows.Row row = samples.get(step);
      assertThat(row.status()).isEqualTo("OK");
      // That they are the same step: published times have one decimal.
      assertThat((row.x() - samples.get(0).x()) / 1e9)
          .isCloseTo(want.number("seconds_since_start"), within(0.06));
      assertThat(row.number("derivative") * MIB_PER_SECTOR)
          .as(want.toString())
          .isCloseTo(want.number(rate), within(0.05));
      compared++;
    }
    return compared;
  }
}
