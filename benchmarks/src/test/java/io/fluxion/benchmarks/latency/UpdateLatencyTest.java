// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.latency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateLatencyTest {
  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(final String... words) {
    return UpdateLatency.run(
        words,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @Test
  void shouldMeasureAllThreeAndWriteWhatItSays() throws Exception {
    final int status =
        run(
            "--rate",
            "1000",
            "--seconds",
            "1",
            "--warmup",
            "1",
            "--keys",
            "100",
            "--out",
            folder.resolve("new").toString());
    assertThat(status).as(err.toString(StandardCharsets.UTF_8)).isZero();
    assertThat(folder.resolve("new"))
        .isDirectoryContaining("glob:**/percentiles.txt")
        .isDirectoryContaining("glob:**/percentiles.svg");
    for (final String name : new String[] {"idle", "engine", "naive"}) {
      final LatencyLog log = LatencyLog.read(folder.resolve("new").resolve(name + ".hlog"));
      assertThat(log.name()).isEqualTo(name);
      assertThat(log.totalCount()).isEqualTo(1_000);
      assertThat(out.toString(StandardCharsets.UTF_8)).containsPattern("(?m)^" + name + " +[0-9]");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--out",
        "--out x --rate 0",
        "--out x --rate fast",
        "--out x --seconds 301",
        "--out x --keys 0",
        "--out x --warmup -1",
        "--out x --speed 3",
        "--out x more"
      })
  void shouldEndWithTwoWhenTheWordsAreOff(final String words) {
    assertThat(run(words.isEmpty() ? new String[0] : words.split(" "))).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .containsPattern("; --help lists what there is\\R$");
    assertThat(out.size()).isZero();
  }

  @Test
  void shouldEndWithOneWhenTheFolderCannotBeMade() throws Exception {
    final Path file = Files.createFile(folder.resolve("file"));
    assertThat(run("--out", file.toString())).isEqualTo(1);
    assertThat(err.size()).isPositive();
  }

  @Test
  void shouldExplainItself() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("--rate=N", "Exit status");
  }
}
