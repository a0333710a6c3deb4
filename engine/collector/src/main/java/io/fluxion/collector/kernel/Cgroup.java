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

import io.fluxion.Sample;
import io.fluxion.collector.row.CgroupFields;
import io.fluxion.collector.source.PollClock;
import io.fluxion.collector.source.SampleOutput;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A control group: its folders, one in each hierarchy that has it, and the files that are open in
 * them.
 *
 * <p>Not thread-safe. {@link #read} allocates nothing while the files are there and hold numbers.
 */
final class Cgroup {
  private static final CgroupFile[] KINDS = CgroupFile.values();
  private static final FileChannel[] NO_CHANNELS = {};
  private static final CgroupFile[] NO_KINDS = {};
  private static final int COUNTERS = ~CgroupFormat.bit(CgroupFields.MEMORY_BYTES);

  /** The most files that are open for a group: all of one of its versions, and the controllers. */
  static final int MOST_FILES = KINDS.length + 1;

  /** Where a group is in one hierarchy; the identity tells it from an earlier one of that path. */
  record Folder(CgroupHierarchy hierarchy, Path path, Object identity) {}

  private final Path path;
  private final byte[] key;
  private final List<Folder> folders = new ArrayList<>();
  private final FileChannel[] open = new FileChannel[KINDS.length];

  /** What is open, in the order of reading: CPU time first, so that its x is that very moment. */
  private FileChannel[] channels = NO_CHANNELS;

  private CgroupFile[] kinds = NO_KINDS;
  private int[] fields = {};

  /**
   * The counters that were read from files of each version. They stay with it: that of the other
   * version began elsewhere, and going on with it would look like a step of the counter.
   */
  private final int[] supplied = new int[3];

  private FileChannel controllers;
  private long controllersSum;
  private boolean isRead;
  private boolean lacksFiles;
  private boolean isDenied;
  private boolean hasLost;

  Cgroup(final Path path, final byte[] key) {
    this.path = path;
    this.key = key;
  }

  /** Its path below the root group. */
  Path path() {
    return path;
  }

  int keyLength() {
    return key.length;
  }

  /** Where it is, in each hierarchy that has it. */
  List<Folder> folders() {
    return folders;
  }

  /** Whether files of it are open. */
  boolean isOpen() {
    return channels.length != 0;
  }

  /** Whether it is not read for want of descriptors. */
  boolean isLeftOut() {
    return lacksFiles && !isOpen();
  }

  /** Whether there are files of it that are not read for want of descriptors. */
  boolean lacksFiles() {
    return lacksFiles;
  }

  /** Whether it is not read for want of rights. */
  boolean isDenied() {
    return isDenied && !isOpen();
  }

  /** Whether a file could not be read any more since {@link #open}. */
  boolean hasLost() {
    return hasLost;
  }

  // ---- what is open

  /**
   * Says where it is in a hierarchy.
   *
   * @param identity of the folder, or null where it is there no more
   * @return whether that is news; then {@link #open} must follow
   */
  boolean folder(
      final CgroupHierarchy hierarchy,
      final Path folder,
      final Object identity,
      final OpenFiles files) {
    for (int i = 0; i < folders.size(); i++) {
      if (folders.get(i).hierarchy() == hierarchy) {
        if (folders.get(i).identity().equals(identity)) {
          return false;
        }
        folders.remove(i);
        closeAll(hierarchy, files);
        break;
      }
    }
    if (identity != null) {
      folders.add(new Folder(hierarchy, folder, identity));
    }
    return true;
  }

  /** Opens what is there and not open yet, and closes what is not needed any more. */
  void open(final OpenFiles files, final KernelText text) {
    hasLost = false;
    isDenied = false;
    final boolean wasOpen = isOpen();
    lacksFiles = !wasOpen && files.left() < MOST_FILES;
    if (lacksFiles) {
      return;
    }
    // First of all, so that a controller that is given meanwhile is news when that is asked.
    openControllers(files, text);
    int taken = 0;
    for (final CgroupFile kind : KINDS) {
      final int number = kind.ordinal();
      if ((fieldsOf(kind) & ~taken) == 0) {
        release(number, files);
      } else if (open[number] == null) {
        open[number] = open(kind, files, text);
      }
      taken |= open[number] == null ? 0 : fieldsOf(kind);
    }
    hasLost = false;
    final boolean hasCpuTime = (taken & CgroupFormat.bit(CgroupFields.CPU_CORES)) != 0;
    // Rather some groups in whole than all in part, but what was read already goes on.
    if (lacksFiles && !(isRead && wasOpen) || isRoot() && !hasCpuTime) {
      closeAll(files);
    }
    arrange();
  }

  /** Which fields may be read from a file. */
  private int fieldsOf(final CgroupFile kind) {
    final int otherVersion = 3 - kind.version();
    return kind.fields() & ~supplied[otherVersion];
  }

  private boolean isRoot() {
    return path.toString().isEmpty();
  }

  private FileChannel open(final CgroupFile kind, final OpenFiles files, final KernelText text) {
    for (final Folder folder : folders) {
      if (folder.hierarchy().files().contains(kind)) {
        final FileChannel channel = open(folder.path().resolve(kind.fileName()), files);
        if (channel == null || take(channel, text)) {
          return channel;
        }
        // Such as the pressure files of a kernel that was told not to account for pressure.
        files.release(channel);
      }
    }
    return null;
  }

  private FileChannel open(final Path file, final OpenFiles files) {
    final FileChannel channel = files.open(file);
    isDenied |= files.wasDenied();
    lacksFiles |= files.isExhausted();
    return channel;
  }

  private void openControllers(final OpenFiles files, final KernelText text) {
    for (final Folder folder : folders) {
      if (folder.hierarchy().version() == 2 && controllers == null) {
        controllers = open(folder.path().resolve(CgroupHierarchy.CONTROLLERS), files);
      }
    }
    controllersSum = controllers != null && take(controllers, text) ? sum(text) : 0;
  }

  /** Makes the arrays of what is read, each field from the first file that has it. */
  private void arrange() {
    final List<CgroupFile> cpuFirst = new ArrayList<>();
    final int[] taking = new int[KINDS.length];
    int taken = 0;
    for (final CgroupFile kind : KINDS) {
      if (open[kind.ordinal()] != null) {
        taking[kind.ordinal()] = fieldsOf(kind) & ~taken;
        taken |= fieldsOf(kind);
        cpuFirst.add(kind.isCpuTime() ? 0 : cpuFirst.size(), kind);
      }
    }
    kinds = cpuFirst.toArray(NO_KINDS);
    channels = cpuFirst.stream().map(kind -> open[kind.ordinal()]).toArray(FileChannel[]::new);
    fields = cpuFirst.stream().mapToInt(kind -> taking[kind.ordinal()]).toArray();
  }

  private void closeAll(final CgroupHierarchy hierarchy, final OpenFiles files) {
    for (final CgroupFile kind : hierarchy.files()) {
      release(kind.ordinal(), files);
    }
    if (hierarchy.version() == 2) {
      releaseControllers(files);
    }
    arrange();
  }

  /** Closes everything. */
  void closeAll(final OpenFiles files) {
    for (final CgroupFile kind : KINDS) {
      release(kind.ordinal(), files);
    }
    releaseControllers(files);
    isRead = false;
    arrange();
  }

  private void release(final int kind, final OpenFiles files) {
    if (open[kind] != null) {
      files.release(open[kind]);
      open[kind] = null;
    }
  }

  private void releaseControllers(final OpenFiles files) {
    if (controllers != null) {
      files.release(controllers);
      controllers = null;
    }
  }

  // ---- reading

  /**
   * Reads all files into a sample and hands it on.
   *
   * @param host as it was read in this round
   * @return false where the thread was interrupted meanwhile: nothing more can be read then
   */
  boolean read(
      final KernelText text,
      final PollClock clock,
      final HostCpu host,
      final Sample sample,
      final SampleOutput out) {
    final FileChannel[] reading = channels;
    sample.clear();
    final long now = clock.nanos();
    int readFiles = 0;
    for (int i = 0; i < reading.length; i++) {
      if (take(reading[i], text)) {
        readFiles++;
        final String fault = kinds[i].format().fill(text, sample, fields[i]);
        if (fault != null) {
          out.malformed(place(kinds[i]), fault);
        }
        keep(kinds[i].version(), fields[i], sample);
      } else if (Thread.currentThread().isInterrupted()) {
        return false;
      }
    }
    if (readFiles != 0) {
      isRead = true;
      System.arraycopy(key, 0, sample.key(), 0, key.length);
      sample.keyLength(key.length);
      host.frame(sample, now, CgroupFields.COUNT);
      out.sample(sample);
    }
    return true;
  }

  /** Remembers which counters a version has supplied. */
  private void keep(final int version, final int read, final Sample sample) {
    for (int left = read & COUNTERS & ~supplied[version]; left != 0; left &= left - 1) {
      final int field = Integer.numberOfTrailingZeros(left);
      supplied[version] |= sample.hasY(field) ? CgroupFormat.bit(field) : 0;
    }
  }

  private boolean take(final FileChannel channel, final KernelText text) {
    try {
      text.read(channel);
      return true;
    } catch (final IOException e) {
      // ENODEV: the group is gone, or has lost a controller.
      hasLost = true;
      return false;
    }
  }

  private String place(final CgroupFile kind) {
    for (final Folder folder : folders) {
      if (folder.hierarchy().files().contains(kind)) {
        return folder.path().resolve(kind.fileName()).toString();
      }
    }
    return kind.fileName();
  }

  /** Closes what could not be read any more. */
  void closeLost(final KernelText text, final OpenFiles files) {
    for (final CgroupFile kind : KINDS) {
      if (open[kind.ordinal()] != null && !take(open[kind.ordinal()], text)) {
        release(kind.ordinal(), files);
      }
    }
  }

  /** Whether it has other controllers than at {@link #open}: then it has other files, too. */
  boolean haveControllersChanged(final KernelText text) {
    return controllers != null && take(controllers, text) && sum(text) != controllersSum;
  }

  private static long sum(final KernelText text) {
    long sum = 1;
    for (int i = 0; i < text.length(); i++) {
      sum = sum * 31 + text.bytes()[i];
    }
    return sum;
  }
}
