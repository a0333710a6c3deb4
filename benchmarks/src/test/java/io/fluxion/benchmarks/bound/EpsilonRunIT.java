// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The README's commands, with a hundredth of their updates: in 64 MB, and nobody collects. */
class EpsilonRunIT {
  @Test
  void shouldFinishWithoutAGarbageCollector() throws IOException, InterruptedException {
    assertThat(outputOf(EpsilonRun.class)).contains("10000000 updates over 100000 keys, all right");
  }

  @Test
  void shouldReadAFreshStoresMetricsAfterManyUpdatesThroughOneKey()
      throws IOException, InterruptedException {
    assertThat(outputOf(OneKeyRun.class))
        .contains("10000000 updates through one key")
        .contains("every window metric is that of a fresh store");
  }

  private static String outputOf(final Class<?> run) throws IOException, InterruptedException {
    final Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UnlockExperimentalVMOptions",
                "-XX:+UseEpsilonGC",
                "-Xmx64m",
                "-cp",
                System.getProperty("fluxion.benchmarks.jar"),
                run.getName(),
                "10000000")
            .redirectErrorStream(true)
            .start();
    final String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(out).isZero();
    return out;
  }
}
