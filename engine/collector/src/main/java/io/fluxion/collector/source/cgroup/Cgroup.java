// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.cgroup;

import io.fluxion.Sample;
import io.fluxion.collector.row.CgroupFields;
import io.fluxion.collector.source.HostCpu;
import io.fluxion.collector.source.KernelText;
import io.fluxion.collector.source.OpenFiles;
import io.fluxion.collector.source.PollClock;
import io.fluxion.collector.source.SampleOutput;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.util.ArrayList;
import java.util.List;

/**
 * A control group: its folders, one in each hierarchy that has it, and the files that are open in
 * them.
 *
 * <p>Not thread-safe. {@link #read} allocates nothing while the files are there and hold numbers.
 */
final class Cgroup {
  private static final CgroupFile[] FILES = CgroupFile.values();
  private static final int CONTROLLERS = CgroupFile.CONTROLLERS.ordinal();
  private static final int CPU_TIME = CgroupFile.bits(CgroupFields.CPU_CORES);
  private static final int COUNTERS = ~CgroupFile.bits(CgroupFields.MEMORY_BYTES);

  /** The most files that are open for a group. */
  static final int MOST_FILES = FILES.length;

  /**
   * The folder of a group in one hierarchy.
   *
   * @param identity tells it from an earlier folder of that path
   * @param watch null where it is not watched
   * @param group null where it is none that is watched
   */
  record Folder(
      CgroupHierarchy hierarchy, Path path, Object identity, WatchKey watch, Cgroup group) {}

  private final Path path;
  private final byte[] key;
  private final List<Folder> folders = new ArrayList<>();

  /** What is open of {@link CgroupFile}, and which fields are taken from each, as bits. */
  private final FileChannel[] open = new FileChannel[FILES.length];

  private final int[] fields = new int[FILES.length];
  private int allFields;

  /**
   * The counters that were read from files of each version. They stay with it: that of the other
   * version began elsewhere, and going on with it would look like a step of the counter.
   */
  private final int[] supplied = new int[3];

  private long controllersSum;
  private boolean isSampled;
  private boolean lacksFiles;
  private boolean hasLost;

  Cgroup(final Path path, final byte[] key) {
    this.path = path;
    this.key = key;
  }

  /** Its path below the root group. */
  Path path() {
    return path;
  }

  /** Its path as bytes, from the root group's slash on. */
  byte[] key() {
    return key;
  }

  /** Where it is, in each hierarchy that has it; those are added by who finds them. */
  List<Folder> folders() {
    return folders;
  }

  /** Whether files of it are open. */
  boolean isOpen() {
    return allFields != 0;
  }

  /** Whether there are files of it that are not read for want of descriptors. */
  boolean lacksFiles() {
    return lacksFiles;
  }

  /** Whether a file could not be read any more since {@link #open}. */
  boolean hasLost() {
    return hasLost;
  }

  // ---- what is open

  /** Opens what is there and not open yet, and closes what is not needed any more. */
  void open(final OpenFiles files, final KernelText text) {
    hasLost = false;
    final boolean wasOpen = isOpen();
    lacksFiles = !wasOpen && files.left() < MOST_FILES;
    if (lacksFiles) {
      return;
    }
    allFields = 0;
    for (int i = 0; i < FILES.length; i++) {
      final int others = allFields | supplied[3 - FILES[i].version()];
      fields[i] = FILES[i].fields() & ~others;
      if (fields[i] == 0 && i != CONTROLLERS) {
        release(i, files);
      } else if (open[i] == null) {
        open[i] = open(FILES[i], files, text);
      }
      fields[i] = open[i] == null ? 0 : fields[i];
      allFields |= fields[i];
      if (i == CONTROLLERS) {
        // Before all others, so that a controller that is given meanwhile is news later on.
        controllersSum = open[i] != null && text.read(open[i]) ? sum(text) : 0;
      }
    }
    final boolean isRoot = path.toString().isEmpty();
    // Rather some groups in whole than all in part, but what was read already goes on.
    if (lacksFiles && !(isSampled && wasOpen) || isRoot && (allFields & CPU_TIME) == 0) {
      closeAll(files);
    }
  }

