// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.collector.RealGroups;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The cost of watching 1,000 groups once a second: at most twice the CPU time of a C program that
 * reads the very same files (those that fluxion has open below the root, and {@code /proc/stat}) at
 * the same pace and at the same time, and makes nothing of them.
 *
 * <p>It wants the machine for itself: where containers spin beside it, the JVM has not compiled
 * what it needs when the span begins (2.5 × instead of 1.6 ×).
 *
 * <p>Left out are the first seconds, in which the JVM starts, finds the groups and compiles; from
 * then on all of the process counts, whatever thread it is.
 */
@Tag("system")
@Tag("alone")
class CgroupCostIT {
  private static final int GROUPS = 1_000;
  private static final long WARM_SECONDS = 40;
  private static final long SPAN_SECONDS = 30;
  private static final double MAX_RATIO = 2;

  @TempDir private Path folder;

  private Path compiled() throws Exception {
    final Path source = FluxionProcess.ROOT.resolve("engine/collector/src/test/c/pread_files.c");
    final Path program = folder.resolve("pread_files");
    try {
      final Process gcc =
          new ProcessBuilder(
                  "gcc", "-O2", "-std=gnu11", "-o", program.toString(), source.toString())
              .inheritIO()
              .start();
      assertThat(gcc.waitFor()).isZero();
    } catch (final IOException e) {
      Assumptions.abort("no gcc here, not run: " + e.getMessage());
    }
    return program;
  }

  /** What a process has open below a folder, and /proc/stat. */
  private static List<String> files(final long pid) throws IOException {
    final List<String> files = new ArrayList<>();
    try (DirectoryStream<Path> descriptors =
        Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "fd"))) {
      for (final Path descriptor : descriptors) {
        final String file = Files.readSymbolicLink(descriptor).toString();
        // Of these, a tenth is read in a round.
        final boolean isRead = !file.endsWith("/cgroup.controllers");
        if (file.equals("/proc/stat") || file.startsWith(RealGroups.ROOT + "/") && isRead) {
          files.add(file);
        }
      }
    }
    return files;
  }

  @Test
  void shouldCostAtMostTwiceWhatReadingTheFilesCosts() throws Exception {
    final Path program = compiled();
    try (RealGroups groups = RealGroups.make()) {
      for (int i = 0; i < GROUPS; i++) {
        groups.add("/g" + i);
      }
      final Process fluxion =
          FluxionProcess.fluxion("live", "cgroup", "--root", RealGroups.ROOT.toString())
              .and("--name", groups.name() + "/*", "--interval", "1s", "--out", "none")
              .start(folder.resolve("err"));
      try {
        TimeUnit.SECONDS.sleep(WARM_SECONDS);
        final List<String> files = files(fluxion.pid());
        assertThat(files).hasSizeGreaterThan(GROUPS);
        final double ratio = ratio(fluxion, program, files);
        assertThat(Files.readString(folder.resolve("err"))).isEmpty();
        assertThat(ratio).isLessThanOrEqualTo(MAX_RATIO);
      } finally {
        fluxion.destroy();
        assertThat(fluxion.waitFor()).isZero();
      }
    }
  }

  private static double ratio(final Process fluxion, final Path program, final List<String> files)
      throws Exception {
    final Process reader =
        new ProcessBuilder(program.toString(), "1000")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      reader.getOutputStream().write(String.join("\n", files).getBytes(StandardCharsets.UTF_8));
      reader.getOutputStream().close();
      final BufferedReader said = reader.inputReader();
      assertThat(said.readLine()).isEqualTo(files.size() + " files");
      final long fluxionBefore = CpuTime.nanos(fluxion.pid());
      final long readerBefore = CpuTime.nanos(reader.pid());
      TimeUnit.SECONDS.sleep(SPAN_SECONDS);
      final long fluxionNanos = CpuTime.nanos(fluxion.pid()) - fluxionBefore;
      final long readerNanos = CpuTime.nanos(reader.pid()) - readerBefore;
      assertThat(readerNanos).as("ns of CPU in C").isPositive();
      final double ratio = (double) fluxionNanos / readerNanos;
      System.out.printf(
          Locale.ROOT,
          "CgroupCostIT: %d files a second: fluxion %.1f ms, C %.1f ms of CPU a second: %.2f ×%n",
          files.size(),
          fluxionNanos / 1e6 / SPAN_SECONDS,
          readerNanos / 1e6 / SPAN_SECONDS,
          ratio);
      return ratio;
    } finally {
      reader.destroyForcibly().waitFor();
    }
  }
}
