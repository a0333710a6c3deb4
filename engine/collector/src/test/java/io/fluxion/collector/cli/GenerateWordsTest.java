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
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The options of generate: what is refused, and what they default to. */
class GenerateWordsTest {
  @TempDir Path directory;

  private static CommandRun generate(final String... options) {
    final List<String> args = new ArrayList<>(List.of("generate", "--keys", "2", "--rounds", "3"));
    args.addAll(List.of(options));
    return new CommandRun().run(args.toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--resets 2 | --resets takes a probability from 0 to 1, not '2'",
        "--holes -0.1 | --holes takes a probability from 0 to 1, not '-0.1'",
        "--late often | --late takes a number such as 100 or 0.5, not 'often'",
        "--duplicates 1e400 | --duplicates takes a number such as 100 or 0.5, not '1e400'",
        "--churn 1.5 | --churn takes a probability from 0 to 1, not '1.5'",
        "--late 0.6 --holes 0.5 | the rates together are more than 1",
        "--step 0 | --step takes a whole number from 1 to 1099511627776, not '0'",
        "--interval fast | --interval takes a time in whole ns such as 5s, 250ms,",
        "--interval 0s | the interval in ns must be 1 to",
        "--interval 1s --jitter 2s | the jitter in ns must be 0 to 1000000000, is 2000000000",
        "--interval 9000000000s | the last x would be beyond 64 bits of nanoseconds",
        "--fields 17 | --fields takes a whole number from 1 to 16, not '17'",
        "--key-bytes 8 | --key-bytes takes a whole number from 16 to 65535, not '8'",
        "--seed x | --seed takes a whole number from -9223372036854775808 to",
        "--y-type float | --y-type takes long, ulong or double, not 'float'",
        "--x-unit none | --x-unit takes ns, s, ms or us, not 'none'",
        "--format docker | --format takes csv, ndjson or fluxion, not 'docker'",
        "--format fluxion | --format fluxion needs --out FILE",
      })
  void shouldRefuse(final String options, final String message) {
    final CommandRun run = generate(options.split(" "));

    assertThat(run.status()).as("%s", run).isEqualTo(ExitStatus.USAGE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("fluxion: ").contains(message).hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"generate", "generate --keys 2", "generate --rounds 3"})
  void shouldAskForTheSize(final String args) {
    final CommandRun run = new CommandRun().run(args.split(" "));

    assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(run.err()).contains("give --keys N and --rounds M").hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--out", "--summary-json"})
  void shouldNameAFileThatCannotBeWritten(final String option) {
    final Path nowhere = directory.resolve("nowhere/file");
    final CommandRun run = generate(option, nowhere.toString());

    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .startsWith("fluxion: " + option + ' ' + nowhere + " cannot be written: there is no folder")
        .hasLineCount(1);
    assertThat(generate(option, directory.toString()).err()).contains("it is a directory");
  }

  @Test
  void shouldWriteTheSameToAFile() throws IOException {
    final Path file = directory.resolve("a.csv");
    final String[] words = {"--x-unit", "s", "--jitter", "0"};
    final CommandRun run = generate(words);
    assertThat(run.out()).hasLineCount(7).startsWith("key,ts,value\nk0,1700000000,");
    assertThat(run.err()).isEmpty();

    final CommandRun toFile = generate("--x-unit", "s", "--jitter", "0", "--out", file.toString());
    assertThat(toFile.status()).isZero();
    assertThat(toFile.out()).isEmpty();
    assertThat(file).hasContent(run.out());
  }

  @Test
  void shouldSayWhatThereIs() {
    final CommandRun run = new CommandRun().run("generate", "--help");

    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("--resets", "--churn", "--seed", "Exit status:");
    assertThat(new CommandRun().run("--help").out()).contains("generate");
  }
}
