// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fluxion.Sample;
import io.fluxion.collector.input.InputException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class HostCpuTest {
  @TempDir private Path folder;
  private final KernelText text = new KernelText();

  private final Sample sample = new Sample(2, 8);

  private HostCpu read(final String content) throws Exception {
    final Path file = Files.writeString(folder.resolve("stat"), content);
    try (HostCpu host = new HostCpu(file, 1)) {
      host.read(text);
      return host;
    }
  }

  private long nanos(final HostCpu host) {
    host.stamp(sample, new byte[] {'k'}, 5);
    return sample.xBits(0);
  }

  @Test
  void shouldSumUserToSoftirqWithoutStealAndGuest() throws Exception {
    final HostCpu host =
        read(
            "cpu  1 20 300 4000 50000 600000 7000000 80000000 9 9\n"
                + "cpu0 1 2 3\ncpu2 1 2 3\nintr 5 6\nctxt 7\nprocesses 4711\n");
    assertThat(nanos(host)).isEqualTo(7_654_321L * 10_000_000);
    assertThat(sample.keyScale(0)).isEqualTo(2);
    assertThat(sample.xBits(1)).isEqualTo(sample.frame()).isEqualTo(5);
    assertThat(host.forks()).isEqualTo(4711);
  }

  @Test
  void shouldAgreeWithTheMachine() throws Exception {
    try (HostCpu host = new HostCpu(HostCpu.PROC_STAT, 1)) {
      assertThat(host.read(text)).isTrue();
      final long before = nanos(host);
      final long forks = host.forks();
      assertThat((int) sample.keyScale(0))
          .isGreaterThanOrEqualTo(Runtime.getRuntime().availableProcessors());
      assertThat(new ProcessBuilder("true").start().waitFor()).isZero();
      // A tick on each CPU.
      Thread.sleep(50);
      host.read(text);
      assertThat(nanos(host) - before)
          .isPositive()
          .isLessThan((long) sample.keyScale(0) * 10_000_000_000L);
      assertThat(host.forks()).isGreaterThan(forks);
    }
  }

  @Test
  void shouldRefuseWhatIsNoSuchFile() {
    assertThatThrownBy(() -> read("")).isInstanceOf(InputException.class);
    assertThatThrownBy(() -> read("cpu  1 2 3 4 x 6 7\n"))
        .isInstanceOf(InputException.class)
        .hasMessageEndingWith("stat does not begin with the CPU time of the host");
    assertThatThrownBy(() -> new HostCpu(folder.resolve("none"), 1).read(text))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("none cannot be read");
  }
}
