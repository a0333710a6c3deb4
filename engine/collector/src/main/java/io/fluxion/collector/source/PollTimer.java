// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source;

import java.util.concurrent.locks.LockSupport;

/**
 * When a source that asks is to ask next: at even distances from its first poll. What a poll takes
 * does not move the next one; polls that were missed are left out, and so is one that would follow
 * a late one by less than half the distance.
 *
 * <p>Not thread-safe. Nothing allocates.
 */
public final class PollTimer {
  private final long intervalNanos;
  private long next;
  private boolean begun;

  /**
   * A timer whose first poll is due at once.
   *
   * @param intervalNanos the distance of two polls, above 0
   */
  public PollTimer(final long intervalNanos) {
    this.intervalNanos = intervalNanos;
  }

  /**
   * How long until a poll is due, for a source that waits for something else too.
   *
   * @return in ns, 0 or less where it is due
   */
  public long untilDue() {
    return begun ? next - System.nanoTime() : 0;
  }

  /**
   * Waits until a poll is due, but no longer than {@link LiveSource#LONGEST_WAIT_NANOS} and only
   * while the thread is not interrupted.
   *
   * @return whether a poll is due; then the next one is due an interval later
   */
  public boolean await() {
    final long entered = System.nanoTime();
    if (!begun) {
      begun = true;
      next = entered;
    }
    long now = entered;
    while (now - next < 0) {
      final long waited = now - entered;
      if (waited >= LiveSource.LONGEST_WAIT_NANOS || Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(this, Math.min(next - now, LiveSource.LONGEST_WAIT_NANOS - waited));
      now = System.nanoTime();
    }
    // Two polls at less than half their distance would make a step of hardly any x.
    final long missed = (now - next + intervalNanos / 2) / intervalNanos;
    next += (missed + 1) * intervalNanos;
    return true;
  }
}
