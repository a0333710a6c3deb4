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

import io.fluxion.collector.source.SampleOutput;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.agrona.collections.Int2IntHashMap;
import org.agrona.collections.IntArrayList;
import org.agrona.collections.IntHashSet;

/**
 * Which processes there are, and which of them are watched. {@code /proc} is listed only after the
 * kernel has started a process or thread, which {@code /proc/stat} tells and the source reads
 * anyway.
 *
 * <p>A process that does not match may still become one that does, by {@code exec}: it is looked at
 * again in each of its first rounds, and in its turn afterwards. Without a match that goes for
 * threads of the kernel after something was started, because a process may have the number of one.
 *
 * <p>Not thread-safe. Allocates where processes were started, and where others are looked at again.
 */
final class ProcessTable {
  private static final int YOUNG_ROUNDS = 3;
  private static final int ABSENT = Integer.MIN_VALUE;

  private final Path proc;
  private final File directory;
  private final Predicate<String> match;
  private final int maxKeyBytes;
  private final int turns;
  private final OpenFiles files;
  private final KernelText text;
  private final ProcessStat parser;
  private final int own = (int) ProcessHandle.current().pid();
  private final List<WatchedProcess> watched = new ArrayList<>();
  private final IntHashSet watchedPids = new IntHashSet();

  /** Those that did not match, and the round in which they were seen first. */
  private final Int2IntHashMap others = new Int2IntHashMap(ABSENT);

  /** Those of the others whose key is too long, which is said once. */
  private final IntHashSet tooLong = new IntHashSet();

  private final IntArrayList again = new IntArrayList();
  private int[] listed = new int[64];
  private int listedCount;
  private int round;
  private long forks;

  /** The last round before which something was started. */
  private int startedIn;

  private boolean isAnyGone;
  private int leftOut;
  private boolean isLeftOutSaid;

  /**
   * The processes of a host.
   *
   * @param proc such as {@code /proc}
   * @param match of a name or a command line; null for all but threads of the kernel
   * @param turns in how many rounds those that do not match are looked at again once
   */
  ProcessTable(
      final Path proc,
      final Predicate<String> match,
      final int maxKeyBytes,
      final int turns,
      final OpenFiles files,
      final KernelText text,
      final ProcessStat parser) {
    this.proc = proc;
    this.match = match;
    this.maxKeyBytes = maxKeyBytes;
    this.turns = turns;
    this.files = files;
    this.text = text;
    this.parser = parser;
    directory = proc.toFile();
  }

  /** Those that are watched: in the order of their numbers at first, then as they came. */
  List<WatchedProcess> watched() {
    return watched;
  }

  /**
   * Takes in what has changed.
   *
   * @param newForks how many processes were ever started; 0 or less where that is not known
   */
  void update(final long newForks, final SampleOutput out) {
    round++;
    if (newForks <= 0 || newForks != forks) {
      startedIn = round;
    }
    if (startedIn == round || isAnyGone || leftOut != 0) {
      forks = newForks;
      isAnyGone = false;
      list(out);
    }
    lookAgain(out);
  }

  /** Lets go of those that are gone; somebody may have the number of one already. */
  void forgetGone() {
    isAnyGone = true;
    for (int i = watched.size() - 1; i >= 0; i--) {
      final WatchedProcess process = watched.get(i);
      if (process.isGone()) {
        process.close(files);
        watchedPids.remove(process.pid());
        watched.remove(i);
      }
    }
  }

  void close() {
    for (final WatchedProcess process : watched) {
      process.close(files);
    }
    watched.clear();
  }

  // ---- looking

  private void list(final SampleOutput out) {
    final String[] names = directory.list();
    listedCount = 0;
    leftOut = 0;
    for (int i = 0; names != null && i < names.length; i++) {
      addListed(pid(names[i]));
    }
    Arrays.sort(listed, 0, listedCount);
    for (int i = 0; i < listedCount; i++) {
      if (!watchedPids.contains(listed[i]) && others.get(listed[i]) == ABSENT) {
        look(listed[i], out);
      }
    }
    if (others.size() != 0) {
      others.keySet().removeIfInt(this::isNotListed);
    }
    if (!tooLong.isEmpty()) {
      tooLong.removeIfInt(this::isNotListed);
    }
    if (leftOut != 0 && !isLeftOutSaid) {
      isLeftOutSaid = true;
      out.say(
          "process: "
              + leftOut
              + " of "
              + listedCount
              + " processes are left out: "
              + files.limitReason());
    }
  }

