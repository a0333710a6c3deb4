// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source;

import io.fluxion.Sample;
import io.fluxion.collector.input.InputException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The host's CPU time, from the first line of {@code /proc/stat}: user, nice, system, idle, iowait,
 * irq and softirq over all CPUs. Time that a hypervisor took (steal) is not the host's, and that of
 * guests is counted in user already. This is what Docker calls {@code system_cpu_usage}.
 *
 * <p>Not thread-safe. Nothing allocates after the first {@link #read}.
 */
public final class HostCpu implements AutoCloseable {
  /** Where the kernel has it. */
  public static final Path PROC_STAT = Path.of("/proc/stat");

  /** A tick of the kernel's statistics in ns: {@code USER_HZ} is 100 wherever Java runs. */
  public static final long TICK_NANOS = 10_000_000;

  private static final byte[] CPU = KernelText.word("cpu");
  private static final byte[] FORKS = KernelText.word("processes ");
  private static final int PARTS = 7;

  /** The host's CPU time and that of what is watched may be this part of an interval apart. */
  private static final int LARGEST_PART_APART = 100;

  /** It is read anew no earlier than after this many times what that costs: 3 % of the time. */
  private static final int COSTS = 32;

  private final Path path;
  private final long mostNanosApart;
  private FileChannel file;
  private long nanos;
  private int onlineCpus;
  private long forks;
  private long began;
  private long leastCostNanos = Long.MAX_VALUE / COSTS;

  /**
   * Nothing is opened before the first {@link #read}.
   *
   * @param path such as {@link #PROC_STAT}
   * @param intervalNanos the distance of two polls, above 0
   */
  public HostCpu(final Path path, final long intervalNanos) {
    this.path = path;
    mostNanosApart = intervalNanos / LARGEST_PART_APART;
  }

  /**
   * Reads it anew.
   *
   * @param text is overwritten
   * @return false where the thread was interrupted: then nothing can be read
   * @throws InputException where the file cannot be read or is not of its form
   */
  public boolean read(final KernelText text) throws InputException {
    began = System.nanoTime();
    try {
      // An interrupt closes the file that is being read.
      if (file == null || !file.isOpen()) {
        file = FileChannel.open(path, StandardOpenOption.READ);
      }
    } catch (final IOException e) {
      throw new InputException(path + " cannot be read: " + OpenFiles.reason(e));
    }
    if (!text.read(file) && Thread.currentThread().isInterrupted()) {
      return false;
    }
    if (!parseTotal(text)) {
      throw new InputException(path + " does not begin with the CPU time of the host");
    }
    onlineCpus = 0;
    while (text.skip(CPU)) {
      onlineCpus++;
      text.skipLine();
    }
    forks = text.findLine(FORKS) && text.readNumber(1) ? text.number() : -1;
    leastCostNanos = Math.min(leastCostNanos, System.nanoTime() - began);
    return true;
  }

  private boolean parseTotal(final KernelText text) {
    nanos = 0;
    boolean isNumber = text.skip(CPU);
    for (int part = 0; isNumber && part < PARTS; part++) {
      isNumber = text.skipWord() && text.readNumber(TICK_NANOS);
      nanos += text.number();
    }
    text.skipLine();
    return isNumber;
  }

  /**
   * Reads it anew where that was so long ago that what others read now is of another moment: a
   * round may be held up in its middle. How long that is depends on the interval of the polls, and
   * on what reading costs.
   *
   * @param text is overwritten where it is read
   * @return false where the thread was interrupted: then nothing can be read
   * @throws InputException where the file cannot be read or is not of its form
   */
  public boolean readIfOld(final KernelText text) throws InputException {
    final long age = System.nanoTime() - began;
    return age <= Math.max(mostNanosApart, COSTS * leastCostNanos) || read(text);
  }

  /**
   * Sets the key, the time and each field's x. Field 0 is over the host's CPU time and in CPUs, the
   * others are over the time.
   *
   * @param sample of any fields
   * @param key all of it
   * @param time in ns since 1970
   */
  public void stamp(final Sample sample, final byte[] key, final long time) {
    System.arraycopy(key, 0, sample.key(), 0, key.length);
    sample.keyLength(key.length);
    sample.frame(time);
    sample.setX(0, nanos);
    sample.keyScale(0, onlineCpus);
    for (int field = 1; field < sample.fields(); field++) {
      sample.setX(field, time);
    }
  }

  /**
   * How many processes and threads were ever started.
   *
   * @return -1 where the file does not say
   */
  public long forks() {
    return forks;
  }

  @Override
  public void close() {
    if (file != null) {
      try {
        file.close();
      } catch (final IOException e) {
        // It was only read.
      }
    }
  }
}
