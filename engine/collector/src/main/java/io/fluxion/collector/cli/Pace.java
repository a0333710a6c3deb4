// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import io.fluxion.Sample;
import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.output.Messages;
import io.fluxion.collector.row.RowSchema;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Holds rows back until they are due, over all files of a run: each row when it is due, by its x.
 * The first row's x is due at once and sets the clock; a row whose x is not ahead of every x before
 * it is due at once too. Where a replay is behind, rows follow without a wait until it has caught
 * up.
 */
final class Pace {
  private static final long MILLISECOND = TimeUnit.MILLISECONDS.toNanos(1);

  /**
   * Less is not waited for: a row may be this much early, but not every row costs a system call.
   */
  private static final long SHORTEST = MILLISECOND;

  private static final long LONG = TimeUnit.MINUTES.toNanos(1);

  private final double speed;
  private final Messages messages;
  private boolean begun;
  private long firstX;
  private long newestX;
  private long begin;
  private long said = LONG;

  /**
   * A pace before the first row.
   *
   * @param speed how much faster than x, above 0
   */
  Pace(final double speed, final Messages messages) {
    this.speed = speed;
    this.messages = messages;
  }

  /** Refuses a pace where x is not a time in a known unit. */
  static void check(final double speed, final RowSchema rows) throws UsageException {
    if (!isKept(speed)) {
      return;
    }
    if (rows.xCounter()) {
      throw new UsageException(
          "--speed needs an x that is a time: leave it out, or --x-kind counter");
    }
    if (!rows.nanoseconds()) {
      throw new UsageException(
          "--speed needs the unit of x: give --x-unit s, ms, us or ns too, or leave it out");
    }
  }

  /**
   * Whether rows are waited for.
   *
   * @param speed how much faster than x, above 0; infinity for as fast as can be
   * @return false at infinity
   */
  static boolean isKept(final double speed) {
    return speed < Double.POSITIVE_INFINITY;
  }

  /** Something to be done before a wait. */
  interface Flush {
    void run() throws IOException;
  }

  /**
   * Waits for the row, where it has an x and is not due yet.
   *
   * @param sample the row
   * @param frames whether its time is that of a frame
   * @param place where it stands, for messages
   * @param flush has what came before go out
   */
  void await(
      final Sample sample, final boolean frames, final Supplier<String> place, final Flush flush)
      throws IOException {
    if (frames ? !sample.hasFrame() : !sample.hasX(0)) {
      return;
    }
    final long delay = delay(frames ? sample.frame() : sample.xBits(0), System.nanoTime());
    if (delay == 0) {
      return;
    }
    flush.run();
    if (isWorthSaying(delay)) {
      messages.say(
          place.get()
              + ": this row is due in "
              + text(delay)
              + " by its x, at the speed asked for; waiting for it");
    }
    try {
      Thread.sleep(delay / MILLISECOND, (int) (delay % MILLISECOND));
    } catch (final InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for a row to be due");
    }
  }

  /**
   * Takes the next row that has an x.
   *
   * @param x in ns
   * @param now in ns, of a clock that only goes forward
   * @return how long to wait before it is handed on, in ns; 0 for not at all
   */
  long delay(final long x, final long now) {
    if (!begun) {
      begun = true;
      firstX = x;
      newestX = x;
      begin = now;
      return 0;
    }
    if (x <= newestX) {
      return 0;
    }
    newestX = x;
    final long ahead = x - firstX;
    // Two x may be further apart than 63 bits; the cast stays within 292 years.
    final long due = (long) ((ahead >= 0 ? ahead : ahead + 0x1p64) / speed);
    final long delay = due - (now - begin);
    return delay < SHORTEST ? 0 : delay;
  }

  /**
   * Whether a wait is long enough for a person to be told, and not told of before: one longer than
   * a minute, and then one that is twice as long as the last that was said.
   *
   * @param delay in ns
   * @return true for a minute and more, where the last wait said was half as long or shorter
   */
  boolean isWorthSaying(final long delay) {
    if (delay < said) {
      return false;
    }
    said = delay < Long.MAX_VALUE / 2 ? 2 * delay : Long.MAX_VALUE;
    return true;
  }

  /**
   * A duration for a person: the two largest units of it.
   *
   * @param nanos in ns, 0 or more
   * @return in days and hours, hours and minutes, or minutes and seconds
   */
  static String text(final long nanos) {
    final long seconds = TimeUnit.NANOSECONDS.toSeconds(nanos);
    final long minutes = seconds / 60;
    final long hours = minutes / 60;
    final long days = hours / 24;
    if (days > 0) {
      return String.format(Locale.ROOT, "%d d %d h", days, hours % 24);
    }
    return hours > 0
        ? String.format(Locale.ROOT, "%d h %d min", hours, minutes % 60)
        : String.format(Locale.ROOT, "%d min %d s", minutes, seconds % 60);
  }
}
