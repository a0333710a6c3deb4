/*
 * Copyright 2026 The Fluxion Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
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
        "|name a source to watch; there are: docker, cgroup, process, scrape, counters or -",
        "podman|'podman' is no live source; there are: docker, cgroup, process, scrape, counters or -",
        "docker extra|'extra' follows docker, which takes no more words",
        "scrape|scrape takes one URL or more, such as http://127.0.0.1:9100/metrics",
        "counters|counters takes a FILE, such as /dev/shm/aeron/cnc.dat",
        "counters a b|'b' follows counters, which takes no more words",
        "docker --root /x|--root goes with cgroup, not with docker",
        "cgroup --host x|--host goes with docker, not with cgroup",
        "process --name x|--name goes with docker or cgroup, not with process",
        "cgroup --label x|--label goes with docker, not with cgroup",
        "- --interval 1s|--interval goes with docker, cgroup, process, scrape or counters, not with -",
        "docker --key k|--key goes with -, not with docker",
        "process --max-rate 5|--max-rate goes with scrape, counters or -, not with process",
        "- --format docker --max-rate 5|--max-rate has one unit, and the fields of frames have several:"
            + " leave it out, or name the columns of rows with --key, --x and --y",
        "counters /x --max-rate 0|--max-rate takes a number above 0 such as 100 or 0.5, not '0'",
        "docker --y-kind gauge|--y-kind goes with scrape, counters or -, not with docker",
        "docker --interval 0s|--interval takes at least 1ms, not '0s'",
        "docker --out xml|--out takes table, csv, ndjson or none, not 'xml'",
        "docker --out csv=|--out csv= has an empty name",
        "docker --out csv --out ndjson|standard output takes one --out: give the others a file, such as --out ndjson=FILE",
        "docker --out none --out csv|--out none stands alone: leave it out, or the others",
        "docker --out csv=a --record a|'a' is to be written twice: give two files",
        "docker --record -|--record takes a file's name, not '-'",
        "docker --metrics 70000|--metrics takes PORT or HOST:PORT, such as 9400 or 0.0.0.0:9400, not '70000'",
        "docker --emit speed|--emit: 'speed' is no metric; there are: value, derivative, delta,"
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
  void shouldDescribeEverySourceAndOption() {
    final CommandRun run = new CommandRun().run("live", "--help");
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("docker:", "cgroup:", "process:", "scrape URL...:", "counters FILE:", "-:")
        .contains("--interval", "--host", "--name", "--label", "--root", "--match", "--timeout")
        .contains("--out=FORM[=FILE]", "--record", "--metrics", "--summary-json", "--emit");
  }
}
