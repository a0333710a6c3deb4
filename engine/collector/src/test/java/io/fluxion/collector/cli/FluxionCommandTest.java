// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.collector.output.ExitStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FluxionCommandTest {
  @Test
  void shouldListWhatThereIs() {
    final CommandRun run = new CommandRun().run("--help");

    assertThat(run.status()).isEqualTo(ExitStatus.DONE);
    assertThat(run.out()).contains("replay").contains("--version");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void shouldDescribeEveryOptionOfReplayAndNoOther() {
    final CommandRun run = new CommandRun().run("replay", "--help");

    assertThat(run.status()).isEqualTo(ExitStatus.DONE);
    assertThat(run.out())
        .contains("--format", "--key", "--x", "--y", "--x-kind", "--x-type", "--y-type", "--x-unit")
        .contains("--y-kind", "--reset", "--duplicate", "--nan", "--missing", "--max-gap")
        .contains("--idle-timeout", "--window", "--scale", "--max-keys", "--max-key-bytes")
        .contains("--emit", "--out", "--summary-json", "--speed", "--strict", "FILE")
        .contains("--tau", "--integral", "ewma", "|fluxion")
        .doesNotContain("--state");
  }

  @Test
  void shouldHelp() {
    assertThat(new CommandRun().run("help").out())
        .isEqualTo(new CommandRun().run("--help").out())
        .contains("help ", "live ", "record ", "replay ");
    assertThat(new CommandRun().run("help", "replay").out())
        .isEqualTo(new CommandRun().run("replay", "--help").out());
  }

  @Test
  void shouldTellItsVersion() {
    final CommandRun run = new CommandRun().run("--version");

    assertThat(run.status()).isEqualTo(ExitStatus.DONE);
    assertThat(run.out()).startsWith("fluxion ");
  }

  @Test
  void shouldAskForACommand() {
    final CommandRun run = new CommandRun().run();

    assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(run.err())
        .isEqualTo(
            "fluxion: name a command, such as fluxion replay; fluxion --help lists what there"
                + " is\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "replya | there is no command 'replya'",
        "--tau | unknown option '--tau'",
        "replay --state-out f - | unknown option '--state-out'",
        "replay --state-in f - | unknown option '--state-in'",
        "replay --key --x - | Expected parameter for option '--key' but found '--x'",
        "replay - --key | Missing required parameter for option '--key'",
        "replay --window 3 --window 4 - | '--window' (W) should be specified only once",
        "live docker --once --count 3 | --once, --count=N are mutually exclusive",
        "help repaly | there is no command 'repaly'; fluxion --help lists what there is",
        "help live podman | there is no command 'podman'; fluxion live --help lists what there is",
        "replay | give a FILE to read, or - for standard input",
        "replay - - | standard input can be read only once",
      })
  void shouldSayInOneLineWhichWordIsOff(final String words, final String message) {
    final CommandRun run = new CommandRun().run(words.split(" "));

    assertThat(run.status()).as("%s", run).isEqualTo(ExitStatus.USAGE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("fluxion: ").contains(message).endsWith("\n").hasLineCount(1);
  }
}
