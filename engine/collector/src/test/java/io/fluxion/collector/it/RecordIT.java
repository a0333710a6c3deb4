// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Recordings from outside: while they are written, cut off, packed, onto a disk that is full. */
class RecordIT {
  private static final int MEASURED = 15;
  private static final long MOST_NANOS = 100_000_000;

  @TempDir Path directory;

  static boolean hasFullDevice() {
    return Files.isWritable(Path.of("/dev/full"));
  }

  private Path record() {
    final Path recording = directory.resolve("docker.fluxion");
    final FluxionProcess.Outcome outcome =
        FluxionProcess.fluxion("record", "--record", recording.toString())
            .and(FluxionProcess.RECORDING)
            .run();
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.exit()).isZero();
    return recording;
  }

  private static String replay(final String file, final byte[] input) {
    final FluxionProcess.Outcome outcome =
        FluxionProcess.replay("--out", "csv", "--emit", "derivative,rate,resets", file)
            .input(input)
            .run();
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.exit()).isZero();
    return outcome.out();
  }

  @Test
  void shouldReplayARealRecordingAsItsFrames() throws IOException {
    final byte[] nothing = {};
    final String expected = replay(FluxionProcess.RECORDING.toString(), nothing);
    final Path recording = record();

    assertThat(replay(recording.toString(), nothing)).isEqualTo(expected);
    assertThat(replay("-", Files.readAllBytes(recording))).isEqualTo(expected);
    assertThat(Files.size(recording))
        .isLessThan(Files.size(FluxionProcess.RECORDING) / 20)
        .isGreaterThan(10_000);
  }

  /** Each row is in the file, in a whole block, within 100 ms; the median of fifteen. */
  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void shouldBeReadableWhileItIsWritten() throws Exception {
    final Path recording = directory.resolve("live.fluxion");
    final Process process =
        FluxionProcess.fluxion("record", "--record", recording.toString())
            .and("--format", "csv", "--key", "k", "--x", "x", "--y", "y", "-")
            .start(directory.resolve("err"));
    final long[] nanos = new long[MEASURED];
    try (OutputStream pipe = process.getOutputStream()) {
      pipe.write("k,x,y\n".getBytes(StandardCharsets.UTF_8));
      long size = 0;
      for (int i = 0; i < MEASURED; i++) {
        final long start = System.nanoTime();
        pipe.write(("a," + i + ',' + 3 * i + '\n').getBytes(StandardCharsets.UTF_8));
        pipe.flush();
        while (!Files.exists(recording) || Files.size(recording) <= size) {
          Thread.sleep(1);
        }
        // The header comes with the first row, and may be seen before its block.
        Thread.sleep(i == 0 ? 200 : 5);
        nanos[i] = System.nanoTime() - start;
        size = Files.size(recording);
        if (i % 7 == 3) {
          final FluxionProcess.Outcome outcome =
              FluxionProcess.replay("--out", "csv").and(recording).run();
          assertThat(outcome.lines()).hasSize(i + 2);
          assertThat(Faults.line(outcome)).contains("ends without an end mark");
        }
      }
    } finally {
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(process.exitValue()).isZero();
    Arrays.sort(nanos);
    assertThat(nanos[MEASURED / 2]).isLessThan(MOST_NANOS);
    assertThat(replay(recording.toString(), new byte[0]).lines()).hasSize(MEASURED + 1);
  }

  @Test
  void shouldGiveTheWholeBlocksOfATornRecording() throws IOException {
    final Path rows = directory.resolve("rows.csv");
    final StringBuilder text = new StringBuilder("k,x,y\n");
    for (int i = 0; i < 10_000; i++) {
      text.append("key").append(i % 10).append(',').append(i).append(',').append(i).append('\n');
    }
    Files.writeString(rows, text);
    final Path recording = directory.resolve("rows.fluxion");
    final FluxionProcess record =
        FluxionProcess.fluxion("record", "--record", recording.toString())
            .and("--key", "k", "--x", "x", "--y", "y");
    assertThat(record.and(rows).run().exit()).isZero();
    final byte[] bytes = Files.readAllBytes(recording);
    final Path torn = directory.resolve("torn.fluxion");
    Files.write(torn, Arrays.copyOf(bytes, bytes.length - 100));

    final FluxionProcess.Outcome outcome = FluxionProcess.replay("--out", "csv").and(torn).run();
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.lines()).hasSize(1 + 2 * 4096);
    assertThat(Faults.line(outcome))
        .contains("torn.fluxion: block 3 at byte ", "its 1808 rows are lost");
    final FluxionProcess.Outcome strict =
        FluxionProcess.replay("--strict", "--out", "csv").and(torn).run();
    assertThat(strict.exit()).isEqualTo(1);
    assertThat(strict.lines()).hasSize(1 + 2 * 4096);
  }

  @Test
  @EnabledIf("hasFullDevice")
  void shouldSayThatTheDiskIsFull() {
    final FluxionProcess.Outcome outcome =
        FluxionProcess.fluxion("record", "--record", "/dev/full")
            .and(FluxionProcess.RECORDING)
            .run();
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(Faults.line(outcome)).contains("/dev/full cannot be written: No space left");
  }

  @Test
  void shouldDescribeTheCommandsInTheirHelp() {
    for (final List<String> words :
        List.of(
            List.of("--help", "record", "live", "replay", "help"),
            List.of(
                "record", "--help", "--record", "--format", "--key", "--max-keys", "--strict"))) {
      final int own = words.indexOf("--help") + 1;
      final FluxionProcess.Outcome outcome =
          FluxionProcess.fluxion(words.subList(0, own).toArray(String[]::new)).run();
      assertThat(outcome.exit()).isZero();
      assertThat(outcome.err()).isEmpty();
      assertThat(outcome.out()).contains(words.subList(own, words.size()));
    }
  }
}
