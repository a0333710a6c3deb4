/*
 * Copyright 2026 The Fluxion Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.fluxion.collector.kernel;

import io.fluxion.collector.input.InputException;
import io.fluxion.collector.source.SampleOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  private final Map<Path, Cgroup> byPath = new HashMap<>();
  private final List<Cgroup> groups = new ArrayList<>();

  /** The folders that a walk has met. */
  private final Set<Path> met = new HashSet<>();

  private boolean isWalking;
  private long walked;
  private long leftBefore;
  private boolean hasMissedEvents;
  private boolean hasChanged;
  private boolean isLeftOutSaid;
  private boolean isDeniedSaid;
  private boolean isBrokenSaid;
  private boolean isListDenied;

  /**
   * The groups of some hierarchies.
   *
   * @param names which keys are watched
   * @param maxKeyBytes the longest key; groups with a longer one are named and left out
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

  /** Looks for groups for the first time. */
  void begin(final SampleOutput out) throws InputException {
    walk(out);
    final boolean isAnyOpen = groups.stream().anyMatch(Cgroup::isOpen);
    if (!isAnyOpen && (isListDenied || groups.stream().anyMatch(Cgroup::isDenied))) {
      throw new InputException(hierarchies.get(0).start() + " cannot be read: no permission");
    }
    sayWhatIsLeftOut(out);
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
    if (watch.isBroken() && !isBrokenSaid) {
      isBrokenSaid = true;
      out.say(
          "cgroup: new groups are looked for every "
              + TimeUnit.NANOSECONDS.toSeconds(WALK_NANOS)
              + " s only: "
              + watch.reason());
    }
    // Should the folders above the root have gone too, nobody watches where they come back.
    final boolean mustWalk = watch.isBroken() || groups.isEmpty();
    if (hasMissedEvents || mustWalk && System.nanoTime() - walked >= WALK_NANOS) {
      walk(out);
    }
    sayWhatIsLeftOut(out);
  }

  /** Looks again at a group that has lost files, or may have more. */
  void revisit(final Cgroup group) {
    group.closeLost(text, files);
    for (final Cgroup.Folder folder : List.copyOf(group.folders())) {
      group.folder(folder.hierarchy(), folder.path(), identityOf(folder.path()), files);
    }
    settle(group);
  }

  /** Opens groups that were left out, in whole or in part, where others have gone since. */
  void useRoom() {
    final boolean isRoom = files.left() > leftBefore && files.left() > Cgroup.MOST_FILES;
    for (int i = 0; isRoom && i < groups.size(); i++) {
      if (groups.get(i).lacksFiles()) {
        groups.get(i).open(files, text);
      }
    }
    leftBefore = files.left();
  }

  // ---- looking

  /** Looks at all folders, and at those that should be there and are not. */
  void walk(final SampleOutput out) {
    walked = System.nanoTime();
    hasMissedEvents = false;
    isWalking = true;
    for (final CgroupHierarchy hierarchy : hierarchies) {
      if (!hierarchy.start().equals(hierarchy.top())) {
        // A group to begin at may go away and come back.
        watch.add(hierarchy.start().getParent());
      }
      look(hierarchy, hierarchy.start(), out);
    }
    isWalking = false;
    final Set<Path> missed = new TreeSet<>(watch.folders());
    for (final Cgroup group : byPath.values()) {
      group.folders().forEach(folder -> missed.add(folder.path()));
    }
    missed.removeAll(met);
    met.clear();
    for (final Path folder : missed) {
      look(folder, out);
    }
  }

  private void look(final Path folder, final SampleOutput out) {
    for (final CgroupHierarchy hierarchy : hierarchies) {
      if (hierarchy.contains(folder)) {
        look(hierarchy, folder, out);
      }
    }
  }

  private void look(final CgroupHierarchy hierarchy, final Path folder, final SampleOutput out) {
    // First of all, so that no group comes between looking and watching.
    watch.add(folder);
    final Map<String, Object> attributes = attributes(folder);
    if (attributes != null && !Boolean.TRUE.equals(attributes.get("isDirectory"))) {
      return;
    }
    if (attributes != null && isWalking) {
      met.add(folder);
    }
    final Object identity = attributes == null ? null : attributes.get("fileKey");
    final Path path = hierarchy.pathOf(folder);
    final Cgroup group = identity == null ? byPath.get(path) : group(hierarchy, folder, path, out);
    if (group != null && group.folder(hierarchy, folder, identity, files)) {
      settle(group);
    }
    if (attributes != null && !attributes.get("nlink").equals(LINKS_OF_A_LEAF)) {
      for (final Path child : children(folder)) {
        look(hierarchy, child, out);
      }
    }
  }

  private static Map<String, Object> attributes(final Path folder) {
    try {
      return Files.readAttributes(folder, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
    } catch (final IOException e) {
      return null;
    }
  }

  private static Object identityOf(final Path folder) {
    final Map<String, Object> attributes = attributes(folder);
    return attributes == null ? null : attributes.get("fileKey");
  }

  /** In the order of their names, so that the order of keys does not depend on the file system. */
  private Iterable<Path> children(final Path folder) {
    final TreeSet<Path> children = new TreeSet<>();
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(
            folder, entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))) {
      entries.forEach(children::add);
    } catch (final AccessDeniedException e) {
      isListDenied = true;
    } catch (final IOException | DirectoryIteratorException e) {
      // It goes away just now: what was seen of it is looked at, and found gone.
    }
    return children;
  }

  private Cgroup group(
      final CgroupHierarchy hierarchy, final Path folder, final Path path, final SampleOutput out) {
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

  private void settle(final Cgroup group) {
    hasChanged = true;
    if (group.folders().isEmpty()) {
      byPath.remove(group.path());
      groups.remove(group);
    } else if (group.keyLength() <= maxKeyBytes) {
      group.open(files, text);
    }
  }

  // ---- what a person should know

  private void sayWhatIsLeftOut(final SampleOutput out) {
    if (!hasChanged) {
      return;
    }
    hasChanged = false;
    int leftOut = 0;
    int denied = 0;
    for (int i = 0; i < groups.size(); i++) {
      leftOut += groups.get(i).isLeftOut() ? 1 : 0;
      denied += groups.get(i).isDenied() ? 1 : 0;
    }
    if (leftOut != 0 && !isLeftOutSaid) {
      isLeftOutSaid = true;
      out.say(
          "cgroup: "
              + leftOut
              + " of "
              + groups.size()
              + " groups are left out: "
              + files.limitReason());
    }
    if (denied != 0 && !isDeniedSaid) {
      isDeniedSaid = true;
      out.say(
          "cgroup: " + denied + " of " + groups.size() + " groups cannot be read: no permission");
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
