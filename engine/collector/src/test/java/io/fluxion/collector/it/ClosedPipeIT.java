// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reader of the output goes away, as {@code | head} does: quietly done. */
class ClosedPipeIT {
  private static final int ROWS = 500_000;
  @TempDir static Path directory;
  private static Path rows;

  @BeforeAll
  static void writeRows() throws IOException {
    rows = directory.resolve("rows.csv");
    try (Writer out = Files.newBufferedWriter(rows)) {
      out.write("k,x,y\n");
      for (int i = 0; i < ROWS; i++) {
        out.write("key" + i % 100 + ',' + i + ',' + 3L * i + '\n');
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "ndjson"})
  void shouldEndQuietlyWhenTheReaderHasEnough(final String format) throws Exception {
    final Path errors = directory.resolve(format + ".err");
    final Process process =
        FluxionProcess.replay("--key", "k", "--x", "x", "--y", "y", "--out", format)
            .and(rows)
            .start(errors);
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (int i = 0; i < 5; i++) {
        assertThat(reader.readLine()).isNotEmpty();
      }
    }
    assertEndsQuietly(process, errors);
  }

  @Test
  void shouldEndQuietlyWhenTheReaderReadsNothing() throws Exception {
    final Path errors = directory.resolve("nothing.err");
    final Process process =
        FluxionProcess.replay("--key", "k", "--x", "x", "--y", "y", "--out", "csv")
            .and(rows)
            .start(errors);
    process.getInputStream().close();
    assertEndsQuietly(process, errors);
  }

  /** Malformed rows are no reason to speak up or to fail later. */
  @Test
  void shouldStillNameMalformedRowsBeforeIt() throws Exception {
    final Path errors = directory.resolve("malformed.err");
    final Path file = directory.resolve("malformed.csv");
    Files.writeString(file, "k,x,y\na,1,one\n" + Files.readString(rows).substring(6));
    final Process process =
        FluxionProcess.replay("--key", "k", "--x", "x", "--y", "y", "--out", "csv")
            .and(file)
            .start(errors);
    process.getInputStream().close();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(Files.readAllLines(errors)).hasSize(1).allMatch(l -> l.contains("malformed.csv"));
  }

  private static void assertEndsQuietly(final Process process, final Path errors)
      throws IOException, InterruptedException {
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(errors)).isEmpty();
    assertThat(process.exitValue()).isZero();
  }
}
