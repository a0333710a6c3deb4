// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Inputs that cannot be used, or only up to a point. What is wrong with rows is BadRowIT's. */
class BadInputIT {
  private static final String[] CSV = {"--format", "csv", "--key", "k", "--x", "x", "--y", "y"};

  @TempDir Path directory;

  private static FluxionProcess csv() {
    return FluxionProcess.replay(CSV).and("--out", "csv");
  }

  private Path file(final String name, final byte[] bytes) throws IOException {
    return Files.write(directory.resolve(name), bytes);
  }

  private Path file(final String name, final String text) throws IOException {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "docker", "csv", "ndjson"})
  void shouldRefuseAnEmptyFile(final String format) throws IOException {
    final Path file = file("empty.dat", "");
    final FluxionProcess process = FluxionProcess.replay("--format", format, "--out", "csv");
    if (!format.equals("docker")) {
      final String slash = format.equals("csv") ? "" : "/";
      process.and("--key", slash + "k", "--x", slash + "x", "--y", slash + "y");
    }
    Faults.unusable(process.and(file).run(), "empty.dat");
  }

  @Test
  void shouldRefuseEmptyStandardInput() {
    final FluxionProcess.Outcome outcome =
        FluxionProcess.replay("--format", "docker", "--out", "csv", "-").run();
    Faults.line(outcome);
    assertThat(outcome.exit()).isEqualTo(1);
  }

  @Test
  void shouldRefuseAnEmptyGzip() throws IOException {
    Faults.unusable(csv().and(file("empty.csv.gz", gzip(""))).run(), "empty.csv.gz");
    Faults.unusable(csv().and(file("nothing.csv.gz", "")).run(), "nothing.csv.gz");
  }

  @Test
  void shouldRefuseAHeaderWithoutRows() throws IOException {
    Faults.unusable(csv().and(file("header.csv", "k,x,y\n")).run(), "header.csv");
  }

  @Test
  void shouldRefuseAMissingFile() {
    final FluxionProcess.Outcome outcome = csv().and(directory.resolve("not-there.csv")).run();
    Faults.unusable(outcome, "not-there.csv");
    assertThat(outcome.err()).containsIgnoringCase("no such file");
  }

  @Test
  void shouldRefuseADirectory() {
    final FluxionProcess.Outcome outcome = csv().and(directory).run();
    Faults.unusable(outcome, directory.toString());
    assertThat(outcome.err()).containsIgnoringCase("directory");
  }

  /** Its first line is as good a csv header as any, so the call may be what is off (2). */
  @ParameterizedTest
  @ValueSource(strings = {"auto", "csv", "ndjson", "docker"})
  void shouldRefuseABinaryFile(final String format) throws IOException {
    final byte[] bytes = new byte[100_000];
    new Random(1).nextBytes(bytes);
    // No UTF-8, no gzip, no brace.
    bytes[0] = (byte) 0xfe;
    final String slash = format.equals("ndjson") ? "/" : "";
    final FluxionProcess process = FluxionProcess.replay("--format", format, "--out", "csv");
    if (!format.equals("docker")) {
      process.and("--key", slash + "k", "--x", slash + "x", "--y", slash + "y");
    }
    final FluxionProcess.Outcome outcome = process.and(file("noise.bin", bytes)).run();
    // At most ten rows that are none, their count, and that there is not one good row.
    assertThat(Faults.lines(outcome)).hasSizeBetween(1, 12);
    assertThat(outcome.err()).contains("noise.bin");
    assertThat(outcome.exit()).isIn(1, 2);
    assertThat(outcome.lines()).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void shouldListTheColumnsThereAreWhereTheNamedOneIsMissing() throws IOException {
    final Path file = file("columns.csv", "host,ts,bytes in\nh,1,2\n");
    final FluxionProcess process =
        FluxionProcess.replay("--key", "container", "--x", "ts", "--y", "bytes in", "--out", "csv");
    Faults.misused(process.and(file).run(), "container", "host", "ts", "bytes in");
  }

  @Test
  void shouldSayWhichPointerIsNone() throws IOException {
    final Path file = file("rows.ndjson", "{\"k\":\"a\",\"x\":1,\"y\":1}\n");
    final FluxionProcess process =
        FluxionProcess.replay("--format", "ndjson", "--key", "/k", "--x", "x", "--y", "/y");
    Faults.misused(process.and("--out", "csv").and(file).run(), "/x");
  }

  @Test
  void shouldGiveTheRowsBeforeACutInAGzip() throws IOException {
    final String rows = rows(20_000);
    final String whole = csv().input(rows).and("-").run().out();
    final byte[] gzip = gzip(rows);
    for (final int length : List.of(gzip.length - 4, gzip.length - 8, gzip.length / 2)) {
      final Path file = file("cut.csv.gz", Arrays.copyOf(gzip, length));
      final FluxionProcess.Outcome outcome = csv().and(file).run();
      Faults.unusable(outcome, "cut.csv.gz");
      assertThat(outcome.lines()).hasSizeGreaterThan(5_000);
      assertThat(whole).startsWith(outcome.out());
    }
  }

  @Test
  void shouldRefuseAGzipCutInItsHeader() throws IOException {
    final Path file = file("stub.csv.gz", Arrays.copyOf(gzip(rows(10)), 6));
    Faults.unusable(csv().and(file).run(), "stub.csv.gz");
  }

  @Test
  void shouldGiveTheRowsOfAGzipWhoseChecksumIsOff() throws IOException {
    final String rows = rows(1_000);
    final byte[] gzip = gzip(rows);
    gzip[gzip.length - 6] ^= 0x55;
    final FluxionProcess.Outcome outcome = csv().and(file("checksum.csv.gz", gzip)).run();
    Faults.unusable(outcome, "checksum.csv.gz");
    assertThat(outcome.out()).isEqualTo(csv().input(rows).and("-").run().out());
  }

  @Test
  void shouldGiveTheRowsBeforeTheDamageInAGzip() throws IOException {
    final String rows = rows(200_000);
    final byte[] gzip = gzip(rows);
    Arrays.fill(gzip, gzip.length / 2, gzip.length / 2 + 1_000, (byte) 0xff);
    final FluxionProcess.Outcome outcome = csv().and(file("damaged.csv.gz", gzip)).run();
    // Up to where the damage shows, the inflated bytes may be rubbish: rows that are none.
    assertThat(Faults.lines(outcome)).hasSizeBetween(1, 12);
    assertThat(outcome.err()).contains("damaged.csv.gz");
    assertThat(outcome.exit()).isEqualTo(1);
    final List<String> whole = csv().input(rows).and("-").run().lines();
    assertThat(outcome.lines()).hasSizeGreaterThan(50_000);
    assertThat(outcome.lines().subList(0, 50_000)).isEqualTo(whole.subList(0, 50_000));
  }

  @Test
  void shouldRefuseWhatIsNoGzip() throws IOException {
    final FluxionProcess.Outcome outcome = csv().and(file("rows.csv.gz", rows(3))).run();
    if (outcome.exit() == 0) {
      // Or read it by its content.
      assertThat(outcome.lines()).hasSize(4);
      assertThat(outcome.err()).isEmpty();
    } else {
      Faults.unusable(outcome, "rows.csv.gz");
    }
  }

  private static String rows(final int count) {
    final Random random = new Random(7);
    final StringBuilder text = new StringBuilder("k,x,y\n");
    long y = 0;
    for (int x = 1; x <= count; x++) {
      y += random.nextInt(1_000_000);
      text.append("key,").append(x).append(',').append(y).append('\n');
    }
    return text.toString();
  }

  private static byte[] gzip(final String text) throws IOException {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
