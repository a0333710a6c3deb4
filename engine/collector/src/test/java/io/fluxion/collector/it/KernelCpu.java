// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.it;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The kernel's own counts of the CPU time of containers, read ten times a second, so that they can
 * be told for the very span of two frames.
 */
final class KernelCpu implements AutoCloseable {
  private static final long PAUSE_MILLIS = 100;
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final DockerDaemon daemon;
  private final Map<String, NavigableMap<Long, Long>> counts = new ConcurrentHashMap<>();
  private final Thread thread = new Thread(this::read, "kernel-cpu");

  KernelCpu(final DockerDaemon daemon, final List<String> ids) {
    this.daemon = daemon;
    ids.forEach(id -> counts.put(id, new ConcurrentSkipListMap<>()));
    thread.setDaemon(true);
    thread.start();
  }

  private void read() {
    try {
      while (true) {
        counts.forEach(this::readOne);
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (final InterruptedException e) {
      // Closed.
    }
  }

  private void readOne(final String id, final NavigableMap<Long, Long> read) {
    try {
      final long before = nanos();
      final long count = daemon.cpuNanos(id);
      read.put(before + (nanos() - before) / 2, count);
    } catch (final IOException e) {
      // Removed meanwhile.
    }
  }

  private static long nanos() {
    final Instant now = Instant.now();
    return now.getEpochSecond() * NANOS_PER_SECOND + now.getNano();
  }

  /** The mean between two times in ns since 1970: CPU seconds per second. */
  double cores(final String id, final long from, final long to) {
    return (at(id, to) - at(id, from)) / (to - from);
  }

  /** Between two readings, as if it had been even. */
  private double at(final String id, final long time) {
    final NavigableMap<Long, Long> read = new TreeMap<>(counts.get(id));
    final Map.Entry<Long, Long> before = read.floorEntry(time);
    final Map.Entry<Long, Long> after = read.ceilingEntry(time);
    if (before.getKey().equals(after.getKey())) {
      return before.getValue();
    }
    final double share = (double) (time - before.getKey()) / (after.getKey() - before.getKey());
    return before.getValue() + share * (after.getValue() - before.getValue());
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (final InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
