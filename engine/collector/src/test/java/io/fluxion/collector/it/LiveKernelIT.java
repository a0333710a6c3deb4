// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.fluxion.collector.RealGroups;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code fluxion live cgroup} and {@code live process} as a user runs them. */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LiveKernelIT {
  private static final int KEY = 0;
  private static final int X = 1;
  private static final int FIELD = 2;
  private static final int VALUE = 3;

  @TempDir private Path folder;

  private static Process spinning() throws Exception {
    return new ProcessBuilder("sh", "-c", "while :; do :; done").start();
  }

  /** The rows of one field of one key that has values, in a csv of {@code --emit value}. */
  private static List<String[]> rows(final Path csv, final String key, final String field)
      throws Exception {
    final List<String[]> rows = new ArrayList<>();
    for (final String line : Files.readAllLines(csv)) {
      final String[] cells = line.split(",");
      if (cells[KEY].startsWith(key) && cells[FIELD].equals(field) && !cells[VALUE].isEmpty()) {
        rows.add(cells);
      }
    }
    return rows;
  }

  private static double quotient(final List<String[]> rows) {
    final String[] first = rows.get(0);
    final String[] last = rows.get(rows.size() - 1);
    return (double) (Long.parseLong(last[VALUE]) - Long.parseLong(first[VALUE]))
        / (Long.parseLong(last[X]) - Long.parseLong(first[X]));
  }

  private void awaitRows(final Path csv, final String key, final int count) throws Exception {
    final long begun = System.nanoTime();
    while (!Files.exists(csv) || rows(csv, key, "cpu_cores").size() < count) {
      assertThat(System.nanoTime() - begun).isLessThan(TimeUnit.SECONDS.toNanos(60));
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private void stop(final Process fluxion) throws Exception {
    fluxion.destroy();
    assertThat(fluxion.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(fluxion.exitValue()).isZero();
  }

  @Test
  void shouldMeasureAProcessThatSpins() throws Exception {
    final Path csv = folder.resolve("a.csv");
    final Process spinning = spinning();
    final Process fluxion =
        FluxionProcess.fluxion("live", "process", "--match", "sh -c while :; do :; done")
            .and("--interval", "100ms", "--emit", "value", "--out", "csv=" + csv)
            .start(folder.resolve("err"));
    try {
      final String key = "sh " + spinning.pid();
      awaitRows(csv, key, 2);
      final long cpu = CpuTime.nanos(spinning.pid());
      final long begun = System.nanoTime();
      TimeUnit.SECONDS.sleep(2);
      final double cores =
          (double) (CpuTime.nanos(spinning.pid()) - cpu) / (System.nanoTime() - begun);
      stop(fluxion);
      final List<String[]> rows = rows(csv, key, "cpu_cores");
      assertThat(rows).hasSizeGreaterThan(15);
      // Ticks of 10 ms, and what else runs here in the moments before and after.
      assertThat(quotient(rows)).isCloseTo(cores, withinPercentage(15));
      assertThat(rows(csv, key, "main_thread_cores")).hasSameSizeAs(rows);
      assertThat(Files.readString(folder.resolve("err"))).isEmpty();
    } finally {
      fluxion.destroyForcibly().waitFor();
      spinning.destroyForcibly().waitFor();
    }
  }

  @Test
  void shouldSayWhatCannotBeWatched() {
    final FluxionProcess.Outcome none =
        FluxionProcess.fluxion("live", "cgroup", "--root")
            .and(folder.resolve("none"))
            .quick()
            .run();
    assertThat(none.exit()).isEqualTo(1);
    assertThat(none.errors())
        .containsExactly("fluxion: " + folder + "/none cannot be read: it is not there");
    final FluxionProcess.Outcome empty =
        FluxionProcess.fluxion("live", "cgroup", "--root").and(folder).run();
    assertThat(empty.exit()).isEqualTo(1);
    assertThat(empty.err()).contains(folder + " has no control groups");
  }

  @Test
  @Tag("system")
  void shouldMeasureWhatTheKernelCountsAndReplayItsRecording() throws Exception {
    final Path csv = folder.resolve("a.csv");
    final Path recording = folder.resolve("a.fluxion");
    final Process spinning = spinning();
    try (RealGroups groups = RealGroups.make()) {
      groups.add("/spin");
      groups.add("/idle");
      groups.move(spinning.pid(), "/spin");
      final String spin = groups.name() + "/spin";
      final Process fluxion =
          FluxionProcess.fluxion("live", "cgroup", "--name", groups.name() + "/*")
              .and("--interval", "250ms", "--emit", "value,derivative,rate")
              .and("--out", "csv=" + csv, "--record", recording.toString())
              .start(folder.resolve("err"));
      try {
        awaitRows(csv, spin, 1);
        final long cpu = groups.cpuNanos("/spin");
        final long begun = System.nanoTime();
        TimeUnit.SECONDS.sleep(5);
        final double cores =
            (double) (groups.cpuNanos("/spin") - cpu) / (System.nanoTime() - begun);
        stop(fluxion);
        final List<String[]> rows = rows(csv, spin, "cpu_cores");
        assertThat(rows).hasSizeGreaterThan(15);
        assertThat(quotient(rows)).isPositive().isCloseTo(cores, withinPercentage(3));
        assertThat(quotient(rows(csv, groups.name() + "/idle", "cpu_cores"))).isZero();
        assertThat(Files.readString(folder.resolve("err"))).isEmpty();
      } finally {
        fluxion.destroyForcibly().waitFor();
        spinning.destroyForcibly().waitFor();
      }
    }
    final FluxionProcess.Outcome replay =
        FluxionProcess.replay("--emit", "value,derivative,rate", "--out", "csv")
            .and(recording)
            .quick()
            .run();
    assertThat(replay.out()).isEqualTo(Files.readString(csv));
  }

  @Test
  @Tag("system")
  void shouldGoOnWithTheGroupsForWhichThereAreDescriptors() throws Exception {
    final Path csv = folder.resolve("a.csv");
    try (RealGroups groups = RealGroups.make()) {
      for (int i = 0; i < 100; i++) {
        groups.add("/g" + i);
      }
      final List<String> limited =
          new ArrayList<>(List.of("sh", "-c", "ulimit -n 300; exec \"$@\"", "sh"));
      limited.addAll(
          FluxionProcess.fluxion("live", "cgroup", "--name", groups.name() + "/*")
              .and("--interval", "100ms", "--emit", "value", "--out", "csv=" + csv)
              .command());
      final Path errors = folder.resolve("err");
      final Process fluxion = new ProcessBuilder(limited).redirectError(errors.toFile()).start();
      try {
        awaitRows(csv, groups.name(), 40);
        stop(fluxion);
      } finally {
        fluxion.destroyForcibly().waitFor();
      }
      assertThat(new String(Files.readAllBytes(errors), StandardCharsets.UTF_8))
          .matches(
              "fluxion: cgroup: \\d+ of 100 groups are left out: only 300 files may be open"
                  + " \\(ulimit -n, LimitNOFILE of a service\\)\n");
    }
  }
}
