// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.collector.output.ExitStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code fluxion live} says to words that are off: which, and what would be right. */
class LiveWordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "|name a source to watch: docker, cgroup, process, scrape, counters or - (lines on standard"
            + " input); fluxion live --help says more",
        "podman|there is no command 'podman'; fluxion live --help lists what there is",
        "docker extra|unexpected argument 'extra'; fluxion live docker --help lists what there is",
        "scrape|Missing required parameter: 'URL'; fluxion live scrape --help lists what there is",
        "counters|Missing required parameter: 'FILE'; fluxion live counters --help lists what there is",
        "counters a b|unexpected argument 'b'; fluxion live counters --help lists what there is",
        "docker --root /x|unknown option '--root'; fluxion live docker --help lists what there is",
        "cgroup --host x|unknown option '--host'; fluxion live cgroup --help lists what there is",
        "- --interval 1s|unknown option '--interval'; fluxion live - --help lists what there is",
        "process --max-rate 5|unknown option '--max-rate'; fluxion live process --help lists what there is",
        "docker --config f|unknown option '--config'; fluxion live docker --help lists what there is",
        "--config f docker|--config takes the place of a source: leave one of the two out",
        "- --format docker --max-rate 5|--max-rate has one unit, and the fields of frames have several:"
            + " leave it out, or name the columns of rows with --key, --x and --y",
        "counters /x --max-rate 0|invalid value for --max-rate: '0' is no number above 0 such as 100 or 0.5",
        "docker --interval 1|invalid value for --interval: '1' has no unit: write 1s (or 250ms, 5m, 1h)",
        "docker --interval 0s|invalid value for --interval: '0s' is shorter than 1ms",
        "docker --interval 1y|invalid value for --interval: '1y' has an unknown unit: write ns, us, ms, s, m, h or d",
        "docker --interval soon|invalid value for --interval: 'soon' is no duration: write 250ms, 5s, 5m or 1h",
        "docker --max-gap 30|invalid value for --max-gap: '30' has no unit: write 30s (or 250ms, 5m, 1h)",
        "scrape http://a --timeout 1|invalid value for --timeout: '1' has no unit: write 1s (or 250ms, 5m, 1h)",
        "docker --out xml|invalid value for --out: 'xml' is none of table, csv, ndjson, summary, none",
        "docker --out csv=|invalid value for --out: 'csv=' has an empty name",
        "docker --out none=a|invalid value for --out: 'none=a' has a file, and nothing is written",
        "docker --out csv --out ndjson|standard output takes one --out: give the others a file, such as --out ndjson=FILE",
        "docker --out none --out csv|--out none stands alone: leave it out, or the others",
        "docker --out csv=a --record a|'a' is to be written twice: give two files",
        "docker --record -|invalid value for --record: '-' is no name of a file",
        "docker --metrics 70000|invalid value for --metrics: '70000' is no PORT or HOST:PORT, such as 9400"
            + " or 0.0.0.0:9400",
        "docker --count 0|invalid value for --count: '0' is no whole number from 1 to 2147483647",
        "docker --emit speed|invalid value for --emit: 'speed' is none of value, derivative, delta,"
            + " increase, rate, resets, changes, slope, intercept, r2, mean, min, max, stddev,"
            + " y_mean, y_min, y_max, ewma, integral",
        "- --format fluxion|a recording is no live source: fluxion replay reads it",
        "- --format csv|csv and ndjson need --key, --x and --y to name the columns; missing: --key, --x, --y",
      })
  void shouldSayWhatWouldBeRight(final String words, final String message) {
    final String[] args = ("live " + (words == null ? "" : words)).trim().split(" ");
    final CommandRun run = new CommandRun().in("a,b\n1,2\n").run(args);
    assertThat(run.err()).isEqualTo("fluxion: " + message + '\n');
    assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void shouldRefuseAFileThatCannotBeWrittenBeforeItWatches() {
    final CommandRun run = new CommandRun().run("live", "docker", "--record", "/nowhere/a.fluxion");
    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.err())
        .isEqualTo(
            "fluxion: --record /nowhere/a.fluxion cannot be written: there is no folder"
                + " /nowhere\n");
  }

  @Test
  void shouldDescribeEverySource() {
    final CommandRun run = new CommandRun().run("live", "--help");
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("  docker ", "  cgroup ", "  process ", "  scrape ", "  counters ", "  - ")
        .contains("--config", "sources:", "outputs:");
    assertThat(new CommandRun().run("help", "live").out()).isEqualTo(run.out());
  }

  /** Each source has the options that mean something to it, and no other. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "docker|--host --name --label --interval|--root --match --key --timeout --max-rate --format",
        "cgroup|--root --name --interval|--host --match --key --timeout --max-rate --format",
        "process|--match --interval|--host --root --name --key --timeout --max-rate --format",
        "scrape|URL... --timeout --y-kind --max-rate --interval|--host --match --key --format",
        "counters|FILE --y-kind --max-rate --interval|--host --match --key --timeout --format",
        "-|--format --key --x --y --x-unit --max-rate|--host --match --timeout --interval",
      })
  void shouldDescribeItsOwnOptions(final String source, final String own, final String others) {
    final CommandRun run = new CommandRun().run("help", "live", source);
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .startsWith("Watches ")
        .contains(own.split(" "))
        .contains("--out=FORM[=FILE]", "--record", "--metrics", "--summary-json", "--emit")
        .contains("--once", "--count=N", "--reset", "--max-gap", "--max-keys");
    for (final String option : others.split(" ")) {
      assertThat(run.out()).doesNotContain(" " + option + " ", " " + option + "=");
    }
  }
}
