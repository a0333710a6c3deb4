// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.it;

import static io.fluxion.collector.it.LiveLines.COLUMNS;
import static io.fluxion.collector.it.LiveLines.awaitSize;
import static io.fluxion.collector.it.LiveLines.live;
import static io.fluxion.collector.it.LiveLines.rows;
import static io.fluxion.collector.it.LiveLines.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How {@code fluxion live -} ends: by a signal, by its readers, by its input; and what is kept
 * then.
 */
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Execution(ExecutionMode.CONCURRENT)
class LiveEndIT {
  private static final int MANY_ROWS = 600_000;

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT", "HUP"})
  void shouldEndCleanlyWhenToldTo(final String signal) throws Exception {
    final Path recording = directory.resolve("a.fluxion");
    final Process process =
        live(COLUMNS)
            .and("--out", "table", "--record", recording.toString())
            .quick()
            .start(directory.resolve("err"));
    process.getOutputStream().write("k,x,y\na,1,5\na,2,7\n".getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
    awaitSize(recording, 200);
    if (isIgnored(process, signal)) {
      process.destroyForcibly();
      Assumptions.abort("who started these tests ignores SIG" + signal + ", and so does a JVM");
    }
    signal(process, signal);
    final String out = read(process.getInputStream());
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(out).contains("2 samples · 1 key");
    assertThat(Files.readString(directory.resolve("err"))).isEmpty();
    assertThat(FluxionProcess.replay().and(recording).run().lines())
        .containsExactly("key,x,field,derivative,status", "a,1,y,,FIRST", "a,2,y,2.0,OK");
  }

  /** Even before the first line has told what there is to watch. */
  @Test
  void shouldEndCleanlyWhileNothingHasCome() throws Exception {
    final Process process = live(COLUMNS).quick().start(directory.resolve("err"));
    awaitMessages(process);
    signal(process, "TERM");
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(Files.readString(directory.resolve("err"))).isEmpty();
  }

  /** Who is killed has recorded what is more than a second or so old. */
  @Test
  void shouldLeaveAReadableRecordingWhenKilled() throws Exception {
    final Path recording = directory.resolve("a.fluxion");
    final Process process =
        live(COLUMNS).and("--record", recording.toString()).quick().start(directory.resolve("err"));
    process.getOutputStream().write(rows(10_000).getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
    awaitSize(recording, 200_000);
    process.destroyForcibly().waitFor();
    assertThat(FluxionProcess.replay().and(recording).run().lines()).hasSizeGreaterThan(8_000);
  }

  /** Standard input can wait, so nothing is dropped however slow the reader is. */
  @Test
  void shouldLoseNothingToASlowReader() throws Exception {
    final Path input = directory.resolve("rows.csv");
    Files.writeString(input, rows(MANY_ROWS));
    final Path errors = directory.resolve("err");
    final Process process = live(COLUMNS).and("--out", "csv").start(errors);
    final Thread feeder =
        new Thread(
            () -> {
              try (OutputStream pipe = process.getOutputStream()) {
                Files.copy(input, pipe);
              } catch (final IOException e) {
                // Told by the number of rows.
              }
            });
    feeder.start();
    // By now every buffer on the way is full.
    Thread.sleep(2_000);
    assertThat(feeder.isAlive()).as("the source waits").isTrue();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(reader.lines().count()).isEqualTo(MANY_ROWS + 1L);
    }
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(Files.readString(errors)).isEmpty();
  }

  /**
   * The input is at its end, and the reader takes nothing: that is waited for, but not by who says
   * stop.
   */
  @Test
  void shouldEndSoonWhereOnlyASlowReaderIsWaitedFor() throws Exception {
    final Path errors = directory.resolve("err");
    final Process process = live(COLUMNS).and("--out", "csv").start(errors);
    try (OutputStream pipe = process.getOutputStream()) {
      pipe.write(rows(100_000).getBytes(StandardCharsets.UTF_8));
    }
    assertThat(process.waitFor(3, TimeUnit.SECONDS)).isFalse();
    signal(process, "TERM");
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(errors))
        .matches("fluxion: csv: too slow, its last [0-9,]+ rows are lost\n");
    assertThat(process.exitValue()).isZero();
  }

