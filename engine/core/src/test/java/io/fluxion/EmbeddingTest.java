// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The front door, and what it asks of the JVM that embeds it: nothing. */
class EmbeddingTest {
  /** What an embedder's program does; the test runs it in a JVM of its own. */
  static final class Program {
    private Program() {}

    public static void main(final String[] args) {
      final DerivativeStore cpu = Fluxion.countersPerSecond(10_000);
      final int handle = cpu.acquire(4711);
      cpu.update(handle, 1_000_000_000L, 500L);
      System.out.println(cpu.update(handle, 3_000_000_000L, 700L));
    }
  }

  @Test
  void shouldTakeThreeLinesForOneCounterOverTime() {
    final DerivativeStore cpu = Fluxion.countersPerSecond(10_000);
    final int handle = cpu.acquire(4711);
    assertThat(cpu.update(handle, 1_000_000_000L, 500L)).isNaN();
    assertThat(cpu.status()).isEqualTo(SampleStatus.FIRST);
    assertThat(cpu.update(handle, 3_000_000_000L, 700L)).isEqualTo(100.0);
    assertThat(cpu.rate(handle)).isEqualTo(100.0);
  }

  @Test
  void shouldRunWithoutAnyJvmFlag() throws IOException, InterruptedException {
    final Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName())
            .redirectErrorStream(true)
            .start();
    final String out =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(out).isEqualTo("100.0");
    assertThat(process.exitValue()).isZero();
  }
}
