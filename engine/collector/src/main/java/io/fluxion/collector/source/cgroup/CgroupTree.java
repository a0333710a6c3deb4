// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.cgroup;

import io.fluxion.collector.source.KernelText;
import io.fluxion.collector.source.OpenFiles;
import io.fluxion.collector.source.SampleOutput;
import io.fluxion.collector.source.cgroup.Cgroup.Folder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Which groups there are. All folders are looked at once; then only those in which {@link
 * FolderWatch} saw one come or go, or, where that cannot be, all of them every {@link #WALK_NANOS},
 * which allocates some hundred bytes for each; so they are where it saw more than it could keep.
 *
 * <p>Not thread-safe. {@link #update} allocates nothing while no group comes or goes.
 */
final class CgroupTree implements AutoCloseable {
  /** How often all folders are looked at where none can be watched. */
  static final long WALK_NANOS = TimeUnit.SECONDS.toNanos(5);

  private static final String ATTRIBUTES = "unix:nlink,fileKey,isDirectory";

  /** The links of a folder without folders in it: its name, and its own entry ".". */
  private static final int LINKS_OF_A_LEAF = 2;

  private final List<CgroupHierarchy> hierarchies;
  private final Predicate<String> names;
  private final int maxKeyBytes;
  private final OpenFiles files;
  private final FolderWatch watch;
  private final KernelText text;

  /** All that are there, also of groups whose names are not watched. */
  private final Map<Path, Folder> folders = new HashMap<>();

  private final Map<Path, Cgroup> byPath = new HashMap<>();

  /** Those of {@link #byPath} whose keys are not too long. */
  private final List<Cgroup> groups = new ArrayList<>();

  private long walked;
  private boolean hasMissedEvents;
  private boolean isAnyLeftOut;
  private boolean isLeftOutSaid;
  private boolean isBrokenSaid;

  /**
   * The groups of some hierarchies.
   *
   * @param names which keys are watched
   * @param maxKeyBytes the longest key; groups with a longer one are named and left out
   * @param watch is closed with this
   */
  CgroupTree(
      final List<CgroupHierarchy> hierarchies,
      final Predicate<String> names,
      final int maxKeyBytes,
      final OpenFiles files,
      final FolderWatch watch,
      final KernelText text) {
    this.hierarchies = hierarchies;
    this.names = names;
    this.maxKeyBytes = maxKeyBytes;
    this.files = files;
    this.watch = watch;
    this.text = text;
  }

  /** The groups, in the order in which they were found; not all of them are open. */
  List<Cgroup> groups() {
    return groups;
  }

  /** Takes in what has changed since the last call. */
  void update(final SampleOutput out) {
    WatchKey key = watch.next();
    while (key != null) {
      final Path folder = (Path) key.watchable();
      for (final WatchEvent<?> event : key.pollEvents()) {
        if (event.kind() == StandardWatchEventKinds.OVERFLOW) {
          hasMissedEvents = true;
        } else {
          look(folder.resolve((Path) event.context()), out);
        }
      }
      if (!key.reset()) {
        // The folder itself is gone.
        look(folder, out);
      }
      key = watch.next();
    }
    if (watch.failure() != null && !isBrokenSaid) {
      isBrokenSaid = true;
      final long seconds = TimeUnit.NANOSECONDS.toSeconds(WALK_NANOS);
      out.say(
          "cgroup: new groups are looked for every %d s only: %s"
              .formatted(seconds, watch.failure()));
    }
    // Should the folders above the root have gone too, nobody watches where they come back.
    final boolean mustWalk = watch.failure() != null || groups.isEmpty();
    if (hasMissedEvents || mustWalk && System.nanoTime() - walked >= WALK_NANOS) {
      walk(out);
    }
  }

  /** Looks again at a group that has lost files, or may have more. */
  void revisit(final Cgroup group, final SampleOutput out) {
    group.closeLost(files, text);
    for (final Folder folder : List.copyOf(group.folders())) {
      visit(folder.hierarchy(), folder.path(), out);
    }
    if (!group.folders().isEmpty()) {
      open(group);
    }
  }

  /** Says once how many groups are not read for want of descriptors. */
  void sayWhatIsLeftOut(final SampleOutput out) {
    if (isLeftOutSaid || !isAnyLeftOut) {
      return;
    }
    isLeftOutSaid = true;
    final long leftOut = groups.stream().filter(group -> !group.isOpen()).count();
    out.say(
        "cgroup: %d of %d groups are left out: %s"
            .formatted(leftOut, groups.size(), files.limitReason()));
  }

  // ---- looking

  /** Looks at all folders, and forgets those that are there no more. */
  void walk(final SampleOutput out) {
    walked = System.nanoTime();
    hasMissedEvents = false;
    for (final CgroupHierarchy hierarchy : hierarchies) {
      if (!hierarchy.start().equals(hierarchy.top())) {
        // A group to begin at may go away and come back.
        watch.add(hierarchy.start().getParent());
      }
      look(hierarchy, hierarchy.start(), out);
    }
    for (final Folder folder : List.copyOf(folders.values())) {
      if (Files.notExists(folder.path())) {
        visit(folder.hierarchy(), folder.path(), out);
      }
    }
  }

  private void look(final Path folder, final SampleOutput out) {
    for (final CgroupHierarchy hierarchy : hierarchies) {
      if (hierarchy.contains(folder)) {
        look(hierarchy, folder, out);
      }
    }
  }

  private void look(final CgroupHierarchy hierarchy, final Path path, final SampleOutput out) {
    if (visit(hierarchy, path, out)) {
      for (final Path child : children(path)) {
        look(hierarchy, child, out);
      }
    }
  }

  /**
   * Takes in whether a folder is there, and is still the same.
   *
   * @return whether there are folders in it
   */
  private boolean visit(final CgroupHierarchy hierarchy, final Path path, final SampleOutput out) {
    // First of all, so that no group comes between looking and watching.
    final WatchKey key = watch.add(path);
    final Map<String, Object> attributes = attributes(path);
    final Object identity = attributes == null ? null : attributes.get("fileKey");
    final Folder known = folders.get(path);
    final boolean isSame =
        known != null && known.identity().equals(identity) && (key == null || key == known.watch());
    if (known != null && !isSame) {
      leave(known, identity != null, out);
    }
    if (identity == null) {
      watch.cancel(key);
      return false;
    }
    if (!isSame) {
      join(new Folder(hierarchy, path, identity, key, group(hierarchy, path, out)));
    }
    return !attributes.get("nlink").equals(LINKS_OF_A_LEAF);
  }

  /** Of a folder that is there; null where there is none. */
  private static Map<String, Object> attributes(final Path folder) {
    try {
      final Map<String, Object> attributes =
          Files.readAttributes(folder, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
      return Boolean.TRUE.equals(attributes.get("isDirectory")) ? attributes : null;
    } catch (final IOException e) {
      return null;
    }
  }

  /** In the order of their names, so that the order of keys does not depend on the file system. */
  private Iterable<Path> children(final Path folder) {
    final TreeSet<Path> children = new TreeSet<>();
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(
            folder, entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))) {
      entries.forEach(children::add);
    } catch (final IOException | DirectoryIteratorException e) {
      // It goes away just now: what was seen of it is looked at, and found gone.
    }
    return children;
  }

  /** The group of a folder; null where its name is not watched. */
  private Cgroup group(final CgroupHierarchy hierarchy, final Path folder, final SampleOutput out) {
    final Path path = hierarchy.pathOf(folder);
    final Cgroup known = byPath.get(path);
    if (known != null) {
      return known;
    }
    final byte[] key = hierarchy.keyOf(folder);
    final String name = new String(key, StandardCharsets.UTF_8);
    if (!names.test(name)) {
      return null;
    }
    final Cgroup group = new Cgroup(path, key);
    byPath.put(path, group);
    if (key.length > maxKeyBytes) {
      out.malformed(
          name, "the key has " + key.length + " bytes, and --max-key-bytes says " + maxKeyBytes);
    } else {
      groups.add(group);
    }
    return group;
  }

  private void join(final Folder folder) {
    folders.put(folder.path(), folder);
    if (folder.group() != null) {
      folder.group().folders().add(folder);
      open(folder.group());
    }
  }

  /**
   * Forgets a folder. Where another has its name already, its group was removed and made anew, so
   * that its folders in other hierarchies are others too.
   */
  private void leave(final Folder folder, final boolean isReplaced, final SampleOutput out) {
    final Cgroup group = folder.group();
    final List<Folder> left =
        isReplaced && group != null ? List.copyOf(group.folders()) : List.of(folder);
    for (final Folder each : left) {
      folders.remove(each.path());
      watch.cancel(each.watch());
      if (group != null) {
        group.leave(each, files);
      }
    }
    if (group != null && group.folders().isEmpty()) {
      group.end(out);
      byPath.remove(group.path());
      groups.remove(group);
    } else if (group != null) {
      open(group);
    }
    for (final Folder other : left) {
      if (other != folder) {
        visit(other.hierarchy(), other.path(), out);
      }
    }
  }

  private void open(final Cgroup group) {
    if (group.key().length <= maxKeyBytes) {
      group.open(files, text);
      isAnyLeftOut |= group.lacksFiles() && !group.isOpen();
    }
  }

  @Override
  public void close() {
    watch.close();
    for (final Cgroup group : groups) {
      group.closeAll(files);
    }
  }
}