  /** Samples wait behind the reader that takes nothing: every other output gets them still. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldGiveTheOtherSinksEverythingWhereOneReaderIsSlow(final boolean inputEnds)
      throws Exception {
    final int count = 300_000;
    final Path ndjson = directory.resolve("a.ndjson");
    final Path recording = directory.resolve("a.fluxion");
    final Path errors = directory.resolve("err");
    final Process process =
        live(COLUMNS)
            .and("--out", "csv", "--out", "ndjson=" + ndjson, "--record", recording.toString())
            .start(errors);
    final OutputStream pipe = process.getOutputStream();
    pipe.write(rows(count).getBytes(StandardCharsets.UTF_8));
    pipe.flush();
    if (inputEnds) {
      pipe.close();
    }
    assertThat(process.waitFor(2, TimeUnit.SECONDS)).isFalse();
    assertThat(Files.readString(errors)).isEmpty();
    signal(process, "TERM");
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readAllLines(errors))
        .singleElement()
        .asString()
        .matches("fluxion: csv: too slow, its last [0-9,]+ rows are lost");
    assertThat(process.exitValue()).isZero();
    assertThat(Files.readAllLines(ndjson)).hasSize(count);
    assertThat(FluxionProcess.replay().and(recording).run().lines()).hasSize(count + 1);
  }

  @Test
  void shouldEndQuietlyWhenTheReaderHasEnough() throws Exception {
    final Path errors = directory.resolve("err");
    final Process process = live(COLUMNS).and("--out", "csv").start(errors);
    process.getInputStream().close();
    try (OutputStream pipe = process.getOutputStream()) {
      pipe.write(rows(MANY_ROWS).getBytes(StandardCharsets.UTF_8));
    } catch (final IOException e) {
      // It has ended before it has read everything.
    }
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(Files.readString(errors)).isEmpty();
  }

  /** As {@code tail -f a.csv | fluxion live - ... | head -2}: its input has no end. */
  @Test
  void shouldEndQuietlyWhenTheReaderHasEnoughThoughMoreMayCome() throws Exception {
    final Path errors = directory.resolve("err");
    final Process process = live(COLUMNS).and("--out", "csv").quick().start(errors);
    try (OutputStream pipe = process.getOutputStream()) {
      pipe.write("k,x,y\na,1,5\n".getBytes(StandardCharsets.UTF_8));
      pipe.flush();
      try (BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        assertThat(reader.readLine()).isNotEmpty();
        assertThat(reader.readLine()).isNotEmpty();
      }
      pipe.write("a,2,7\n".getBytes(StandardCharsets.UTF_8));
      pipe.flush();
      // Only the next row meets the reader's absence, if nothing does earlier.
      for (int i = 3; !process.waitFor(500, TimeUnit.MILLISECONDS); i++) {
        assertThat(i).isLessThan(60);
        write(pipe, "a," + i + ",9\n");
      }
    }
    assertThat(Files.readString(errors)).isEmpty();
    assertThat(process.exitValue()).isZero();
  }

  /** Until the run has begun: it has its thread for messages then. */
  private static void awaitMessages(final Process process) throws Exception {
    final Path tasks = Path.of("/proc/" + process.pid() + "/task");
    boolean begun = !Files.exists(tasks);
    for (int i = 0; i < 400 && !begun; i++) {
      Thread.sleep(50);
      try (Stream<Path> threads = Files.list(tasks)) {
        begun = threads.anyMatch(LiveEndIT::isForMessages);
      }
    }
    // Then it takes the signals over, and waits for a line.
    Thread.sleep(1_000);
  }

  private static boolean isForMessages(final Path thread) {
    try {
      return Files.readString(thread.resolve("comm")).startsWith("fluxion-message");
    } catch (final IOException e) {
      // It has ended meanwhile.
      return false;
    }
  }

  /** As below nohup, or behind an ampersand of a script. */
  private static boolean isIgnored(final Process process, final String signal) throws IOException {
    final int number = Map.of("HUP", 1, "INT", 2, "TERM", 15).get(signal);
    final Path status = Path.of("/proc/" + process.pid() + "/status");
    return Files.exists(status)
        && Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .anyMatch(
                line ->
                    (Long.parseUnsignedLong(line.substring(7).strip(), 16) >> number - 1 & 1) != 0);
  }

  private static void signal(final Process process, final String name) throws Exception {
    final List<String> words = List.of("kill", "-" + name, String.valueOf(process.pid()));
    assertThat(new ProcessBuilder(words).start().waitFor()).isZero();
  }

  private static String read(final InputStream stream) throws IOException {
    return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
  }
}
