// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.window;

import io.fluxion.internal.column.Ring;
import io.fluxion.internal.exact.Doubles;

/**
 * The fast path of mean, extremes and standard deviation, for windows of longs whose Δy are plain
 * differences. Each method is one loop over locals. It returns NaN where it cannot answer, and then
 * {@link DerivativeStatistics} does.
 */
final class PlainStatistics {
  /** In longer windows the error bounds below are not good enough. */
  private static final int MOST_STEPS = 1 << 11;

  /** Added to a small Δy that may be negative it gives a small number that is not. */
  private static final long SIGNED_OFFSET = 1L << (Doubles.SMALL_BITS - 1);

  /** From a y below this, {@link #MOST_STEPS} small steps stay in a long's range. */
  private static final long FARTHEST = 1L << 62;

  /** With a scale up to this the product of scale and a 64-bit Δy is a finite double. */
  static final double LARGEST_SCALE = 0x1p800;

  /**
   * What the compensated sum of n quotients may be off by, as a part of the sum of their magnitudes
   * and of (n + 3)²: 3 for the quotients' own errors.
   */
  private static final double SUM_ERROR = 0x1p-105;

  /** An error of this part of a number is too small to see when the number is rounded. */
  private static final double INVISIBLE = 0x1p-55;

  /** The least variance, as a part of the squared rate, that {@link #stddev} takes. */
  private static final double SMALLEST_SPREAD = 0x1p-80;

  private PlainStatistics() {}

  /**
   * The mean. Each quotient is a double and its remainder, from one reciprocal; the sum carries its
   * rounding errors along (T. Ogita, S. M. Rump and S. Oishi, "Accurate sum and dot product", 2005,
   * algorithm 4.4: the result is as if computed in twice the precision, and then rounded).
   */
  static double mean(final FieldWindow window, final int slot) {
    final Ring ring = window.ring;
    final long[] xs = window.xs;
    final long[] ys = window.ys;
    final int steps = ring.length(slot) - 1;
    if (!isReadable(window, slot, steps)) {
      return Double.NaN;
    }
    final double inverseCount = 1.0 / steps;
    final boolean signed = window.takesFalls;
    final long offset = window.takesFalls ? SIGNED_OFFSET : 0;
    int index = ring.index(slot, steps);
    long x = xs[index];
    long y = ys[index];
    long bits = 0;
    double sum = 0;
    double rest = 0;
    double magnitude = 0;
    for (int left = steps; left > 0; left--) {
      index = ring.after(index);
      final long nextX = xs[index];
      final long nextY = ys[index];
      final long dx = nextX - x;
      final long dy = nextY - y;
      bits |= dx | (dy + offset);
      x = nextX;
      y = nextY;
      final double dividend = Doubles.ofSmall(dy);
      final double negatedDivisor = Doubles.ofSmall(-dx);
      final double inverse = -1 / negatedDivisor;
      final double quotient = dividend * inverse;
      final double quotientRest = Math.fma(quotient, negatedDivisor, dividend) * inverse;
      if (signed) {
        magnitude += Math.abs(quotient);
      }
      // The error of the sum, by Knuth's theorem.
      final double next = sum + quotient;
      final double rounded = next - sum;
      rest += (sum - (next - rounded)) + (quotient - rounded) + quotientRest;
      sum = next;
    }
    final double high = sum + rest;
    final double terms = steps + 3;
    final double error = terms * terms * SUM_ERROR * (signed ? magnitude : high);
    if (bits >>> Doubles.SMALL_BITS != 0 || error > Math.abs(high) * INVISIBLE) {
      return Double.NaN;
    }
    final double low = (sum - high) + rest;
    final double factor = window.scaleOf(slot);
    final double product = high * factor;
    final double productRest = Math.fma(high, factor, -product) + low * factor;
    final double mean = product * inverseCount;
    return mean + (Math.fma(-mean, steps, product) + productRest) * inverseCount;
  }

