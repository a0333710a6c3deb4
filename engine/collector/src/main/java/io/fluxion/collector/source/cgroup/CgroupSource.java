// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.cgroup;

import io.fluxion.Sample;
import io.fluxion.collector.input.InputException;
import io.fluxion.collector.row.CgroupFields;
import io.fluxion.collector.source.HostCpu;
import io.fluxion.collector.source.KernelText;
import io.fluxion.collector.source.LiveSource;
import io.fluxion.collector.source.OpenFiles;
import io.fluxion.collector.source.PollClock;
import io.fluxion.collector.source.PollTimer;
import io.fluxion.collector.source.SampleOutput;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Control groups of Linux, of version 1, version 2 or both: every group below a folder is a key,
 * called by its path below the root group ({@code /system.slice/cron.service}), and one frame a
 * round. The path in several hierarchies is one key; a counter that one version has supplied is
 * MISSING, not the other version's, where that is no longer in it. The root group, {@code /}, is a
 * key where it has CPU time. The fields are those of {@link CgroupFields}; what a group has no file
 * for is MISSING.
 *
 * <p>Files stay open: a round is one {@code pread} for each, and nothing is allocated while no
 * group comes or goes. Groups are found by inotify, so that nobody walks the folders; where there
 * is not enough of that ({@code fs.inotify.max_user_watches}), they are walked every 5 s, which the
 * source says and which allocates. A controller that version 2 gives to groups later on is seen
 * within some 10 s, and so is room for groups that were left out for want of descriptors. A group
 * that was removed is said to be {@linkplain SampleOutput#gone gone} in the poll that notices it,
 * also where another has its name by then.
 */
public final class CgroupSource implements LiveSource {
  /** Where systemd and everyone else mounts them. */
  public static final Path DEFAULT_ROOT = Path.of("/sys/fs/cgroup");

  /** Within this time every group is asked once whether it has other files. */
  private static final long AGAIN_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final Path root;
  private final int maxKeyBytes;
  private final Predicate<String> names;
  private final OpenFiles files;
  private final PollClock clock = new PollClock();
  private final PollTimer timer;
  private final KernelText text = new KernelText();
  private final Sample sample;
  private final HostCpu host;

  /** In how many rounds every group is asked once whether it has other files. */
  private final long turns;

  private CgroupTree tree;
  private int next;

  /**
   * The groups below a folder. Nothing is opened before the first poll.
   *
   * @param root where hierarchies are mounted, a hierarchy, or a group in one
   * @param names which keys are watched; asked when a group is found
   * @param intervalNanos the distance of two rounds, above 0
   * @param maxKeyBytes the longest key; a group with a longer one is malformed, and said once
   */
  public CgroupSource(
      final Path root,
      final Predicate<String> names,
      final long intervalNanos,
      final int maxKeyBytes) {
    this(root, names, intervalNanos, maxKeyBytes, HostCpu.PROC_STAT, new OpenFiles());
  }

  CgroupSource(
      final Path root,
      final Predicate<String> names,
      final long intervalNanos,
      final int maxKeyBytes,
      final Path procStat,
      final OpenFiles files) {
    this.root = root;
    this.names = names;
    this.maxKeyBytes = maxKeyBytes;
    this.files = files;
    timer = new PollTimer(intervalNanos);
    host = new HostCpu(procStat, intervalNanos);
    sample = new Sample(CgroupFields.COUNT, maxKeyBytes);
    turns = Math.max(1, AGAIN_NANOS / intervalNanos);
  }

  @Override
  public String name() {
    return "cgroup";
  }

  @Override
  public boolean poll(final SampleOutput out) throws InputException {
    if (!timer.await() || Thread.currentThread().isInterrupted()) {
      return true;
    }
    if (tree == null) {
      final List<CgroupHierarchy> hierarchies = CgroupHierarchy.of(root);
      tree = new CgroupTree(hierarchies, names, maxKeyBytes, files, new FolderWatch(), text);
      tree.walk(out);
    } else {
      tree.update(out);
    }
    tree.sayWhatIsLeftOut(out);
    if (host.read(text)) {
      round(tree.groups(), out);
    }
    return true;
  }

  private void round(final List<Cgroup> groups, final SampleOutput out) throws InputException {
    boolean hasLost = false;
    for (int i = 0; i < groups.size(); i++) {
      final Cgroup group = groups.get(i);
      if (group.isOpen()) {
        if (!host.readIfOld(text)) {
          return;
        }
        group.read(text, clock, host, sample, out);
        if (Thread.currentThread().isInterrupted()) {
          return;
        }
        hasLost |= group.hasLost();
      }
    }
    // Backwards, because one may go away.
    for (int i = groups.size() - 1; hasLost && i >= 0; i--) {
      if (groups.get(i).hasLost()) {
        tree.revisit(groups.get(i), out);
      }
    }
    lookForMore(groups, out);
  }

  /** Asks some groups, in turn, whether they have other files by now, or room for all of them. */
  private void lookForMore(final List<Cgroup> groups, final SampleOutput out) {
    final long asked = (groups.size() + turns - 1) / turns;
    for (long i = 0; i < asked && !groups.isEmpty(); i++) {
      next = next + 1 < groups.size() ? next + 1 : 0;
      final Cgroup group = groups.get(next);
      final boolean hasRoom = group.lacksFiles() && files.left() >= Cgroup.MOST_FILES;
      if (hasRoom || group.haveControllersChanged(text)) {
        tree.revisit(group, out);
      }
    }
  }

  @Override
  public void close() {
    if (tree != null) {
      tree.close();
    }
    host.close();
    clock.close();
  }
}
