// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.collector.output.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words that fit neither each other nor the recording: exit status 2, and a line that says why. */
class RecordWordsTest extends RecordedRows {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--key host | invalid value for --key: 'host' does not fit",
        "--x ts | invalid value for --x: 'ts' does not fit",
        "--y w | invalid value for --y: 'w' is no field of",
        "--y y,y | invalid value for --y: 'y,y' has 'y' twice",
        "--x-type double | invalid value for --x-type: 'double' does not fit",
        "--y-type ulong | invalid value for --y-type: 'ulong' does not fit",
        "--x-unit s | invalid value for --x-unit: 's' does not fit",
        "--reset wrap64 | record with --y-type ulong",
        "--max-gap 5s | '5s' has a unit and x has none",
        "--reset never | is no reset policy",
        "--format csv --key a --x x --y y | no column 'a'",
      })
  void shouldSayWhatDoesNotFitTheRecording(final String options, final String message) {
    for (final String format : List.of("", "--format fluxion ")) {
      if (options.contains("--format") && !format.isEmpty()) {
        continue;
      }
      final CommandRun run = run("replay " + format + options + ' ' + recording);
      if (options.contains("--format csv")) {
        assertThat(run.status()).isPositive();
      } else {
        assertThat(run.status()).as("%s", run).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err()).contains(message).hasLineCount(1);
      }
      assertThat(run.out()).isEmpty();
    }
  }

  @Test
  void shouldNotMixWhatDoesNotGoTogether() {
    final String other = folder.resolve("b.fluxion").toString();
    done("record --record " + other + " --key key --x x --y y " + csv);
    final String rows = "replay --key key --x x --y y ";
    for (final String words :
        List.of(
            "replay " + recording + ' ' + other,
            "replay --y y " + recording + ' ' + csv,
            rows + csv + ' ' + other)) {
      final CommandRun run = run(words);
      assertThat(run.status()).as("%s: %s", words, run).isEqualTo(ExitStatus.USAGE);
      assertThat(run.err())
          .hasLineCount(1)
          .containsAnyOf("than the files before it", "unlike the files before it");
    }
  }

  @Test
  void shouldRefuseToRecordOverItsInput() throws IOException {
    final Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of(csv));
    for (final String out : List.of(csv, link.toString(), folder + "/./a.csv")) {
      final CommandRun run = run("record --record " + out + " --key key --x x --y y " + csv);
      assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
      assertThat(run.err()).hasLineCount(1).contains("--record " + out + " is the input");
    }
    assertThat(Files.readString(Path.of(csv))).isEqualTo(ROWS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "record a.csv",
        "record --record - a.csv",
        "record --record x.fluxion",
        "record --record x.fluxion --key k a.csv",
        "record --record x.fluxion --max-keys 0 a.csv",
        "record --record x.fluxion --reset drop a.csv",
        "record --record x.fluxion --key k --x x --y y --max-keys 99999 --max-key-bytes 65535 a.csv",
        "replay --out summary --max-gap 5s a.fluxion",
      })
  void shouldRefuseWordsThatAreOff(final String words) throws IOException {
    final CommandRun run =
        run(
            words
                .replace("a.csv", csv)
                .replace("a.fluxion", recording)
                .replace("x.f", folder + "/x.f")
                .replace("--key k ", "--key key "));
    assertThat(run.status()).as("%s", run).isEqualTo(ExitStatus.USAGE);
    assertThat(run.err()).hasLineCount(1);
    assertThat(folder.resolve("x.fluxion")).doesNotExist();
  }
}
