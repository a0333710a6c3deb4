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
import io.fluxion.collector.row.ProcessFields;
import io.fluxion.collector.source.PollClock;
import io.fluxion.collector.source.SampleOutput;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A process and its open files. Those belong to the process, not to its number: once it has gone,
 * reading them fails, whoever has the number then.
 *
 * <p>Not thread-safe. {@link #read} allocates nothing while the files hold numbers.
 */
final class WatchedProcess {
  /** The most files that are open for a process. */
  static final int MOST_FILES = 3;

  private static final byte[] READ = "read_bytes: ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] WRITTEN = "write_bytes: ".getBytes(StandardCharsets.US_ASCII);
  private static final String NO_NUMBER = " is no unsigned 64-bit integer";

  private final int pid;
  private final Path folder;
  private final byte[] key;
  private final FileChannel stat;
  private FileChannel schedstat;
  private FileChannel io;
  private boolean isGone;

  /**
   * A process, with the files that may be read.
   *
   * @param folder such as {@code /proc/42}
   * @param key what it is called in the store
   * @param stat its file of that name, open
   */
  WatchedProcess(
      final int pid,
      final Path folder,
      final byte[] key,
      final FileChannel stat,
      final OpenFiles files,
      final KernelText text) {
    this.pid = pid;
    this.folder = folder;
    this.key = key;
    this.stat = stat;
    schedstat = open("schedstat", files, text);
    io = open("io", files, text);
  }

  private FileChannel open(final String name, final OpenFiles files, final KernelText text) {
    final FileChannel file = files.open(folder.resolve(name));
    if (file != null && !take(file, text)) {
      files.release(file);
      return null;
    }
    return file;
  }

  /** Its number. */
  int pid() {
    return pid;
  }

  /** Whether it could not be read any more. */
  boolean isGone() {
    return isGone;
  }

  /**
   * Reads all files into a sample and hands it on.
   *
   * @param host as it was read in this round
   * @return false where the thread was interrupted meanwhile: nothing more can be read then
   */
  boolean read(
      final KernelText text,
      final ProcessStat parser,
      final PollClock clock,
      final HostCpu host,
      final Sample sample,
      final SampleOutput out,
      final OpenFiles files) {
    sample.clear();
    final long now = clock.nanos();
    if (!take(stat, text)) {
      // ESRCH: it has ended, and nobody waits for it any more.
      isGone = true;
      return !Thread.currentThread().isInterrupted();
    }
    say("stat", parser.fill(text, sample), out);
    if (schedstat != null) {
      if (take(schedstat, text)) {
        say("schedstat", fillSchedule(text, sample), out);
      } else {
        files.release(schedstat);
        schedstat = null;
      }
    }
    if (io != null) {
      if (take(io, text)) {
        say("io", fillBytes(text, sample), out);
      } else {
        files.release(io);
        io = null;
      }
    }
    System.arraycopy(key, 0, sample.key(), 0, key.length);
    sample.keyLength(key.length);
    host.frame(sample, now, ProcessFields.COUNT);
    final int label = parser.nameLength();
    out.sample(sample, parser.nameBytes(), label == 0 ? SampleOutput.NO_LABEL : label);
    return !Thread.currentThread().isInterrupted();
  }

  private static boolean take(final FileChannel file, final KernelText text) {
    try {
      text.read(file);
      return true;
    } catch (final IOException e) {
      return false;
    }
  }

  private static String fillSchedule(final KernelText text, final Sample sample) {
    if (text.isAtEnd()) {
      return null;
    }
    if (!text.readNumber(1)) {
      return "the time running" + NO_NUMBER;
    }
    sample.setY(ProcessFields.MAIN_THREAD_CORES, text.number());
    if (!text.skipWord() || !text.readNumber(1)) {
      return "the time waiting" + NO_NUMBER;
    }
    sample.setY(ProcessFields.MAIN_THREAD_WAITING, text.number());
    return null;
  }

  private static String fillBytes(final KernelText text, final Sample sample) {
    while (!text.isAtEnd()) {
      final boolean isRead = text.skip(READ);
      if (isRead || text.skip(WRITTEN)) {
        if (!text.readNumber(1)) {
          return (isRead ? "read_bytes" : "write_bytes") + NO_NUMBER;
        }
        final int field = isRead ? ProcessFields.READ_BYTES : ProcessFields.WRITE_BYTES;
        sample.setY(field, text.number());
      }
      text.skipLine();
    }
    return null;
  }

  private void say(final String file, final String fault, final SampleOutput out) {
    if (fault != null) {
      out.malformed(folder.resolve(file).toString(), fault);
    }
  }

  /** Closes its files. */
  void close(final OpenFiles files) {
    files.release(stat);
    if (schedstat != null) {
      files.release(schedstat);
    }
    if (io != null) {
      files.release(io);
    }
  }
}
