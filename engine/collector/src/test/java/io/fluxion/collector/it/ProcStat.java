// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The kernel's own count of each CPU's time, read often enough to know it at any moment in between.
 */
final class ProcStat {
  private static final Path FILE = Path.of("/proc/stat");
  private static final String[] MODES = {
    "user", "nice", "system", "idle", "iowait", "irq", "softirq", "steal"
  };

  private final List<Reading> readings = new ArrayList<>();

  /**
   * One reading.
   *
   * @param nanos since 1970
   * @param ticks of 10 ms, by CPU and mode, such as {@code 0 user}
   */
  private record Reading(long nanos, Map<String, Long> ticks) {}

  static boolean isThere() {
    return Files.isReadable(FILE);
  }

  /** Reads it once more. */
  void read() throws IOException {
    final Instant now = Instant.now();
    final Map<String, Long> ticks = new HashMap<>();
    for (final String line : Files.readAllLines(FILE)) {
      if (line.matches("cpu\\d+ .*")) {
        final String[] words = line.split(" +");
        for (int i = 0; i < MODES.length; i++) {
          ticks.put(words[0].substring(3) + " " + MODES[i], Long.parseLong(words[i + 1]));
        }
      }
    }
    readings.add(new Reading(now.getEpochSecond() * 1_000_000_000 + now.getNano(), ticks));
  }

  /** CPU and mode, of every CPU. */
  List<String> names() {
    return readings.get(0).ticks().keySet().stream().sorted().toList();
  }

  /** How many ticks there had been at a moment, on the line between the readings around it. */
  double ticksAt(final String name, final long nanos) {
    for (int i = 1; i < readings.size(); i++) {
      final Reading before = readings.get(i - 1);
      final Reading after = readings.get(i);
      if (before.nanos() <= nanos && nanos <= after.nanos()) {
        final double part = (double) (nanos - before.nanos()) / (after.nanos() - before.nanos());
        final long ticks = before.ticks().get(name);
        return ticks + part * (after.ticks().get(name) - ticks);
      }
    }
    throw new AssertionError("/proc/stat was not read around " + nanos);
  }
}