  private boolean isNotListed(final int pid) {
    return Arrays.binarySearch(listed, 0, listedCount, pid) < 0;
  }

  private void addListed(final int pid) {
    if (pid > 0) {
      if (listedCount == listed.length) {
        listed = Arrays.copyOf(listed, 2 * listedCount);
      }
      listed[listedCount++] = pid;
    }
  }

  /** The number that an entry of the folder is called by, or 0. */
  private static int pid(final String name) {
    int pid = 0;
    for (int i = 0; i < name.length(); i++) {
      final int digit = name.charAt(i) - '0';
      if (digit < 0 || digit > 9 || i > 8) {
        return 0;
      }
      pid = pid * 10 + digit;
    }
    return pid;
  }

  private void lookAgain(final SampleOutput out) {
    if (others.isEmpty()) {
      return;
    }
    again.clear();
    // A thread of the kernel stays one, but its number may be given to a process.
    final boolean areTurns = match != null || round - startedIn < turns;
    final Int2IntHashMap.EntryIterator entries = others.entrySet().iterator();
    while (entries.hasNext()) {
      entries.next();
      final boolean isYoung = round - entries.getIntValue() < YOUNG_ROUNDS;
      final boolean isItsTurn = areTurns && entries.getIntKey() % turns == round % turns;
      if (isYoung && round != entries.getIntValue() || isItsTurn) {
        again.addInt(entries.getIntKey());
      }
    }
    for (int i = 0; i < again.size(); i++) {
      look(again.getInt(i), out);
    }
  }

  /** Watches a process if it is one to be watched. */
  private void look(final int pid, final SampleOutput out) {
    if (files.left() < WatchedProcess.MOST_FILES) {
      leftOut++;
      return;
    }
    final Path folder = proc.resolve(Integer.toString(pid));
    final FileChannel stat = files.open(folder.resolve("stat"));
    if (stat == null) {
      leftOut += files.isExhausted() ? 1 : 0;
      return;
    }
    if (!matches(pid, folder, stat)) {
      files.release(stat);
      if (others.get(pid) == ABSENT) {
        others.put(pid, round);
      }
      return;
    }
    others.remove(pid);
    watch(pid, folder, stat, out);
  }

  private boolean matches(final int pid, final Path folder, final FileChannel stat) {
    try {
      text.read(stat);
    } catch (final IOException e) {
      return false;
    }
    final boolean isOfKernel = parser.isKernelThread(text);
    if (match == null) {
      return !isOfKernel;
    }
    // Its own command line has what it looks for.
    return match.test(parser.name())
        || !isOfKernel && pid != own && match.test(commandLine(folder));
  }

  private String commandLine(final Path folder) {
    final FileChannel file = files.open(folder.resolve("cmdline"));
    if (file == null) {
      return "";
    }
    try {
      text.read(file);
      return new String(text.bytes(), 0, text.length(), StandardCharsets.UTF_8)
          .replace('\0', ' ')
          .strip();
    } catch (final IOException e) {
      return "";
    } finally {
      files.release(file);
    }
  }

  private void watch(
      final int pid, final Path folder, final FileChannel stat, final SampleOutput out) {
    final long startTime = startTime(stat);
    final byte[] key =
        (pid + "@" + Long.toUnsignedString(startTime)).getBytes(StandardCharsets.US_ASCII);
    if (startTime == -1 || key.length > maxKeyBytes) {
      files.release(stat);
      others.put(pid, round - YOUNG_ROUNDS);
      if (startTime != -1 && tooLong.add(pid)) {
        out.malformed(
            folder.toString(),
            "the key has " + key.length + " bytes, and --max-key-bytes says " + maxKeyBytes);
      }
      return;
    }
    watched.add(new WatchedProcess(pid, folder, key, stat, files, text));
    watchedPids.add(pid);
  }

  private long startTime(final FileChannel stat) {
    try {
      text.read(stat);
      return parser.startTime(text);
    } catch (final IOException e) {
      return -1;
    }
  }
}
