// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A line of 100 MB, read by a JVM with 128: it is one malformed row and nothing more. */
class HugeLineIT {
  private static final int MEGABYTES = 100;

  @TempDir Path directory;

  private static FluxionProcess replay(final String... words) {
    return FluxionProcess.replay(words)
        .and("--out", "csv", "--max-keys", "1000")
        .jvm("-Xmx128m", "-XX:MaxDirectMemorySize=32m");
  }

  private Path file(final String name, final String head, final char letter, final String tail)
      throws IOException {
    final Path file = directory.resolve(name);
    final byte[] letters = new byte[1 << 20];
    Arrays.fill(letters, (byte) letter);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      out.write(head.getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < MEGABYTES; i++) {
        out.write(letters);
      }
      out.write(tail.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  /** In a cell, in digits, in a quoted cell; the quote is closed before the line ends. */
  @ParameterizedTest
  @ValueSource(strings = {"z", "a,2,7", "\"q"})
  void shouldPassOverAHugeCsvRow(final String start) throws IOException {
    final char letter = start.charAt(start.length() - 1);
    final String end = start.startsWith("\"") ? "\",2,2\n" : "\n";
    final Path file =
        file("huge.csv", "k,x,y\na,1,1\n" + start, letter, end + "a,3,5\na,5,two\na,5,6\n");
    final FluxionProcess.Outcome outcome =
        replay("--format", "csv", "--key", "k", "--x", "x", "--y", "y").and(file).run();
    Faults.malformed(outcome, "huge.csv", 3, 5);
    assertThat(outcome.out())
        .isEqualTo("key,x,field,derivative,status\na,1,y,,FIRST\na,3,y,2.0,OK\na,5,y,0.5,OK\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"z", "{\"k\":\"a\",\"x\":2,\"y\":7", "{\"k\":\"a"})
  void shouldPassOverAHugeJsonLine(final String start) throws IOException {
    final Path file =
        file(
            "huge.ndjson",
            "{\"k\":\"a\",\"x\":1,\"y\":1}\n" + start,
            start.charAt(start.length() - 1),
            "\n"
                + "{\"k\":\"a\",\"x\":3,\"y\":5}\n"
                + "{\"k\":\"a\",\"x\":4}\n"
                + "{\"k\":\"a\",\"x\":5,\"y\":6}");
    final FluxionProcess.Outcome outcome =
        replay("--format", "ndjson", "--key", "/k", "--x", "/x", "--y", "/y").and(file).run();
    Faults.malformed(outcome, "huge.ndjson", 2);
    assertThat(outcome.out())
        .isEqualTo(
            """
            key,x,field,derivative,status
            a,1,y,,FIRST
            a,3,y,2.0,OK
            a,4,y,,MISSING
            a,5,y,0.5,OK
            """);
  }

  /** Nothing but the line: no row, so the input is of no use, or its header is off. */
  @Test
  void shouldRefuseAFileOfOneHugeLine() throws IOException {
    final Path file = file("line.csv", "", 'z', "");
    final FluxionProcess.Outcome outcome =
        replay("--key", "k", "--x", "x", "--y", "y").and(file).run();
    assertThat(Faults.line(outcome)).contains("line.csv");
    assertThat(outcome.exit()).isIn(1, 2);
  }

  @Test
  void shouldRefuseAFileOfOneHugeFrame() throws IOException {
    final Path file = file("line.ndjson", "{\"read\":\"", '2', "");
    final FluxionProcess.Outcome outcome = replay("--format", "docker").and(file).run();
    assertThat(Faults.lines(outcome)).hasSizeBetween(1, 2);
    assertThat(outcome.err()).contains("line.ndjson");
    assertThat(outcome.exit()).isEqualTo(1);
  }
}
