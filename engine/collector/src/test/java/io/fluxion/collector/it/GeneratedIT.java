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
package io.fluxion.collector.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A generated recording holds what was asked for, and a replay finds it. */
class GeneratedIT {
  @TempDir Path directory;

  private Path generate(final String name, final String... words) {
    final Path file = directory.resolve(name);
    final FluxionProcess.Outcome outcome =
        FluxionProcess.fluxion("generate", "--out", file.toString()).and(words).run();
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.bytes()).isEmpty();
    return file;
  }

  /** The two summaries have the same samples, keys and statuses, word for word. */
  @ParameterizedTest
  @ValueSource(strings = {"csv", "ndjson"})
  void shouldBeFoundByAReplay(final String format) throws IOException {
    final Path made = directory.resolve("made.json");
    final Path found = directory.resolve("found.json");
    final Path file =
        generate(
            "a." + format,
            ("--keys 300 --rounds 200 --fields 3 --resets 0.01 --holes 0.02 --late 0.03"
                    + " --duplicates 0.04 --churn 0.005 --seed 7 --format "
                    + format
                    + " --summary-json "
                    + made)
                .split(" "));
    final String slash = format.equals("csv") ? "" : "/";
    final FluxionProcess.Outcome replay =
        FluxionProcess.replay("--key", slash + "key", "--x", slash + "ts", "--x-unit", "ns")
            .and("--y", "%svalue,%svalue2,%svalue3".replace("%s", slash))
            .and("--out", "none", "--summary-json", found.toString())
            .and(file)
            .run();
    assertThat(replay.exit()).isZero();
    assertThat(replay.err()).isEmpty();

    final String counted = Files.readString(made);
    final String status = counted.substring(counted.indexOf("\"status\":"), counted.length() - 2);
    assertThat(Files.readString(found)).contains("\"samples\":60000").contains(status);
    assertThat(counted).contains("\"samples\":60000");
    final String keys = counted.replaceAll("(?s).*(\"keys\":\\d+).*", "$1");
    assertThat(Files.readString(found)).contains(keys + ',');
    for (final String name :
        new String[] {"RESET", "MISSING", "DUPLICATE_X", "OUT_OF_ORDER", "FIRST"}) {
      assertThat(status).containsPattern('"' + name + "\":[1-9]\\d{2}");
    }
  }

  @Test
  void shouldBeTheSameForTheSameSeed() throws IOException {
    final String[] words = {"--keys", "50", "--rounds", "50", "--holes", "0.1", "--seed", "-3"};
    final Path first = generate("first.csv", words);
    final FluxionProcess.Outcome again =
        FluxionProcess.fluxion("generate").and(words).jvm("-XX:TieredStopAtLevel=1").run();
    assertThat(again.bytes()).isEqualTo(Files.readAllBytes(first));
  }

  @Test
  void shouldEndQuietlyWhenTheReaderHasEnough() throws Exception {
    final Path errors = directory.resolve("err");
    final Process process =
        FluxionProcess.fluxion("generate", "--keys", "1000", "--rounds", "1000000").start(errors);
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(reader.readLine()).isEqualTo("key,ts,value");
    }
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(errors).isEmptyFile();
  }

  /** A few longs a key, and nothing per row. */
  @Test
  void shouldRunWithoutACollector() {
    final FluxionProcess.Outcome outcome =
        FluxionProcess.fluxion("generate", "--keys", "1000", "--rounds", "2000")
            .and("--out", directory.resolve("large.csv").toString(), "--holes", "0.01")
            .jvm("-XX:+UnlockExperimentalVMOptions", "-XX:+UseEpsilonGC", "-Xmx64m")
            .run();
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.exit()).isZero();
  }
}
