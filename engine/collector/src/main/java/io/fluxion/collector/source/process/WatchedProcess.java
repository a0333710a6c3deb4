// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.process;

import io.fluxion.Sample;
import io.fluxion.collector.row.ProcessFields;
import io.fluxion.collector.source.HostCpu;
import io.fluxion.collector.source.KernelText;
import io.fluxion.collector.source.OpenFiles;
import io.fluxion.collector.source.PollClock;
import io.fluxion.collector.source.SampleOutput;
import java.nio.channels.FileChannel;
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

  private static final byte[] READ = KernelText.word("read_bytes: ");
  private static final byte[] WRITTEN = KernelText.word("write_bytes: ");

  private final int pid;
  private final Path folder;
  private final byte[] key;
  private final OpenFiles files;
  private final KernelText text;
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
    this.files = files;
    this.text = text;
    schedstat = files.open(folder.resolve("schedstat"));
    io = files.open(folder.resolve("io"));
  }

  /** Its number. */
  int pid() {
    return pid;
  }

  /** Whether it has ended. */
  boolean isGone() {
    return isGone;
  }

  /**
   * Reads all files into a sample and hands it on, or says that the process has ended; neither
   * where the thread is interrupted meanwhile.
   *
   * @param host as it was read in this round
   */
  void read(
      final ProcessStat parser,
      final PollClock clock,
      final HostCpu host,
      final Sample sample,
      final SampleOutput out) {
    sample.clear();
    final long now = clock.nanos();
    final boolean isThere = text.read(stat);
    if (Thread.currentThread().isInterrupted()) {
      return;
    }
    if (!isThere) {
      // ESRCH: it has ended, and was waited for.
      isGone = true;
      out.gone(key, key.length);
      return;
    }
    say("stat", parser.fill(text, sample), out);
    schedstat = readable(schedstat);
    if (schedstat != null) {
      say("schedstat", fillSchedule(sample), out);
    }
    io = readable(io);
    if (io != null) {
      say("io", fillBytes(sample), out);
    }
    host.stamp(sample, key, now);
    final int label = parser.nameLength();
    out.sample(sample, parser.nameBytes(), label == 0 ? SampleOutput.NO_LABEL : label);
  }

  /** Reads a file; where that fails, such as for want of rights, closes it for good. */
  private FileChannel readable(final FileChannel file) {
    if (file == null || text.read(file)) {
      return file;
    }
    files.release(file);
    return null;
  }

  private String fillSchedule(final Sample sample) {
    if (text.isAtEnd()) {
      return null;
    }
    if (!text.readNumber(1)) {
      return "the time running" + KernelText.NO_NUMBER;
    }
    sample.setY(ProcessFields.MAIN_THREAD_CORES, text.number());
    if (!text.skipWord() || !text.readNumber(1)) {
      return "the time waiting" + KernelText.NO_NUMBER;
    }
    sample.setY(ProcessFields.MAIN_THREAD_WAITING, text.number());
    return null;
  }

  private String fillBytes(final Sample sample) {
    if (text.findLine(READ)) {
      if (!text.readNumber(1)) {
        return "read_bytes" + KernelText.NO_NUMBER;
      }
      sample.setY(ProcessFields.READ_BYTES, text.number());
    }
    if (text.findLine(WRITTEN)) {
      if (!text.readNumber(1)) {
        return "write_bytes" + KernelText.NO_NUMBER;
      }
      sample.setY(ProcessFields.WRITE_BYTES, text.number());
    }
    return null;
  }

  private void say(final String file, final String fault, final SampleOutput out) {
    if (fault != null) {
      out.malformed(folder.resolve(file).toString(), fault);
    }
  }

  /** Closes its files. */
  void close() {
    files.release(stat);
    files.release(schedstat);
    files.release(io);
  }
}
