package io.fluxion.collector.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  @Test
  void shouldSeeNoResetWhereNothingFell() throws IOException {
    final Path samples = DatasetFiles.require("pcp/20180606.samples.csv.gz");
    final CsvRows rows = replay(samples, "resets");
    assertThat(rows.all()).hasSize(309_204);
    assertThat(lastResets(rows)).hasSize(674).allSatisfy((key, n) -> assertThat(n).isZero());
    assertThat(rows.where(r -> !List.of("FIRST", "OK").contains(r.status()))).isEmpty();
  }

  private static CsvRows replay(final Path samples, final String metrics) {
    final FluxionProcess.Outcome outcome =
        FluxionProcess.replay("--key", "key_id", "--x", "ts_us", "--x-unit", "us", "--y", "value")
            .and("--y-type", "ulong", "--emit", metrics, "--out", "csv")
            .and(samples)
            .run();
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.exit()).isZero();
    return new CsvRows(outcome.lines());
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
