// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Hosts' counters that Performance Co-Pilot recorded, one of them across a reboot. */
class PcpIT {
  private static final String REBOOT = "1448952761656714000";
  private static final int REBOOTED = 144;
  private static final String CURRESTAB = "69";

  @Test
  void shouldResetEveryFallenKeyAtTheReboot() throws IOException {
    final Path samples = DatasetFiles.require("pcp/pmiostat_mark.samples.csv.gz");
    final CsvRows rows = replay(samples, "derivative,resets");
    assertThat(rows.all()).hasSize(97_115);
    assertThat(rows.where(r -> r.cell("x").equals(REBOOT) && r.status().equals("RESET")))
        .hasSize(REBOOTED)
        .noneMatch(r -> r.has("derivative"));
    for (final CsvRows.Row row : rows.all()) {
      if (row.has("derivative")) {
        // No spike either: the fastest counter that the samples hold is one of 351,822 bytes/s.
        assertThat(row.number("derivative")).as(row.toString()).isBetween(0.0, 351_822.0);
      }
    }
  }

  @Test
  void shouldCountEachFallOfTheSamples() throws IOException {
    final Path samples = DatasetFiles.require("pcp/pmiostat_mark.samples.csv.gz");
    final CsvRows rows = replay(samples, "resets");
    final Map<String, Integer> falls = falls(samples);
    assertThat(falls.get(CURRESTAB)).isEqualTo(82);
    assertThat(lastResets(rows)).isEqualTo(falls);
  }

  /** An unsigned counter at its top, 18446744073709551615, which no signed number holds. */
  @Test
  void shouldNameTheCounterThatNeedsAnUnsignedTypeAndTakeItWithOne() throws IOException {
    final Path samples = DatasetFiles.require("pcp/pmiostat_mark.samples.csv.gz");
    assertThat(new CsvRows(DatasetFiles.lines(samples)).where(isOfTheTop("key_id"))).hasSize(179);
    final FluxionProcess.Outcome outcome = run(samples, "long", "value");
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.err())
        .contains(
            samples
                + ":76: y '18446744073709551615' is beyond a signed 64-bit integer;"
                + " --y-type ulong reads it")
        .contains("179 malformed rows, the first 10 of them named above");
    assertThat(new CsvRows(outcome.lines()).where(isOfTheTop("key"))).isEmpty();
    assertThat(replay(samples, "value").where(isOfTheTop("key")))
        .hasSize(179)
        .allMatch(row -> row.cell("value").equals("18446744073709551615"))
        .allMatch(row -> row.status().equals("FIRST") || row.status().equals("OK"));
  }

  private static Predicate<CsvRows.Row> isOfTheTop(final String keyColumn) {
    return row -> row.cell(keyColumn).equals("74");
  }

  @Test
  void shouldSeeNoResetWhereNothingFell() throws IOException {
    final Path samples = DatasetFiles.require("pcp/20180606.samples.csv.gz");
    final CsvRows rows = replay(samples, "resets");
    assertThat(rows.all()).hasSize(309_204);
    assertThat(lastResets(rows)).hasSize(674).allSatisfy((key, n) -> assertThat(n).isZero());
    assertThat(rows.where(r -> !List.of("FIRST", "OK").contains(r.status()))).isEmpty();
  }

  private static CsvRows replay(final Path samples, final String metrics) {
    final FluxionProcess.Outcome outcome = run(samples, "ulong", metrics);
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.exit()).isZero();
    return new CsvRows(outcome.lines());
  }

  private static FluxionProcess.Outcome run(
      final Path samples, final String yType, final String metrics) {
    return FluxionProcess.replay(
            "--key", "key_id", "--x", "ts_us", "--x-unit", "us", "--y", "value")
        .and("--y-type", yType, "--emit", metrics, "--out", "csv")
        .and(samples)
        .run();
  }

  private static Map<String, Integer> lastResets(final CsvRows rows) {
    final Map<String, Integer> resets = new HashMap<>();
    rows.all().forEach(row -> resets.put(row.key(), Integer.parseInt(row.cell("resets"))));
    return resets;
  }

  /** How often each key's value is below the one before, from the samples themselves. */
  private static Map<String, Integer> falls(final Path samples) throws IOException {
    final Map<String, Integer> falls = new HashMap<>();
    final Map<String, Long> last = new HashMap<>();
    for (final CsvRows.Row row : new CsvRows(DatasetFiles.lines(samples)).all()) {
      final String key = row.cell("key_id");
      final long value = Long.parseUnsignedLong(row.cell("value"));
      final Long before = last.put(key, value);
      final boolean fell = before != null && Long.compareUnsigned(value, before) < 0;
      falls.merge(key, fell ? 1 : 0, Integer::sum);
    }
    return falls;
  }
}
