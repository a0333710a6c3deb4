// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * From a pipe, a row's result is out within 100 ms of the row's arrival. The row after it comes
 * only when its result is there, so nothing can be held back; the median of twenty is taken, since
 * a busy machine may be late now and then.
 */
class LatencyIT {
  private static final int WARM_UP = 5;
  private static final int MEASURED = 20;
  private static final long MOST_NANOS = 100_000_000;

  @TempDir Path directory;

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void shouldGiveEachCsvRowAtOnce() throws Exception {
    final FluxionProcess process =
        FluxionProcess.replay("--format", "csv", "--key", "k", "--x", "x", "--y", "y", "-");
    measure(process.and("--out", "csv"), "k,x,y\n", 1, i -> "a," + i + ',' + 3 * i + '\n', 1);
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void shouldGiveEachRowAtOnceAsNdjson() throws Exception {
    final FluxionProcess process =
        FluxionProcess.replay("--format", "ndjson", "--key", "/k", "--x", "/x", "--y", "/y", "-");
    measure(
        process.and("--out", "ndjson"),
        "",
        0,
        i -> "{\"k\":\"a\",\"x\":" + i + ",\"y\":" + 3 * i + "}\n",
        1);
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void shouldGiveEachFrameAtOnce() throws Exception {
    final List<String> frames = Files.readAllLines(FluxionProcess.RECORDING);
    final FluxionProcess process = FluxionProcess.replay("--format", "docker", "--out", "csv", "-");
    measure(process, "", 1, i -> frames.get(i) + '\n', DockerRecording.FIELDS.size());
  }

  /** The format is known from the first line on, not after some buffer has filled. */
  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void shouldGiveEachFrameAtOnceWhereTheFormatIsFoundOut() throws Exception {
    final List<String> frames = Files.readAllLines(FluxionProcess.RECORDING);
    final FluxionProcess process = FluxionProcess.replay("--out", "csv", "-");
    measure(process, "", 1, i -> frames.get(i) + '\n', DockerRecording.FIELDS.size());
  }

  /** Header lines come with the first row's result at the latest. */
  private void measure(
      final FluxionProcess call,
      final String head,
      final int headerLines,
      final IntFunction<String> row,
      final int linesPerRow)
      throws IOException, InterruptedException {
    final long[] nanos = new long[MEASURED];
    final Process process = call.start(directory.resolve("err"));
    final OutputStream pipe = process.getOutputStream();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      pipe.write(head.getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < WARM_UP + MEASURED; i++) {
        final byte[] bytes = row.apply(i).getBytes(StandardCharsets.UTF_8);
        final long start = System.nanoTime();
        pipe.write(bytes);
        pipe.flush();
        for (int line = i == 0 ? -headerLines : 0; line < linesPerRow; line++) {
          assertThat(reader.readLine()).isNotEmpty();
        }
        if (i >= WARM_UP) {
          nanos[i - WARM_UP] = System.nanoTime() - start;
        }
      }
      pipe.close();
      assertThat(reader.readLine()).isNull();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    } finally {
      process.destroyForcibly();
    }
    Arrays.sort(nanos);
    assertThat(nanos[MEASURED / 2]).isLessThan(MOST_NANOS);
  }
}
