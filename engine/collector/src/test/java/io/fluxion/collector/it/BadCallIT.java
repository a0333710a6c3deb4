// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Calls whose words are off: exit status 2, and a line that says which and what would be right. */
class BadCallIT {
  @TempDir Path directory;

  private Path rows;

  private FluxionProcess csv(final String... more) throws IOException {
    rows = directory.resolve("rows.csv");
    if (!Files.exists(rows)) {
      Files.writeString(rows, "k,x,y\na,1,1\na,2,3\n");
    }
    return FluxionProcess.replay("--key", "k", "--x", "x", "--y", "y", "--out", "csv")
        .and(more)
        .and(rows);
  }

  private static void off(
      final SideBySide tests, final FluxionProcess process, final String... names) {
    tests.test(
        String.join(" ", names) + " of " + process,
        process,
        outcome -> Faults.misused(outcome, names));
  }

  @TestFactory
  List<DynamicTest> shouldSayWhatAnOptionTakes() throws IOException {
    final SideBySide tests = new SideBySide();
    final String[][] enumerated = {
      {"--format", "auto", "docker", "csv", "ndjson"},
      {"--x-kind", "time", "counter"},
      {"--x-type", "long", "double"},
      {"--y-type", "long", "ulong", "double"},
      {"--x-unit", "none", "s", "ms", "us", "ns"},
      {"--y-kind", "counter", "gauge"},
      {"--duplicate", "keep-first", "keep-last"},
      {"--nan", "skip", "propagate"},
      {"--missing", "skip", "break"},
      {"--emit", "derivative", "delta", "increase", "rate", "resets", "changes"},
      {"--reset", "drop", "from-zero", "zero", "tolerant:", "wrap32", "wrap64", "wrap:", "none"},
    };
    for (final String[] names : enumerated) {
      final String[] wanted = names.clone();
      wanted[0] = "sideways";
      off(tests, csv(names[0], "sideways"), wanted);
    }
    off(
        tests,
        FluxionProcess.replay("--format", "docker", "--out", "sideways")
            .and(FluxionProcess.RECORDING),
        "sideways",
        "table",
        "csv",
        "ndjson",
        "none");
    return tests.tests();
  }

  @TestFactory
  List<DynamicTest> shouldNameTheOptionWhoseValueIsOff() throws IOException {
    final SideBySide tests = new SideBySide();
    final String[][] calls = {
      {"--window", "1"},
      {"--window", "-16"},
      {"--window", "many"},
      {"--max-keys", "0"},
      {"--max-keys", "-1"},
      {"--max-keys", "99999999999"},
      {"--max-key-bytes", "0"},
      {"--scale", "big"},
      {"--max-gap", "-5"},
      {"--max-gap", "soon"},
      {"--max-gap", "5s"},
      {"--idle-timeout", "-1"},
      {"--idle-timeout", "later"},
      {"--reset", "tolerant:"},
      {"--reset", "tolerant:x"},
      {"--reset", "tolerant:0"},
      {"--reset", "wrap:9:1"},
      {"--reset", "wrap:0"},
      {"--reset", "wrap:a:b"},
      {"--emit", "derivative,derivatives"},
      {"--emit", ""},
    };
    for (final String[] call : calls) {
      off(tests, csv(call), call[0]);
    }
    off(tests, csv("--x-unit", "s", "--max-gap", "5parsecs"), "--max-gap");
    off(tests, csv("--x-unit", "s", "--max-gap", "30"), "--max-gap", "write 30s");
    off(tests, csv("--x-unit", "ms", "--idle-timeout", "5"), "--idle-timeout", "write 5s");
    final FluxionProcess live = FluxionProcess.fluxion("live", "cgroup", "--interval", "1");
    off(tests, live, "--interval", "write 1s");
    off(tests, csv("--x-kind", "counter", "--idle-timeout", "10"), "--idle-timeout");
    off(tests, csv("--emit", "derivative,no_such_metric"), "no_such_metric");
    off(tests, csv("--emit", "ewma"), "ewma");
    return tests.tests();
  }

  @TestFactory
  List<DynamicTest> shouldNameTheWordThatIsUnknownOrMissing() throws IOException {
    final SideBySide tests = new SideBySide();
    off(tests, csv("--no-such-option"), "--no-such-option");
    off(tests, csv("--windows", "4"), "--windows");
    off(tests, csv().and("--window"), "--window");
    off(tests, FluxionProcess.fluxion("reply"), "reply");
    off(tests, replayRows("--x", "x", "--y", "y"), "--key");
    off(tests, replayRows("--key", "k", "--y", "y"), "--x");
    off(tests, replayRows("--key", "k", "--x", "x"), "--y");
    off(tests, replayRows("--key", "k", "--x", "when", "--y", "y"), "when", "k, x, y");
    off(tests, replayRows("--key", "k", "--x", "x", "--y", "y,load"), "load", "k, x, y");
    off(tests, replayRows("--key", "host", "--x", "x", "--y", "y"), "host", "k, x, y");
    return tests.tests();
  }

  private FluxionProcess replayRows(final String... words) throws IOException {
    csv();
    return FluxionProcess.replay(words).and("--format", "csv", "--out", "csv").and(rows);
  }

  /**
   * Nothing to read: standard input, where nothing comes, or a FILE that should have been named.
   */
  @Test
  void shouldNotSucceedWithoutAFile() {
    final FluxionProcess.Outcome outcome =
        FluxionProcess.replay("--format", "docker", "--out", "csv").run();
    Faults.line(outcome);
    assertThat(outcome.exit()).isIn(1, 2);
  }

  @Test
  void shouldSayThatACommandIsNeeded() {
    final FluxionProcess.Outcome outcome = FluxionProcess.fluxion().run();
    assertThat(Faults.lines(outcome)).isNotEmpty();
    assertThat(outcome.err()).contains("replay");
    assertThat(outcome.exit()).isEqualTo(2);
  }

  @Test
  void shouldDescribeEveryOptionInTheHelp() {
    final FluxionProcess.Outcome all = FluxionProcess.fluxion("--help").run();
    assertThat(all.exit()).isZero();
    assertThat(all.out()).contains("replay");
    final FluxionProcess.Outcome replay = FluxionProcess.replay("--help").run();
    assertThat(replay.exit()).isZero();
    assertThat(replay.err()).isEmpty();
    assertThat(replay.out())
        .contains("--format", "--key", "--x", "--y", "--x-kind", "--x-type", "--y-type")
        .contains("--x-unit", "--y-kind", "--reset", "--duplicate", "--nan", "--missing")
        .contains("--max-gap", "--idle-timeout", "--window", "--scale", "--max-keys")
        .contains("--max-key-bytes", "--emit", "--out", "--summary-json", "--speed", "--strict");
  }

  @Test
  void shouldSayThatTheSummaryCannotBeWritten() throws IOException {
    final Path nowhere = directory.resolve("no/such/place/summary.json");
    final FluxionProcess.Outcome outcome = csv("--summary-json", nowhere.toString()).run();
    assertThat(Faults.line(outcome)).contains("summary.json");
    assertThat(outcome.exit()).isIn(1, 2);
  }
}
