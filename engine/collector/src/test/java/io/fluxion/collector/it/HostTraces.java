// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a Docker daemon of a test's own leaves on its host besides what it removes itself:
 * processes, mounts, control groups, folders.
 */
final class HostTraces {
  private static final long PATIENCE_NANOS = 10_000_000_000L;

  /** Where dockerd and containerd put sockets, whatever they are told. */
  private static final List<Path> SHARED =
      List.of(
          Path.of("/run/docker/plugins"),
          Path.of("/run/docker"),
          Path.of("/run/containerd/s"),
          Path.of("/run/containerd"));

  private final Path folder;
  private final String group;
  private final List<Path> notThereBefore = SHARED.stream().filter(Files::notExists).toList();

  /**
   * Of a daemon that is not started yet.
   *
   * @param folder of all its files
   * @param group the control group of all its containers
   */
  HostTraces(final Path folder, final String group) {
    this.folder = folder;
    this.group = group;
  }

  String group() {
    return group;
  }

  /** The kernel's own count of a container's CPU time, in ns. */
  long cpuNanos(final String id) throws IOException {
    for (final Path hierarchy : hierarchies()) {
      final Path container = hierarchy.resolve(group).resolve(id);
      if (Files.exists(container.resolve("cpuacct.usage"))) {
        return Long.parseLong(Files.readString(container.resolve("cpuacct.usage")).strip());
      }
      if (Files.exists(container.resolve("cpu.stat"))) {
        for (final String line : Files.readAllLines(container.resolve("cpu.stat"))) {
          if (line.startsWith("usage_usec ")) {
            return Long.parseLong(line.substring("usage_usec ".length())) * 1_000;
          }
        }
      }
    }
    throw new IOException("the kernel counts no CPU time of " + id);
  }

  private static List<Path> hierarchies() throws IOException {
    final List<Path> hierarchies = new ArrayList<>();
    for (final String line : Files.readAllLines(Path.of("/proc/mounts"))) {
      final String[] words = line.split(" ");
      if (words[2].equals("cgroup") || words[2].equals("cgroup2")) {
        hierarchies.add(Path.of(words[1]));
      }
    }
    return hierarchies;
  }

  /** Removes all of it; what cannot be removed fails the test. */
  void remove() {
    final List<String> left = new ArrayList<>();
    try {
      killAll();
      unmountAll();
      for (final Path hierarchy : hierarchies()) {
        removeGroups(hierarchy.resolve(group));
      }
      deleteTree(folder);
      for (final Path shared : notThereBefore) {
        deleteWhereEmpty(shared);
      }
    } catch (final IOException e) {
      left.add(e.toString());
    } catch (final InterruptedException e) {
      Thread.currentThread().interrupt();
      left.add(e.toString());
    }
    if (!left.isEmpty()) {
      throw new AssertionError("the daemon leaves something behind: " + left);
    }
  }

  /** Shims, which outlive everything, and what runs in containers. */
  private void killAll() throws IOException, InterruptedException {
    final long begun = System.nanoTime();
    List<ProcessHandle> alive = mine();
    while (!alive.isEmpty() && System.nanoTime() - begun < PATIENCE_NANOS) {
      alive.forEach(ProcessHandle::destroyForcibly);
      Thread.sleep(20);
      alive = mine();
    }
    if (!alive.isEmpty()) {
      throw new IOException("processes that cannot be killed: " + alive);
    }
  }

  private List<ProcessHandle> mine() throws IOException {
    final List<ProcessHandle> mine = new ArrayList<>();
    ProcessHandle.allProcesses().filter(this::isMine).forEach(mine::add);
    return mine;
  }

  private boolean isMine(final ProcessHandle process) {
    final Path entry = Path.of("/proc", Long.toString(process.pid()));
    return read(entry.resolve("cgroup")).contains("/" + group + "/")
        || isShim(read(entry.resolve("cmdline")));
  }

  private boolean isShim(final String words) {
    return words.contains("containerd-shim") && words.contains(folder.toString());
  }

  /** Empty where the process has gone meanwhile, or is a corpse. */
  private static String read(final Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (final IOException e) {
      return "";
    }
  }

  private void unmountAll() throws IOException, InterruptedException {
    final List<String> mounts = new ArrayList<>();
    for (final String line : Files.readAllLines(Path.of("/proc/mounts"))) {
      final String mount = line.split(" ")[1];
      if (Path.of(mount).startsWith(folder)) {
        mounts.add(mount);
      }
    }
    // The inner ones were mounted later.
    Collections.reverse(mounts);
    for (final String mount : mounts) {
      // Busybox's own, which keeps no book of mounts in a folder.
      new ProcessBuilder("busybox", "umount", "-l", mount).inheritIO().start().waitFor();
    }
  }

  private static void removeGroups(final Path top) throws IOException, InterruptedException {
    if (Files.notExists(top)) {
      return;
    }
    final List<Path> groups = new ArrayList<>();
    try (Stream<Path> below = Files.walk(top)) {
      below.filter(Files::isDirectory).sorted(Comparator.reverseOrder()).forEach(groups::add);
    }
    // A process that was killed leaves its group a moment later.
    final long begun = System.nanoTime();
    for (final Path each : groups) {
      while (!delete(each)) {
        if (System.nanoTime() - begun > PATIENCE_NANOS) {
          throw new IOException("control group " + each + " cannot be removed");
        }
        Thread.sleep(10);
      }
    }
  }

  private static boolean delete(final Path path) {
    try {
      Files.deleteIfExists(path);
      return true;
    } catch (final IOException e) {
      return false;
    }
  }

  private static void deleteTree(final Path top) throws IOException {
    final List<Path> paths = new ArrayList<>();
    try (Stream<Path> below = Files.walk(top)) {
      below.sorted(Comparator.reverseOrder()).forEach(paths::add);
    }
    for (final Path path : paths) {
      Files.deleteIfExists(path);
    }
  }

  /** Somebody else may have put something there meanwhile. */
  private static void deleteWhereEmpty(final Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      try (Stream<Path> children = Files.list(directory)) {
        if (children.findAny().isPresent()) {
          return;
        }
      }
      Files.delete(directory);
    }
  }
}
