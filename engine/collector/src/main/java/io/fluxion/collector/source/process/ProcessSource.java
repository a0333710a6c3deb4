// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.process;

import io.fluxion.Sample;
import io.fluxion.collector.input.InputException;
import io.fluxion.collector.row.ProcessFields;
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
 * Processes of Linux: each is a key, {@code PID@STARTTIME} (in ticks since the boot, as {@code
 * /proc/PID/stat} has it), so that a number that is given again is another key; its label is the
 * name that it has now. One frame a round, with the fields of {@link ProcessFields}; what may not
 * be read ({@code io} of somebody else's process) is MISSING. A process that has ended and was
 * waited for is said to be {@linkplain SampleOutput#gone gone} in the next round.
 *
 * <p>A process is watched where the match holds for its name ({@code comm}, 15 bytes at most) or
 * for its command line, arguments parted by one space; for this process itself the name alone
 * counts, because what it looks for stands on its own command line. Without a match every process
 * is watched but the kernel's own threads.
 *
 * <p>Files stay open: a round is one {@code pread} for each of three. {@code /proc} is listed in
 * rounds before which something was started or ended, and processes that do not match are looked at
 * again within 10 s, since {@code exec} may have made another program of them. Without a match
 * those are threads of the kernel, looked at again only after something was started, since a
 * process may have the number of one: then nothing is allocated while nothing starts and ends.
 */
public final class ProcessSource implements LiveSource {
  private static final Path PROC = Path.of("/proc");

  /** Within this time every process that does not match is looked at again. */
  private static final long AGAIN_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final PollClock clock = new PollClock();
  private final PollTimer timer;
  private final KernelText text = new KernelText();
  private final ProcessStat parser = new ProcessStat();
  private final ProcessTable table;
  private final Sample sample;
  private final HostCpu host;

  /**
   * Some processes. Nothing is opened before the first poll.
   *
   * @param match asked for the name and the command line; null for all but threads of the kernel
   * @param intervalNanos the distance of two rounds, above 0
   * @param maxKeyBytes the longest key; a process with a longer one is malformed, and said once
   */
  public ProcessSource(
      final Predicate<String> match, final long intervalNanos, final int maxKeyBytes) {
    this(PROC, match, intervalNanos, maxKeyBytes, new OpenFiles());
  }

  ProcessSource(
      final Path proc,
      final Predicate<String> match,
      final long intervalNanos,
      final int maxKeyBytes,
      final OpenFiles files) {
    timer = new PollTimer(intervalNanos);
    host = new HostCpu(proc.resolve("stat"), intervalNanos);
    sample = new Sample(ProcessFields.COUNT, maxKeyBytes);
    final int turns = (int) Math.min(Integer.MAX_VALUE, Math.max(1, AGAIN_NANOS / intervalNanos));
    table = new ProcessTable(proc, match, maxKeyBytes, turns, files, text, parser);
  }

  @Override
  public String name() {
    return "process";
  }

  @Override
  public boolean poll(final SampleOutput out) throws InputException {
    if (!timer.await() || Thread.currentThread().isInterrupted()) {
      return true;
    }
    if (host.read(text)) {
      table.update(host.forks(), out);
      round(table.watched(), out);
    }
    return true;
  }

  private void round(final List<WatchedProcess> watched, final SampleOutput out)
      throws InputException {
    boolean isAnyGone = false;
    for (int i = 0; i < watched.size(); i++) {
      if (!host.readIfOld(text)) {
        return;
      }
      final WatchedProcess process = watched.get(i);
      process.read(parser, clock, host, sample, out);
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
      isAnyGone |= process.isGone();
    }
    if (isAnyGone) {
      table.forgetGone();
    }
  }

  @Override
  public void close() {
    table.close();
    host.close();
    clock.close();
  }
}