  /**
   * The standard deviation, from sums of d and d² over the distances d of the derivatives from the
   * rate (T. F. Chan, G. H. Golub and R. J. LeVeque, "Algorithms for computing the sample
   * variance", 1983: shifted data). The rate is close to the mean, so that little cancels; each
   * distance is right to its last digits, because the remainder of its quotient is added.
   */
  static double stddev(final FieldWindow window, final int slot) {
    final Ring ring = window.ring;
    final long[] xs = window.xs;
    final long[] ys = window.ys;
    final int steps = ring.length(slot) - 1;
    if (!isReadable(window, slot, steps)) {
      return Double.NaN;
    }
    final long offset = window.takesFalls ? SIGNED_OFFSET : 0;
    int index = ring.index(slot, steps);
    final int newest = ring.index(slot, 0);
    long x = xs[index];
    long y = ys[index];
    final double rate = (double) (ys[newest] - y) / (double) (xs[newest] - x);
    long bits = 0;
    double sum = 0;
    double squares = 0;
    for (int left = steps; left > 0; left--) {
      index = ring.after(index);
      final long nextX = xs[index];
      final long nextY = ys[index];
      final long dx = nextX - x;
      final long dy = nextY - y;
      bits |= dx | (dy + offset);
      x = nextX;
      y = nextY;
      final double dividend = Doubles.ofSmall(dy);
      final double negatedDivisor = Doubles.ofSmall(-dx);
      final double inverse = -1 / negatedDivisor;
      final double quotient = dividend * inverse;
      final double quotientRest = Math.fma(quotient, negatedDivisor, dividend) * inverse;
      final double distance = (quotient - rate) + quotientRest;
      sum += distance;
      squares += distance * distance;
    }
    if (bits >>> Doubles.SMALL_BITS != 0) {
      return Double.NaN;
    }
    if (squares == 0) {
      return 0;
    }
    final double ofMean = sum * sum / steps;
    // Where the mean lies far from the rate, or the spread is close to the rounding errors of the
    // quotients, too many digits are lost.
    if (ofMean > squares * 0.75 || squares < steps * rate * rate * SMALLEST_SPREAD) {
      return Double.NaN;
    }
    return Math.sqrt((squares - ofMean) / steps) * Math.abs(window.scaleOf(slot));
  }

  static double min(final FieldWindow window, final int slot) {
    return -largest(window, slot, -window.scaleOf(slot));
  }

  static double max(final FieldWindow window, final int slot) {
    return largest(window, slot, window.scaleOf(slot));
  }

  /** The largest derivative under a scale: each is the number that the update returned. */
  private static double largest(final FieldWindow window, final int slot, final double scale) {
    final Ring ring = window.ring;
    final long[] xs = window.xs;
    final long[] ys = window.ys;
    final int steps = ring.length(slot) - 1;
    if (!isReadable(window, slot, steps) || !(Math.abs(scale) <= LARGEST_SCALE)) {
      return Double.NaN;
    }
    final long offset = window.takesFalls ? SIGNED_OFFSET : 0;
    int index = ring.index(slot, steps);
    long x = xs[index];
    long y = ys[index];
    long bits = 0;
    double largest = Double.NEGATIVE_INFINITY;
    for (int left = steps; left > 0; left--) {
      index = ring.after(index);
      final long nextX = xs[index];
      final long nextY = ys[index];
      final long dx = nextX - x;
      final long dy = nextY - y;
      bits |= dx | (dy + offset);
      x = nextX;
      y = nextY;
      largest = Math.max(largest, Doubles.ofSmall(dy) * scale / Doubles.ofSmall(dx));
    }
    return bits >>> Doubles.SMALL_BITS != 0 ? Double.NaN : largest;
  }

  /** Whether the loops can read the window, but for the size of its steps. */
  private static boolean isReadable(final FieldWindow window, final int slot, final int steps) {
    if (steps < 1 || steps > MOST_STEPS || !window.isPlain(slot)) {
      return false;
    }
    // From here so many small steps do not reach the ends of a long's range, so no Δy overflows.
    // Where y only rises an overflow shows in the sign of Δy.
    final long y = window.ys[window.ring.index(slot, steps)];
    return !window.takesFalls || (y ^ (y >> 63)) < FARTHEST;
  }
}
