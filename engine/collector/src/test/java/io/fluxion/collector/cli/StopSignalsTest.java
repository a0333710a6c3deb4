// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StopSignalsTest {
  private static final int TERMINATED = 128 + 15;

  /** A process whose stop takes until it is sent a line. */
  static final class Stopping {
    private Stopping() {}

    public static void main(final String[] args) throws Exception {
      final CountDownLatch put = new CountDownLatch(1);
      new StopSignals(
          () -> {
            System.out.println("stop");
            try {
              put.await();
            } catch (final InterruptedException e) {
              throw new IllegalStateException(e);
            }
          });
      System.out.println("ready");
      System.in.read();
      put.countDown();
      Thread.sleep(TimeUnit.MINUTES.toMillis(1));
    }
  }

  private static void terminate(final Process process) throws Exception {
    final String pid = String.valueOf(process.pid());
    assertThat(new ProcessBuilder("kill", "-TERM", pid).start().waitFor()).isZero();
  }

  /** What a stop puts back, such as a terminal's modes, is put back before a signal can end it. */
  @Test
  void shouldNotBeEndedBeforeItHasStopped() throws Exception {
    assumeTrue(Files.exists(Path.of("/proc/self/status")), "signals as Linux has them");
    final Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Stopping.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        OutputStream in = process.getOutputStream()) {
      assertThat(out.readLine()).isEqualTo("ready");
      terminate(process);
      assertThat(out.readLine()).isEqualTo("stop");
      terminate(process);
      assertThat(out.readLine()).as("it is asked again").isEqualTo("stop");
      end(process, in);
    } finally {
      process.destroyForcibly();
    }
  }

  /** Who asks once more gets what the system does by itself. */
  private static void end(final Process process, final OutputStream in) throws Exception {
    in.write('\n');
    in.flush();
    for (int i = 0; !process.waitFor(200, TimeUnit.MILLISECONDS); i++) {
      assertThat(i).isLessThan(100);
      terminate(process);
    }
    assertThat(process.exitValue()).isEqualTo(TERMINATED);
  }
}
