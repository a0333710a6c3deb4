// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;

/**
 * Control groups of the kernel's own, made for a test in every hierarchy that has files to read,
 * below one group, and removed with it. The test is skipped where that cannot be done.
 */
public final class RealGroups implements AutoCloseable {
  /** Where hierarchies are mounted. */
  public static final Path ROOT = Path.of("/sys/fs/cgroup");

  private static final AtomicInteger MADE = new AtomicInteger();
  private static final List<String> CONTROLLERS =
      List.of("cpuacct", "cpu", "memory", "blkio", "unified");
  private static final int REMOVAL_MILLIS = 5_000;

  private final String name =
      "/fluxion-test-" + ProcessHandle.current().pid() + "-" + MADE.incrementAndGet();
  private final List<Path> hierarchies = new ArrayList<>();

  private RealGroups() {}

  /** A group that no process is in. */
  public static RealGroups make() {
    Assumptions.assumeTrue(
        Files.exists(ROOT), "no control groups are mounted at " + ROOT + " here: not run");
    final RealGroups groups = new RealGroups();
    try {
      if (Files.exists(ROOT.resolve("cgroup.controllers"))) {
        groups.hierarchies.add(ROOT);
      } else {
        for (final String controller : CONTROLLERS) {
          final Path hierarchy = ROOT.resolve(controller);
          if (Files.exists(hierarchy.resolve("cgroup.procs"))) {
            final Path real = hierarchy.toRealPath();
            if (!groups.hierarchies.contains(real)) {
              groups.hierarchies.add(real);
            }
          }
        }
      }
      Assumptions.assumeFalse(
          groups.hierarchies.isEmpty(), "no hierarchy of control groups here: not run");
      groups.add("");
    } catch (final IOException e) {
      groups.close();
      Assumptions.abort("control groups cannot be made here, not run: " + e);
    }
    return groups;
  }

  /** The key of the group that all others are below. */
  public String name() {
    return name;
  }

  /** Its folder in the hierarchy that has the file; null where none has. */
  public Path folderWith(final String file) {
    return hierarchies.stream()
        .map(this::folder)
        .filter(folder -> Files.exists(folder.resolve(file)))
        .findFirst()
        .orElse(null);
  }

  private Path folder(final Path hierarchy) {
    return hierarchy.resolve(name.substring(1));
  }

  /** Makes a group below, in every hierarchy; its path begins with a slash. */
  public void add(final String path) throws IOException {
    for (final Path hierarchy : hierarchies) {
      Files.createDirectory(Path.of(folder(hierarchy) + path));
    }
  }

  /** Removes a group below, which has none below itself and no process. */
  public void remove(final String path) throws IOException {
    for (final Path hierarchy : hierarchies) {
      Files.deleteIfExists(Path.of(folder(hierarchy) + path));
    }
  }

  /** Moves a process into a group below, in every hierarchy. */
  public void move(final long pid, final String path) throws IOException {
    for (final Path hierarchy : hierarchies) {
      Files.writeString(
          Path.of(folder(hierarchy) + path).resolve("cgroup.procs"), Long.toString(pid));
    }
  }

  /** The kernel's own count of a group's CPU time, in ns. */
  public long cpuNanos(final String path) throws IOException {
    final Path accounting = folderWith("cpuacct.usage");
    if (accounting != null) {
      return Long.parseLong(
          Files.readString(Path.of(accounting + path).resolve("cpuacct.usage")).strip());
    }
    final Path file = Path.of(folderWith("cpu.stat") + path).resolve("cpu.stat");
    for (final String line : Files.readAllLines(file)) {
      if (line.startsWith("usage_usec ")) {
        return Long.parseLong(line.substring("usage_usec ".length())) * 1_000;
      }
    }
    throw new IOException(file + " has no usage_usec");
  }

  @Override
  public void close() {
    for (final Path hierarchy : hierarchies) {
      remove(folder(hierarchy));
    }
  }

  private static void remove(final Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (DirectoryStream<Path> children = Files.newDirectoryStream(folder, Files::isDirectory)) {
      children.forEach(RealGroups::remove);
    } catch (final IOException e) {
      throw new AssertionError(e);
    }
    // A process that was killed leaves its group some time after it was waited for.
    final long begun = System.nanoTime();
    while (true) {
      try {
        Files.delete(folder);
        return;
      } catch (final IOException e) {
        if (System.nanoTime() - begun > REMOVAL_MILLIS * 1_000_000L) {
          throw new AssertionError(e);
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(5);
    } catch (final InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
