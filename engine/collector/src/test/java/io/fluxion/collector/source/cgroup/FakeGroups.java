// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.cgroup;

import io.fluxion.collector.source.TestFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders that look like those of the cgroup file systems. */
final class FakeGroups {
  private static final String PRESSURE =
      "some avg10=0.00 avg60=0.00 avg300=0.00 total=%d\n"
          + "full avg10=0.00 avg60=0.00 avg300=0.00 total=1\n";

  private FakeGroups() {}

  /** A group of version 2; its CPU time is that many µs. */
  static void version2(final Path folder, final long cpuMicros) throws IOException {
    // A group's files are all there at once, and so is what is moved.
    final Path made = Files.createTempDirectory("fluxion-group");
    TestFiles.write(made.resolve("cgroup.procs"), "");
    TestFiles.write(made.resolve("cgroup.controllers"), "cpu io memory pids\n");
    TestFiles.write(
        made.resolve("cpu.stat"),
        "usage_usec "
            + cpuMicros
            + "\nuser_usec 7\nsystem_usec 3\nnice_usec 0\ncore_sched.force_idle_usec 0\n"
            + "nr_periods 4\nnr_throttled 2\nthrottled_usec 11\nnr_bursts 0\nburst_usec 0\n");
    TestFiles.write(made.resolve("memory.current"), "4096\n");
    TestFiles.write(
        made.resolve("io.stat"),
        "8:0 rbytes=100 wbytes=200 rios=1 wios=2 dbytes=0 dios=0\n"
            + "8:16 rbytes=30 wbytes=40 rios=1 wios=2 dbytes=0 dios=0\n");
    TestFiles.write(made.resolve("cpu.pressure"), PRESSURE.formatted(21));
    TestFiles.write(made.resolve("memory.pressure"), PRESSURE.formatted(22));
    TestFiles.write(made.resolve("io.pressure"), PRESSURE.formatted(23));
    Files.createDirectories(folder.getParent());
    Files.move(made, folder, StandardCopyOption.ATOMIC_MOVE);
  }

  /** A group in hierarchies of version 1, of which each controller has one below the root. */
  static void version1(final Path root, final String group, final long cpuNanos)
      throws IOException {
    for (final String controller : List.of("cpuacct", "cpu", "memory", "blkio", "systemd")) {
      TestFiles.write(root.resolve(controller + group).resolve("cgroup.procs"), "");
    }
    TestFiles.write(root.resolve("cpuacct" + group).resolve("cpuacct.usage"), cpuNanos + "\n");
    TestFiles.write(root.resolve("cpuacct" + group).resolve("cpuacct.usage_user"), "5\n");
    TestFiles.write(root.resolve("cpuacct" + group).resolve("cpuacct.usage_sys"), "6\n");
    TestFiles.write(
        root.resolve("cpu" + group).resolve("cpu.stat"),
        "nr_periods 1\nnr_throttled 1\nthrottled_time 9\nnr_bursts 0\nburst_time 0\n");
    TestFiles.write(root.resolve("memory" + group).resolve("memory.usage_in_bytes"), "8192\n");
    TestFiles.write(
        root.resolve("blkio" + group).resolve("blkio.throttle.io_service_bytes_recursive"),
        "8:0 Read 100\n8:0 Write 200\n8:0 Sync 300\n8:0 Async 0\n8:0 Discard 0\n8:0 Total 300\n"
            + "8:16 Read 1\n8:16 Write 2\n8:16 Total 3\nTotal 303\n");
  }

  /** Removes a folder with all that is in it. */
  static void remove(final Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (final Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
