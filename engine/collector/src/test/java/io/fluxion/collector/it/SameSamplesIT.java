// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.NumberType;
import io.fluxion.collector.GeneratedRows;
import io.fluxion.collector.row.XUnit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The same samples give the same output, byte for byte: whatever form they are read from, however
 * fast, and whatever secret the keys are hashed by, which each run draws anew.
 */
class SameSamplesIT {
  private static final String METRICS =
      "value,derivative,delta,increase,rate,resets,changes,slope,intercept,r2,mean,min,max,stddev,"
          + "y_mean,y_min,y_max,ewma,integral";

  @TempDir Path directory;

  private GeneratedRows rows(final String yType) {
    return new GeneratedRows(60, 50)
        .fields(3, NumberType.valueOf(yType.toUpperCase(Locale.ROOT)))
        .interval(10_000_000, 4_000_000)
        .faults(0.15, 0.01)
        .seed(11);
  }

  private static FluxionProcess replay(final Path file, final String yType, final String unit) {
    final String slash = file.toString().endsWith("ndjson") ? "/" : "";
    return FluxionProcess.replay("--key", slash + "key", "--x", slash + "ts")
        .and("--y", "%sy1,%sy2,%sy3".replace("%s", slash), "--y-kind", "counter")
        .and("--y-type", yType, "--x-unit", unit, "--emit", METRICS, "--window", "5")
        .and("--tau", "30ms", "--idle-timeout", "200ms", "--max-keys", "75", "--out", "csv")
        .and(file);
  }

  @ParameterizedTest
  @CsvSource({"long,ns", "ulong,ms", "double,s"})
  void shouldGiveTheSameOutput(final String yType, final String unit) throws IOException {
    final XUnit written = XUnit.valueOf(unit.toUpperCase(Locale.ROOT));
    final Path csv = directory.resolve("rows.csv");
    final Path ndjson = directory.resolve("rows.ndjson");
    rows(yType).csv(csv, written);
    rows(yType).ndjson(ndjson, written);
    final FluxionProcess.Outcome expected = replay(csv, yType, unit).run();
    assertThat(expected.exit()).isZero();
    // A key that came in the place of another one is REJECTED until that one is idle.
    assertThat(expected.errors()).allMatch(line -> line.contains("--max-keys 75"));
    assertThat(expected.lines()).hasSize(1 + 60 * 50 * 3);
    final CsvRows rows = new CsvRows(expected.lines());
    for (final String status :
        new String[] {"OK", "FIRST", "RESET", "MISSING", "DUPLICATE_X", "OUT_OF_ORDER"}) {
      assertThat(rows.where(row -> row.status().equals(status))).as(status).isNotEmpty();
    }

    final Path recorded = record(csv, yType, unit);
    for (final Path file : new Path[] {csv, ndjson, recorded}) {
      assertThat(outputOf(replay(file, yType, unit), expected.err()))
          .as("%s", file)
          .isEqualTo(expected.bytes());
    }
    for (final Path file : new Path[] {csv, recorded}) {
      assertThat(outputOf(replay(file, yType, unit).and("--speed", "2x"), expected.err()))
          .as("%s at twice its pace", file)
          .isEqualTo(expected.bytes());
    }
    assertThat(Files.size(ndjson)).isGreaterThan(Files.size(csv));
  }

  private Path record(final Path csv, final String yType, final String unit) {
    final Path recording = directory.resolve(yType + ".recorded");
    final FluxionProcess.Outcome outcome =
        FluxionProcess.fluxion("record", "--record", recording.toString())
            .and("--key", "key", "--x", "ts", "--y", "y1,y2,y3", "--y-type", yType)
            .and("--x-unit", unit)
            .and(csv)
            .run();
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.exit()).isZero();
    return recording;
  }

  private static byte[] outputOf(final FluxionProcess replay, final String said) {
    final FluxionProcess.Outcome outcome = replay.run();
    assertThat(outcome.err()).isEqualTo(said);
    assertThat(outcome.exit()).isZero();
    return outcome.bytes();
  }
}
