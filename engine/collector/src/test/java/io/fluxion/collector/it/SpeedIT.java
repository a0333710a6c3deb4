// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
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
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code --speed}: when rows come out; what comes out is the same. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SpeedIT {
  /** Of 5 s: late, repeated and absent x, each of which would cost a wait if it were believed. */
  private static final String ROWS =
      """
      k,x,y
      a,100,1
      a,100.001,2
      b,101,5
      a,102.5,7
      a,102.4,8
      a,,9
      a,102.5,10
      b,104,9
      a,105,30
      """;

  @TempDir Path directory;

  private Path write(final String name, final String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  private static FluxionProcess replay(final String speed, final Path... files) {
    final FluxionProcess process =
        FluxionProcess.replay("--key", "k", "--x", "x", "--y", "y", "--x-unit", "s")
            .and("--out", "csv", "--speed", speed);
    for (final Path file : files) {
      process.and(file);
    }
    return process;
  }

  /** Seconds from the header line, which comes with the first row, to the end of the output. */
  private double seconds(final FluxionProcess call, final StringBuilder out) throws Exception {
    final Process process = call.start(directory.resolve("err"));
    process.getOutputStream().close();
    final long begin;
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = reader.readLine();
      begin = System.nanoTime();
      for (; line != null; line = reader.readLine()) {
        out.append(line).append('\n');
      }
    }
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(directory.resolve("err")).isEmptyFile();
    return (System.nanoTime() - begin) / 1e9;
  }

  /** The whole is late by what the JVM's end takes, and by a busy machine. */
  @ParameterizedTest
  @CsvSource({"10x, 0.5", "2.5x, 2"})
  void shouldKeepTheRecordingsPace(final String speed, final double expected) throws Exception {
    final Path rows = write("rows.csv", ROWS);
    final StringBuilder paced = new StringBuilder();
    final double seconds = seconds(replay(speed, rows), paced);

    assertThat(paced.toString()).isEqualTo(replay("max", rows).run().out()).hasLineCount(10);
    assertThat(seconds).isBetween(expected - 0.1, expected + 2.5);
  }

  /** At full speed the same recording, some hours long, takes no time. */
  @Test
  void shouldNotWaitAtFullSpeed() throws IOException {
    final Path rows = write("hours.csv", "k,x,y\na,0,1\na,3600,2\na,36000,2\n");
    final FluxionProcess.Outcome outcome = replay("max", rows).run();

    assertThat(outcome.exit()).isZero();
    assertThat(outcome.lines()).hasSize(4);
  }

  @Test
  void shouldGoOnAcrossFiles() throws Exception {
    final Path first = write("first.csv", "k,x,y\na,1,1\na,2,2\n");
    final Path second = write("second.csv", "k,x,y\na,1.5,1\na,11,2\n");
    final StringBuilder paced = new StringBuilder();
    final double seconds = seconds(replay("10x", first, second), paced);

    assertThat(paced.toString()).isEqualTo(replay("max", first, second).run().out());
    assertThat(seconds).isBetween(0.9, 4.0);
  }

  /** Docker's frames go by read: the recording of 250 s. */
  @Test
  void shouldKeepThePaceOfFrames() throws Exception {
    final FluxionProcess paced =
        FluxionProcess.replay("--out", "csv", "--speed", "200x").and(FluxionProcess.RECORDING);
    final StringBuilder out = new StringBuilder();
    final double seconds = seconds(paced, out);

    assertThat(out.toString())
        .isEqualTo(FluxionProcess.replay("--out", "csv").and(FluxionProcess.RECORDING).run().out());
    assertThat(seconds).isBetween(1.1, 4.0);
  }

  /** What came before a wait is out, the wait is named once, and the rows behind it still come. */
  @Test
  void shouldSayThatItWaits() throws Exception {
    final Path rows = write("far.csv", "k,x,y\na,1,1\na,2,2\na,400000,3\na,3,4\n");
    final Path errors = directory.resolve("errors");
    final Process process = replay("100x", rows).start(errors);
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (int i = 0; i < 3; i++) {
        assertThat(reader.readLine()).isNotEmpty();
      }
      while (Files.size(errors) == 0) {
        Thread.sleep(10);
      }
      Thread.sleep(50);
      assertThat(reader.ready()).isFalse();
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertThat(Files.readString(errors))
        .startsWith("fluxion: " + rows + ":4: this row is due in 1 h 6 min")
        .hasLineCount(1);
  }
}
