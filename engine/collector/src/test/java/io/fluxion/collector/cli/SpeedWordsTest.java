// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.collector.output.ExitStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The option {@code --speed}: what is refused. */
class SpeedWordsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"0x", "x", "1", "-1x", "1e3x", "fast", "0.0x", "1 x", "10X", "", "maximum"})
  void shouldRefuseWhatIsNoSpeed(final String word) {
    final CommandRun run =
        new CommandRun().in("key,x,y\na,1,1\n").replay("--x-unit", "s", "--speed", word);

    assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(run.err())
        .startsWith(
            "fluxion: invalid value for --speed: '" + word + "' is neither max nor a number")
        .contains("above 0 and an x, such as 1x, 10x")
        .hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--speed 1x | --speed needs the unit of x: give --x-unit s, ms, us or ns too",
        "--speed 1x --x-type double | --speed needs the unit of x",
        "--speed 2x --x-kind counter --x-unit ns | --speed needs an x that is a time",
        "--speed 2x --x-kind counter | --speed needs an x that is a time",
      })
  void shouldRefuseAnXWithoutAPace(final String options, final String message) {
    final CommandRun run = new CommandRun().in("key,x,y\na,1,1\n").replay(options.split(" "));

    assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(run.err()).contains(message).hasLineCount(1);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void shouldTakeAnyXAtFullSpeed() {
    final CommandRun run =
        new CommandRun().in("key,x,y\na,1,1\n").replay("--speed", "max", "--x-kind", "counter");

    assertThat(run.status()).as("%s", run).isZero();
  }
}
