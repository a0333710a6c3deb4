// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.window;

import io.fluxion.internal.exact.Int128;
import io.fluxion.internal.step.Step;

/**
 * The samples of a window of longs as least squares takes them, a block at a time. The oldest
 * sample is the origin of x and y; it is in no block, because it adds nothing to a sum of offsets.
 * Counters are reset-corrected: y goes on from the oldest sample by accepted Δy.
 *
 * <p>A plain window needs no correction: it is one block, whose y are those of the window.
 *
 * <p>Not thread-safe: part of a thread's scratch.
 */
final class LineSamples {
  private static final int BLOCK = 128;

  boolean plain;
  long x0;
  long y0;

  /** The index of the sample before the block. */
  int from;

  /** y of a block of a window that is not plain: offsets of 128 bits. */
  final long[] yHighs = new long[BLOCK];

  final long[] yLows = new long[BLOCK];

  private final Step step = new Step();
  private int next;
  private int left;
  private long yHigh;
  private long yLow;
  private long xSpan;
  private long yBits;

  /** Begins at the oldest sample of a window that has one. */
  void begin(final FieldWindow window, final int slot, final boolean isPlain) {
    plain = isPlain;
    left = window.ring.length(slot) - 1;
    next = window.ring.index(slot, left);
    final int newest = window.ring.index(slot, 0);
    x0 = window.xs[next];
    y0 = window.ys[next];
    yHigh = 0;
    yLow = 0;
    xSpan = window.xs[newest] - x0;
    yBits = plain ? plainBits(window, next, newest, left) : 0;
  }

  /** The bits of y as an offset from the oldest sample of a plain window, or more. */
  static long plainBits(
      final FieldWindow window, final int oldest, final int newest, final int steps) {
    final long[] ys = window.ys;
    final long y0 = ys[oldest];
    if (!window.takesFalls) {
      return ys[newest] - y0;
    }
    long bits = 0;
    int index = oldest;
    for (int left = steps; left > 0; left--) {
      index = window.ring.after(index);
      final long y = ys[index];
      final long offset = y - y0;
      // Negative where the offset leaves 64 bits.
      bits |= (offset ^ (offset >> 63)) | ((y ^ y0) & (y ^ offset) & Long.MIN_VALUE);
    }
    return bits;
  }

  /** Makes the next block; returns how many samples it has, 0 at the end. */
  int next(final FieldWindow window) {
    final int count = plain ? left : Math.min(left, BLOCK);
    from = next;
    left -= count;
    if (!plain) {
      fill(window, count);
    }
    return count;
  }

  private void fill(final FieldWindow window, final int count) {
    int last = next;
    long high = yHigh;
    long low = yLow;
    long bits = yBits;
    for (int i = 0; i < count; i++) {
      final int to = window.ring.after(last);
      final long y = window.ys[to];
      final long previous = window.ys[last];
      long sum = low;
      if (window.mayBePlain && y >= previous) {
        // The difference is the Δy, without a sign.
        sum += y - previous;
        high = Int128.addHigh(high, low, 0, sum);
      } else if (window.step(last, to, step) != Step.DROPPED) {
        sum += step.low;
        high = Int128.addHigh(high, low, step.high, sum);
      }
      low = sum;
      // A y beyond 64 bits counts as one that has them all.
      bits |= high == low >> 63 ? low ^ high : -1;
      yHighs[i] = high;
      yLows[i] = low;
      last = to;
    }
    next = last;
    yHigh = high;
    yLow = low;
    yBits = bits;
  }

  /** The bits of the largest offset of those that were read, signs aside. */
  int mostBits() {
    return Math.max(LeastSquaresOfLongs.bits(xSpan), LeastSquaresOfLongs.bits(yBits));
  }
}
