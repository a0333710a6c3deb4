// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.process;

import io.fluxion.collector.source.KernelText;
import io.fluxion.collector.source.OpenFiles;
import io.fluxion.collector.source.SampleOutput;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
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
  private static final Predicate<String> PID = Pattern.compile("[1-9]\\d{0,8}").asMatchPredicate();
  private static final int OWN_PID = (int) ProcessHandle.current().pid();
  private static final int YOUNG_ROUNDS = 3;
  private static final int ABSENT = Integer.MIN_VALUE;

  /** In place of a round: the key is too long, whatever becomes of the process. */
  private static final int NEVER_AGAIN = Integer.MAX_VALUE;

  private final Path proc;
  private final Predicate<String> match;
  private final int maxKeyBytes;
  private final int turns;
  private final OpenFiles files;
  private final KernelText text;
  private final ProcessStat parser;
  private final List<WatchedProcess> watched = new ArrayList<>();
  private final IntHashSet watchedPids = new IntHashSet();

  /** Those that are not watched, and the round in which they were seen first. */
  private final Int2IntHashMap others = new Int2IntHashMap(ABSENT);

  private final IntArrayList again = new IntArrayList();
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
   * @param parser whose state is overwritten
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
    for (int i = watched.size() - 1; i >= 0; i--) {
      final WatchedProcess process = watched.get(i);
      if (process.isGone()) {
        isAnyGone = true;
        process.close();
        watchedPids.remove(process.pid());
        watched.remove(i);
      }
    }
  }

  void close() {
    watched.forEach(WatchedProcess::close);
    watched.clear();
  }

  // ---- looking

  private void list(final SampleOutput out) {
    final String[] names = proc.toFile().list();
    final int[] pids =
        names == null
            ? new int[0]
            : Arrays.stream(names).filter(PID).mapToInt(Integer::parseInt).sorted().toArray();
    leftOut = 0;
    for (final int pid : pids) {
      if (!watchedPids.contains(pid) && others.get(pid) == ABSENT) {
        look(pid, out);
      }
    }
    others.keySet().removeIfInt(pid -> Arrays.binarySearch(pids, pid) < 0);
    if (leftOut != 0 && !isLeftOutSaid) {
      isLeftOutSaid = true;
      final String reason = files.limitReason();
      out.say("process: " + leftOut + " of " + pids.length + " processes are left out: " + reason);
    }
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
      final int first = entries.getIntValue();
      final boolean isYoung = round != first && round - first < YOUNG_ROUNDS;
      final boolean isItsTurn = areTurns && entries.getIntKey() % turns == round % turns;
      if (first != NEVER_AGAIN && (isYoung || isItsTurn)) {
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
      leftOut += files.left() <= 0 ? 1 : 0;
      return;
    }
    if (!text.read(stat) || !parser.identify(text) || !matches(pid, folder)) {
      files.release(stat);
      others.putIfAbsent(pid, round);
      return;
    }
    final byte[] key = KernelText.word(pid + "@" + Long.toUnsignedString(parser.startTime()));
    if (key.length > maxKeyBytes) {
      files.release(stat);
      others.put(pid, NEVER_AGAIN);
      out.malformed(
          folder.toString(),
          "the key has " + key.length + " bytes, and --max-key-bytes says " + maxKeyBytes);
      return;
    }
    others.remove(pid);
    watched.add(new WatchedProcess(pid, folder, key, stat, files, text));
    watchedPids.add(pid);
  }

  private boolean matches(final int pid, final Path folder) {
    if (match == null) {
      return !parser.isKernelThread();
    }
    // What is looked for stands on this process's own command line.
    return match.test(parser.name())
        || !parser.isKernelThread() && pid != OWN_PID && match.test(commandLine(folder));
  }

  private String commandLine(final Path folder) {
    final FileChannel file = files.open(folder.resolve("cmdline"));
    final boolean isRead = file != null && text.read(file);
    files.release(file);
    return isRead
        ? new String(text.bytes(), 0, text.length(), StandardCharsets.UTF_8)
            .replace('\0', ' ')
            .strip()
        : "";
  }
}
