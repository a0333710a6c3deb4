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
import io.fluxion.collector.input.InputException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/**
 * The host's CPU time, from the first line of {@code /proc/stat}: user, nice, system, idle, iowait,
 * irq and softirq over all CPUs. Time that a hypervisor took (steal) is none of the host's, and
 * that of guests is in user already. This is what Docker calls {@code system_cpu_usage}.
 *
 * <p>Not thread-safe. Nothing allocates after {@link #open}.
 */
final class HostCpu implements AutoCloseable {
  /** Where the kernel has it. */
  static final Path PROC_STAT = Path.of("/proc/stat");

  private static final byte[] CPU = "cpu".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] FORKS = "processes ".getBytes(StandardCharsets.US_ASCII);
  private static final int PARTS = 7;

  /** It is not read anew before this many times of what that costs: 3 % of a thread's time. */
  private static final int COSTS = 32;

  private final Path path;
  private FileChannel file;
  private final long tickNanos;
  private long nanos;
  private int onlineCpus;
  private long forks;
  private long began;
  private long leastCostNanos = Long.MAX_VALUE / COSTS;

  private HostCpu(final Path path, final FileChannel file) {
    this.path = path;
    this.file = file;
    tickNanos = TimeUnit.SECONDS.toNanos(1) / KernelConstants.ticksPerSecond();
  }

  static HostCpu open(final Path path) throws InputException {
    try {
      return new HostCpu(path, FileChannel.open(path, StandardOpenOption.READ));
    } catch (final IOException e) {
      throw new InputException(path + " cannot be read: " + OpenFiles.reason(e));
    }
  }

  /**
   * Reads it anew.
   *
   * @return false where the thread was interrupted: then nothing can be read
   */
  boolean read(final KernelText text) throws InputException {
    began = System.nanoTime();
    try {
      if (!file.isOpen()) {
        // An interrupt closes the file that is being read.
        file = FileChannel.open(path, StandardOpenOption.READ);
      }
      text.read(file);
    } catch (final IOException e) {
      if (Thread.currentThread().isInterrupted()) {
        return false;
      }
      throw new InputException(path + " cannot be read: " + OpenFiles.reason(e));
    }
    parse(text);
    leastCostNanos = Math.min(leastCostNanos, System.nanoTime() - began);
    return true;
  }

  /**
   * Whether it was read so long ago that what others read now is of another moment. Where reading
   * it costs much, that is the longer.
   *
   * @param nanos how long, at least
   */
  boolean isOlderThan(final long nanos) {
    return System.nanoTime() - began > Math.max(nanos, COSTS * leastCostNanos);
  }

  private void parse(final KernelText text) throws InputException {
    if (!text.skip(CPU) || !readTotal(text)) {
      throw new InputException(path + " does not begin with the CPU time of the host");
    }
    int cpus = 0;
    while (text.skip(CPU)) {
      cpus++;
      text.skipLine();
    }
    onlineCpus = cpus;
    forks = -1;
    while (forks < 0 && !text.isAtEnd()) {
      if (text.skip(FORKS) && text.readNumber(1)) {
        forks = text.number();
      }
      text.skipLine();
    }
  }

  private boolean readTotal(final KernelText text) {
    long sum = 0;
    for (int part = 0; part < PARTS; part++) {
      if (!text.skipWord() || !text.readNumber(tickNanos)) {
        return false;
      }
      sum += text.number();
    }
    nanos = sum;
    text.skipLine();
    return true;
  }

  /**
   * Makes a sample a frame: its time, and each field's x. Field 0 is over the host's CPU time and
   * in CPUs, the others over the time.
   *
   * @param time in ns since 1970
   * @param fields how many there are
   */
  void frame(final Sample sample, final long time, final int fields) {
    sample.frame(time);
    sample.setX(0, nanos);
    sample.keyScale(0, onlineCpus);
    for (int field = 1; field < fields; field++) {
      sample.setX(field, time);
    }
  }

  /** CPU time since the boot, in ns. */
  long nanos() {
    return nanos;
  }

  /** How many CPUs are online. */
  int onlineCpus() {
    return onlineCpus;
  }

  /** How many processes and threads were ever started, or -1 where the file does not say. */
  long forks() {
    return forks;
  }

  @Override
  public void close() {
    OpenFiles.close(file);
  }
}
