// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.latency;

import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;

/**
 * Updates by a schedule that does not wait for them: update i is due at the start plus i / rate
 * seconds, whatever became of the ones before. Its latency is the time from then to its completion,
 * so one update that takes 10 ms is also the latency of all those that should have been made
 * meanwhile. Between updates the loop spins on the clock; nothing in it allocates.
 */
final class PacedLoop {
  /** An hour, in ns; longer ones are recorded as this. */
  static final long MOST_NANOS = 3_600_000_000_000L;

  private static final long NANOS_A_SECOND = 1_000_000_000;
  private static final int CLOCK_READINGS = 1_000_000;

  private final LongSupplier clock;
  private final Subject subject;
  private final int rate;
  private final double interval;
  private long now;
  private long due;

  PacedLoop(final LongSupplier clock, final Subject subject, final int rate) {
    this.clock = clock;
    this.subject = subject;
    this.rate = rate;
    interval = (double) NANOS_A_SECOND / rate;
    now = clock.getAsLong();
    due = now;
  }

  static Histogram newHistogram() {
    return new Histogram(MOST_NANOS, 3);
  }

  /**
   * Makes the updates that are due in the next second of the schedule.
   *
   * @param latency from when an update was due to when it was done, in ns
   * @param service from when it was begun to when it was done, in ns; where the loop is behind,
   *     what it takes itself is in it
   */
  void second(final Histogram latency, final Histogram service) {
    long time = now;
    for (int i = 0; i < rate; i++) {
      final long intended = due + (long) (i * interval);
      while (time < intended) {
        time = clock.getAsLong();
      }
      final long begun = time;
      subject.update();
      time = clock.getAsLong();
      latency.recordValue(Math.min(time - intended, MOST_NANOS));
      service.recordValue(Math.min(time - begun, MOST_NANOS));
    }
    now = time;
    due += NANOS_A_SECOND;
  }

  /** What one reading of a clock takes, in ns. */
  static double clockNanos(final LongSupplier clock) {
    double least = Double.MAX_VALUE;
    for (int attempt = 0; attempt < 5; attempt++) {
      final long first = clock.getAsLong();
      long last = first;
      for (int i = 0; i < CLOCK_READINGS; i++) {
        last = clock.getAsLong();
      }
      least = Math.min(least, (double) (last - first) / CLOCK_READINGS);
    }
    return least;
  }
}
