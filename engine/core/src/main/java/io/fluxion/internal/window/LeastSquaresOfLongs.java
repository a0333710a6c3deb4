// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.window;

import io.fluxion.internal.column.Ring;
import io.fluxion.internal.step.Quotient;

/**
 * The straight line of least squares through a window of longs, exact up to one division: with
 * offsets from the window's oldest sample, {@code slope = (nΣxy - ΣxΣy) / (nΣx² - (Σx)²)}. Sums
 * have 128 bits where that is enough for the window, which it nearly always is, and 384 otherwise.
 */
final class LeastSquaresOfLongs {
  private static final int SHORT_BITS = 62;
  private static final int NARROW_BITS = 126;

  private LeastSquaresOfLongs() {}

  /** NaN below two samples. */
  static double slope(final FieldWindow window, final int slot) {
    final int count = window.ring.length(slot);
    if (count < 2) {
      return Double.NaN;
    }
    final boolean plain = window.isPlain(slot);
    if (plain) {
      final int from = window.ring.index(slot, count - 1);
      final int to = window.ring.index(slot, 0);
      final long x = window.xs[to] - window.xs[from];
      final long both = x | LineSamples.plainBits(window, from, to, count - 1);
      if (bits(x) + bits(both) + 2 * bits(count - 1) <= SHORT_BITS) {
        return slopeInShort(window, slot, from, count);
      }
    }
    return slopeOfSamples(window, slot, count, plain);
  }

  /** The slope of any window; one that is plain may be read step by step too. */
  static double slopeOfSamples(
      final FieldWindow window, final int slot, final int count, final boolean plain) {
    final WindowScratch scratch = WindowScratch.get();
    final double factor = window.scaleOf(slot);
    if (readNarrow(window, slot, scratch, plain, false)) {
      final NarrowLine line = scratch.narrow;
      return Quotient.of(line.covariance(count), line.xVariance(count), factor);
    }
    final WideLine line = scratch.wide;
    return Quotient.of(line.covariance(count), line.xVariance(count), factor);
  }

  /**
   * The slope where {@code n²} times a product of offsets fits a long. The sums themselves may
   * overflow: their differences depend on no origin, so they are right modulo 2^64.
   */
  private static double slopeInShort(
      final FieldWindow window, final int slot, final int from, final int count) {
    final Ring ring = window.ring;
    final long[] xs = window.xs;
    final long[] ys = window.ys;
    long sumX = 0;
    long sumY = 0;
    long sumXX = 0;
    long sumXY = 0;
    int index = from;
    for (int i = 0; i < count; i++) {
      final long x = xs[index];
      final long y = ys[index];
      sumX += x;
      sumY += y;
      sumXX += x * x;
      sumXY += x * y;
      index = ring.after(index);
    }
    return Quotient.of(
        (double) (count * sumXY - sumX * sumY),
        (double) (count * sumXX - sumX * sumX),
        window.scaleOf(slot));
  }

  /** The line's y where x is 0; NaN below two samples. */
  static double intercept(final FieldWindow window, final int slot) {
    final int count = window.ring.length(slot);
    if (count < 2) {
      return Double.NaN;
    }
    final WindowScratch scratch = WindowScratch.get();
    if (readNarrow(window, slot, scratch, window.isPlain(slot), true)) {
      scratch.wide.set(scratch.narrow);
    }
    final int first = window.ring.index(slot, count - 1);
    final long y0 = window.ys[first] ^ window.rule.bias;
    final long y0High = window.rule.bias == 0 ? y0 >> 63 : 0;
    return scratch.wide.intercept(count, window.xs[first], y0High, y0);
  }

  /** NaN below two samples, and where all y are the same. */
  static double r2(final FieldWindow window, final int slot) {
    final int count = window.ring.length(slot);
    if (count < 2) {
      return Double.NaN;
    }
    final WindowScratch scratch = WindowScratch.get();
    if (readNarrow(window, slot, scratch, window.isPlain(slot), true)) {
      final NarrowLine line = scratch.narrow;
      return r2(line.covariance(count), line.xVariance(count), line.yVariance(count));
    }
    final WideLine line = scratch.wide;
    return r2(line.covariance(count), line.xVariance(count), line.yVariance(count));
  }

  /** {@code covariance² / (xVariance × yVariance)}, which no rounding takes above 1. */
  static double r2(final double covariance, final double xVariance, final double yVariance) {
    return yVariance == 0
        ? Double.NaN
        : Math.min(1, covariance / xVariance * (covariance / yVariance));
  }

  /** Sums up the window; where 128 bits are too few, in the wide sums, and returns false. */
  private static boolean readNarrow(
      final FieldWindow window,
      final int slot,
      final WindowScratch scratch,
      final boolean plain,
      final boolean squares) {
    final LineSamples samples = scratch.samples;
    scratch.narrow.clear();
    samples.begin(window, slot, plain);
    for (int n = samples.next(window); n > 0; n = samples.next(window)) {
      scratch.narrow.add(window, samples, n, squares);
    }
    if (2 * (samples.mostBits() + bits(window.ring.length(slot))) <= NARROW_BITS) {
      return true;
    }
    scratch.wide.clear();
    samples.begin(window, slot, false);
    for (int n = samples.next(window); n > 0; n = samples.next(window)) {
      scratch.wide.add(window, samples, n);
    }
    return false;
  }

  /** How many bits a number without a sign has. */
  static int bits(final long number) {
    return Long.SIZE - Long.numberOfLeadingZeros(number);
  }
}