  private FileChannel open(final CgroupFile kind, final OpenFiles files, final KernelText text) {
    final Path place = place(kind);
    final FileChannel file = place == null ? null : files.open(place);
    lacksFiles |= place != null && file == null && files.left() <= 0;
    if (file == null || text.read(file)) {
      return file;
    }
    // Such as the pressure files of a kernel that was told not to account for pressure.
    files.release(file);
    return null;
  }

  /** Where a file is; null where no hierarchy has it. */
  private Path place(final CgroupFile kind) {
    for (final Folder folder : folders) {
      if (folder.hierarchy().files().contains(kind)) {
        return folder.path().resolve(kind.fileName());
      }
    }
    return null;
  }

  /** Closes what could not be read any more. */
  void closeLost(final OpenFiles files, final KernelText text) {
    for (int i = 0; i < FILES.length; i++) {
      if (open[i] != null && !text.read(open[i])) {
        release(i, files);
      }
    }
  }

  /** Forgets a folder that has gone, and closes what is open in it. */
  void leave(final Folder folder, final OpenFiles files) {
    folders.remove(folder);
    for (final CgroupFile kind : folder.hierarchy().files()) {
      release(kind.ordinal(), files);
    }
  }

  /** Closes everything. */
  void closeAll(final OpenFiles files) {
    for (int i = 0; i < FILES.length; i++) {
      release(i, files);
    }
  }

  private void release(final int file, final OpenFiles files) {
    files.release(open[file]);
    open[file] = null;
    allFields &= ~fields[file];
    fields[file] = 0;
  }

  /** Says that it has gone, where there were samples of it. */
  void end(final SampleOutput out) {
    if (isSampled) {
      out.gone(key, key.length);
    }
  }

  // ---- reading

  /**
   * Reads all files into a sample and hands it on; not where the thread is interrupted meanwhile.
   *
   * @param host as it was read in this round
   */
  void read(
      final KernelText text,
      final PollClock clock,
      final HostCpu host,
      final Sample sample,
      final SampleOutput out) {
    sample.clear();
    final long now = clock.nanos();
    boolean isAnyRead = false;
    for (int i = 0; i < FILES.length; i++) {
      if (fields[i] != 0) {
        if (text.read(open[i])) {
          isAnyRead = true;
          take(i, text, sample, out);
        } else {
          // ENODEV: the group is gone, or has lost a controller.
          hasLost = true;
        }
      }
    }
    if (isAnyRead && !Thread.currentThread().isInterrupted()) {
      isSampled = true;
      host.stamp(sample, key, now);
      out.sample(sample);
    }
  }

  private void take(
      final int file, final KernelText text, final Sample sample, final SampleOutput out) {
    final CgroupFile kind = FILES[file];
    final String fault = kind.fill(text, sample, fields[file]);
    if (fault != null) {
      out.malformed(String.valueOf(place(kind)), fault);
    }
    final int version = kind.version();
    for (int left = fields[file] & COUNTERS & ~supplied[version]; left != 0; left &= left - 1) {
      supplied[version] |= sample.hasY(Integer.numberOfTrailingZeros(left)) ? left & -left : 0;
    }
  }

  /** Whether it has other controllers than at {@link #open}: then it has other files, too. */
  boolean haveControllersChanged(final KernelText text) {
    final FileChannel controllers = open[CONTROLLERS];
    return controllers != null && text.read(controllers) && sum(text) != controllersSum;
  }

  private static long sum(final KernelText text) {
    long sum = 1;
    for (int i = 0; i < text.length(); i++) {
      sum = sum * 31 + text.bytes()[i];
    }
    return sum;
  }
}
