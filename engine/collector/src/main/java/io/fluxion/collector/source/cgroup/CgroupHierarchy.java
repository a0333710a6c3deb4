// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.cgroup;

import io.fluxion.collector.input.InputException;
import io.fluxion.collector.source.OpenFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One hierarchy of control groups, or a part of one: that of version 2, or one of version 1 with
 * its controllers.
 *
 * @param version of the cgroup interface: 1 or 2
 * @param top the folder of its root group
 * @param start the folder below which groups are watched: the top or one under it
 * @param files which groups in it may have
 */
record CgroupHierarchy(int version, Path top, Path start, Set<CgroupFile> files) {
  /** The file that every group of either version has. */
  private static final String GROUP = "cgroup.procs";

  /**
   * The hierarchies that a folder is a part of, or those just below it, where it is the place at
   * which they are mounted; those without anything to read are left out.
   *
   * @param root such as {@code /sys/fs/cgroup}
   * @return one or more, those of version 1 first
   */
  static List<CgroupHierarchy> of(final Path root) throws InputException {
    final Set<Path> starts;
    try {
      final Path real = root.toRealPath();
      starts = isGroup(real) ? Set.of(real) : groupsIn(real);
    } catch (final IOException e) {
      throw new InputException(root + " cannot be read: " + OpenFiles.reason(e));
    }
    final List<CgroupHierarchy> found = new ArrayList<>();
    for (final Path start : starts) {
      final CgroupHierarchy hierarchy = at(start);
      if (!hierarchy.files.isEmpty()) {
        found.add(hierarchy);
      }
    }
    if (found.isEmpty()) {
      throw new InputException(
          root
              + (starts.isEmpty()
                  ? " has no control groups: neither it nor a folder in it has the file " + GROUP
                  : " has control groups, but none of the controllers cpuacct, cpu, memory and"
                      + " blkio")
              + " (name another --root?)");
    }
    found.sort(Comparator.comparingInt(CgroupHierarchy::version));
    return found;
  }

  private static Set<Path> groupsIn(final Path folder) throws IOException {
    // Sorted, and each once: "cpu" is often a link to "cpu,cpuacct".
    final Set<Path> groups = new TreeSet<>();
    try (DirectoryStream<Path> children = Files.newDirectoryStream(folder, Files::isDirectory)) {
      for (final Path child : children) {
        if (isGroup(child)) {
          groups.add(child.toRealPath());
        }
      }
    }
    return groups;
  }

  private static boolean isGroup(final Path folder) {
    return Files.exists(folder.resolve(GROUP));
  }

  private static CgroupHierarchy at(final Path start) {
    final int version = Files.exists(start.resolve(CgroupFile.CONTROLLERS.fileName())) ? 2 : 1;
    Path top = start;
    while (top.getParent() != null && isGroup(top.getParent())) {
      top = top.getParent();
    }
    final Set<CgroupFile> files = EnumSet.allOf(CgroupFile.class);
    // Controllers of version 2 come and go; in version 1 all groups of a hierarchy have the same.
    files.removeIf(
        file ->
            file.version() != version
                || version == 1 && !Files.exists(start.resolve(file.fileName())));
    return new CgroupHierarchy(version, top, start, files);
  }

  /** Whether a folder is one of its groups'. */
  boolean contains(final Path folder) {
    return folder.startsWith(start);
  }

  /** What a group is called in any hierarchy: its path below the root group, which is empty. */
  Path pathOf(final Path folder) {
    return top.relativize(folder);
  }

  /**
   * The bytes of the name of a group's folder, from the root group's slash on. A path has them as
   * text only where the locale has its letters; under another two names would look the same.
   */
  byte[] keyOf(final Path folder) {
    final ByteArrayOutputStream key = new ByteArrayOutputStream();
    final String below = rawPath(folder).substring(rawPath(top).length());
    for (int i = 0; i < below.length(); i++) {
      if (below.charAt(i) == '%') {
        key.write(Integer.parseInt(below, i + 1, i + 3, 16));
        i += 2;
      } else {
        key.write(below.charAt(i));
      }
    }
    return key.size() == 0 ? new byte[] {'/'} : key.toByteArray();
  }

  /** Its bytes as a URI has them: ASCII, or a percent sign and two digits. */
  private static String rawPath(final Path folder) {
    final String raw = folder.toUri().getRawPath();
    return raw.endsWith("/") ? raw.substring(0, raw.length() - 1) : raw;
  }
}
