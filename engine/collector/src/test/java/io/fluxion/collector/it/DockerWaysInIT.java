// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same recording by other ways in, and as a table. */
class DockerWaysInIT {
  @TempDir private Path directory;
  private static FluxionProcess.Outcome plain;

  @BeforeAll
  static void replayPlainly() {
    plain = replay("--format", "docker").and(FluxionProcess.RECORDING).run();
    assertThat(plain.exit()).isZero();
    assertThat(plain.lines()).hasSize(1 + 964 * DockerRecording.FIELDS.size());
  }

  private static FluxionProcess replay(final String... words) {
    return FluxionProcess.replay(words).and("--emit", "derivative,rate,resets", "--out", "csv");
  }

  private static void assertSame(final FluxionProcess.Outcome outcome) {
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.bytes()).isEqualTo(plain.bytes());
  }

  @Test
  void shouldKnowTheFormatByItsContent() {
    assertSame(replay("--format", "auto").and(FluxionProcess.RECORDING).run());
    assertSame(replay().and(FluxionProcess.RECORDING).run());
  }

  @Test
  void shouldReadGzipAsItIs() throws IOException {
    final Path file = directory.resolve("merged.ndjson.gz");
    gzip(Files.readAllBytes(FluxionProcess.RECORDING), file);
    assertSame(replay("--format", "docker").and(file).run());
    assertSame(replay().and(file).run());
  }

  @Test
  void shouldReadGzipOfSeveralMembers() throws IOException {
    final byte[] bytes = Files.readAllBytes(FluxionProcess.RECORDING);
    final Path first = directory.resolve("first.gz");
    final Path second = directory.resolve("second.gz");
    // Cut within a line.
    gzip(Arrays.copyOfRange(bytes, 0, 700_001), first);
    gzip(Arrays.copyOfRange(bytes, 700_001, bytes.length), second);
    final Path both = directory.resolve("both.ndjson.gz");
    try (OutputStream out = Files.newOutputStream(both)) {
      Files.copy(first, out);
      Files.copy(second, out);
    }
    assertSame(replay("--format", "docker").and(both).run());
  }

  @ParameterizedTest
  @ValueSource(ints = {1 << 20, 4096, 97})
  void shouldReadStandardInputInChunksOfAnySize(final int bytes) throws IOException {
    final FluxionProcess process = replay("--format", "docker", "-");
    assertSame(process.input(Files.readAllBytes(FluxionProcess.RECORDING)).chunk(bytes).run());
  }

  @Test
  void shouldKnowTheFormatOfStandardInput() throws IOException {
    assertSame(replay("-").input(Files.readAllBytes(FluxionProcess.RECORDING)).chunk(97).run());
  }

  @Test
  void shouldReadSeveralFilesAsOne() throws IOException {
    final List<String> lines = Files.readAllLines(FluxionProcess.RECORDING);
    final Path head = Files.write(directory.resolve("head.ndjson"), lines.subList(0, 400));
    final Path tail = Files.write(directory.resolve("tail.ndjson"), lines.subList(400, 964));
    assertSame(replay("--format", "docker").and(head).and(tail).run());
  }

  @Test
  void shouldGiveALineForEachContainerInTheTable() {
    final FluxionProcess.Outcome table =
        FluxionProcess.replay("--format", "docker", "--out", "table")
            .and(FluxionProcess.RECORDING)
            .run();
    assertThat(table.exit()).isZero();
    assertThat(table.err()).isEmpty();
    for (final String name : List.of("idle", "spin", "duty", "job")) {
      assertThat(table.lines())
          .filteredOn(line -> line.matches(".*\\b" + name + "\\b.*"))
          .as(name)
          .hasSize(1);
    }
    assertThat(table.lines())
        .filteredOn(line -> line.matches(".*\\bjob\\b.*"))
        .allMatch(line -> line.contains("MISSING"));
    assertThat(table.lines())
        .filteredOn(line -> line.matches(".*\\b(idle|spin|duty)\\b.*"))
        .allMatch(line -> line.contains("OK"));
  }

  private static void gzip(final byte[] bytes, final Path file) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(bytes);
    }
  }
}
