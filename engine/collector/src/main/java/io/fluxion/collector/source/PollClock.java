// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The time that polled samples carry: ns since 1970 that never go back and go on as fast as the
 * monotonic clock does, and over a sleep of the whole machine by what it slept, which {@code
 * /proc/uptime} tells; where there is no such file, time stands still in a sleep. The wall clock is
 * asked once, at the beginning, so that no later step of it, in either direction, makes a wrong
 * rate; from then on a clock that was stepped and this one differ by the step.
 *
 * <p>Not thread-safe. {@link #nanos} allocates nothing.
 */
public final class PollClock implements AutoCloseable {
  /** What a clock of coarse steps may be off by; the machine slept only where it is more. */
  private static final long SHORTEST_SLEEP_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long NEVER = Long.MAX_VALUE / 2;

  private final Uptime uptime;
  private long offset;
  private long looked;

  /** How far, at the most, the time since the boot was ahead of the monotonic clock. */
  private long ahead;

  /** A clock that agrees with the wall clock now. */
  public PollClock() {
    this(() -> TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()), Uptime.PROC_UPTIME);
  }

  PollClock(final LongSupplier wallNanos, final Path uptime) {
    this.uptime = new Uptime(uptime);
    looked = System.nanoTime();
    final long sinceBoot = this.uptime.nanos();
    ahead = sinceBoot < 0 ? NEVER : sinceBoot + Uptime.RESOLUTION_NANOS - looked;
    offset = wallNanos.getAsLong() - System.nanoTime();
  }

  /**
   * Now.
   *
   * @return ns since 1970, no less than before
   */
  public long nanos() {
    final long now = System.nanoTime();
    if (now - looked > LOOK_EVERY_NANOS) {
      looked = now;
      offset += sleptSinceLast();
    }
    return now + offset;
  }

  private long sleptSinceLast() {
    final long sinceBoot = uptime.nanos();
    if (sinceBoot < 0 || ahead == NEVER) {
      return 0;
    }
    // The monotonic clock is read later, at first it was earlier: should the thread be held up
    // between the two, that looks like less sleep, never like some where there was none.
    final long slept = sinceBoot - System.nanoTime() - ahead;
    if (slept <= SHORTEST_SLEEP_NANOS) {
      return 0;
    }
    ahead += slept;
    return slept;
  }

  /** Closes its file; the time goes on. */
  @Override
  public void close() {
    uptime.close();
  }
}
