// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.window;

import io.fluxion.internal.exact.DoubleDouble;
import io.fluxion.internal.exact.ExactPair;
import io.fluxion.internal.step.Step;

/**
 * Least squares where x or y are doubles, in double-double arithmetic: some 106 bits, of which sums
 * that cancel may lose half. Offsets are measured in units of the window's own spans, powers of
 * two, so that no product leaves a double's range. A y of NaN is passed over, as if its sample were
 * not there.
 *
 * <p>Not thread-safe: part of a thread's scratch.
 */
final class LeastSquaresOfDoubles {
  /** What double-double arithmetic may be off by, over products up to 4, with a margin. */
  private static final double ROUNDING = 0x1p-96;

  /** The largest exponent of a unit, so that its inverse is a double too. */
  private static final int LARGEST_EXPONENT = 1000;

  private final Step step = new Step();
  private final ExactPair pair = new ExactPair();
  private final ExactPair x0 = new ExactPair();
  private final ExactPair y0 = new ExactPair();
  private final DoubleDouble y = new DoubleDouble();

  // The y of the last step that was not plain, reset-corrected and as it came. Differences are
  // taken from there, so that a large y before it leaves no rounding errors.
  private final DoubleDouble base = new DoubleDouble();
  private double baseValue;
  private final DoubleDouble sumX = new DoubleDouble();
  private final DoubleDouble sumY = new DoubleDouble();
  private final DoubleDouble sumXX = new DoubleDouble();
  private final DoubleDouble sumXY = new DoubleDouble();
  private final DoubleDouble sumYY = new DoubleDouble();
  private final DoubleDouble xVariance = new DoubleDouble();
  private final DoubleDouble covariance = new DoubleDouble();
  private final DoubleDouble term = new DoubleDouble();
  private int count;
  private double largestX;
  private double largestY;

  // The units are 2^-exponent.
  private int xExponent;
  private int yExponent;
  private double unitX;
  private double unitY;

  /** NaN below two numbers. */
  double slope(final FieldWindow window, final int slot) {
    if (!read(window, slot)) {
      return Double.NaN;
    }
    final double factor = window.scaleOf(slot);
    if (!(Math.abs(factor) <= Double.MAX_VALUE)) {
      return slope(1, 0) * factor;
    }
    // The power of two of the scale is applied last, so that nothing overflows before.
    final int exponent = Math.getExponent(factor);
    return slope(Math.scalb(factor, -exponent), exponent);
  }

  private double slope(final double factor, final int exponent) {
    covariance.multiply(factor, 0);
    covariance.divide(xVariance.high, xVariance.low);
    return Math.scalb(covariance.value(), yExponent - xExponent + exponent);
  }

  /** NaN below two numbers, and where all y are the same. */
  double r2(final FieldWindow window, final int slot) {
    if (!read(window, slot)) {
      return Double.NaN;
    }
    moment(term, sumYY, sumY, sumY);
    return LeastSquaresOfLongs.r2(
        covariance.value(), xVariance.value(), largestY == 0 ? 0 : term.value());
  }

  /** The line's y where x is 0; NaN below two numbers. */
  double intercept(final FieldWindow window, final int slot) {
    if (!read(window, slot)) {
      return Double.NaN;
    }
    // The line's y at x0, less what it rises from 0 to there.
    y.set(sumY);
    y.multiply(sumXX);
    term.set(sumX);
    term.multiply(sumXY);
    y.subtract(term);
    y.divide(xVariance.high, xVariance.low);
    y.multiply(1 / unitY, 0);
    y.add(y0.high, y0.low);
    covariance.divide(xVariance.high, xVariance.low);
    covariance.multiply(unitX, 0);
    covariance.multiply(1 / unitY, 0);
    covariance.multiply(x0.high, x0.low);
    final double magnitude = Math.abs(y.high) + Math.abs(covariance.high);
    y.subtract(covariance);
    return Math.abs(y.high) <= magnitude * ROUNDING ? 0 : y.value();
  }

  /** Sums up the window; false where it has less than two numbers. */
  private boolean read(final FieldWindow window, final int slot) {
    setUnits(0, 0);
    sum(window, slot);
    if (count < 2) {
      return false;
    }
    setUnits(exponentOf(largestX), exponentOf(largestY));
    sum(window, slot);
    moment(xVariance, sumXX, sumX, sumX);
    moment(covariance, sumXY, sumX, sumY);
    // Within its own rounding errors a sum of products is 0.
    if (Math.abs(covariance.high) <= (double) count * count * ROUNDING) {
      covariance.set(0, 0);
    }
    return true;
  }

  private void setUnits(final int ofX, final int ofY) {
    xExponent = ofX;
    yExponent = ofY;
    unitX = Math.scalb(1.0, -ofX);
    unitY = Math.scalb(1.0, -ofY);
  }

  private static int exponentOf(final double largest) {
    final int exponent = Math.getExponent(largest);
    return Math.max(-LARGEST_EXPONENT, Math.min(LARGEST_EXPONENT, exponent));
  }

  /** {@code nΣab - ΣaΣb}. */
  private void moment(
      final DoubleDouble target,
      final DoubleDouble sumAB,
      final DoubleDouble sumA,
      final DoubleDouble sumB) {
    target.set(sumA);
    target.multiply(sumB);
    target.multiply(-1, 0);
    target.addProduct(sumAB.high, sumAB.low, count, 0);
  }

  private void sum(final FieldWindow window, final int slot) {
    clear();
    final int length = window.ring.length(slot);
    if (length == 0) {
      return;
    }
    int first = -1;
    int from = -1;
    int to = window.ring.index(slot, length - 1);
    for (int left = length; left > 0; left--) {
      if (!window.rule.isNaN(window.ys[to])) {
        count++;
        if (first < 0) {
          first = to;
          setOrigin(window, to);
        } else {
          follow(window, from, to);
          window.xAxis.distance(window.xs[first], window.xs[to], pair);
          addSample(pair.high, pair.low);
        }
        from = to;
      }
      to = window.ring.after(to);
    }
  }

  private void clear() {
    count = 0;
    largestX = 0;
    largestY = 0;
    y.set(0, 0);
    base.set(0, 0);
    sumX.set(0, 0);
    sumY.set(0, 0);
    sumXX.set(0, 0);
    sumXY.set(0, 0);
    sumYY.set(0, 0);
  }

  /** The oldest number of the window: offsets are 0 there, so it adds nothing to the sums. */
  private void setOrigin(final FieldWindow window, final int index) {
    final long x = window.xs[index];
    if (window.xAxis.doubles) {
      x0.set(Double.longBitsToDouble(x), 0);
    } else {
      x0.setInteger(x >> 63, x);
    }
    final long value = window.ys[index] ^ window.rule.bias;
    if (window.rule.doubles) {
      baseValue = Double.longBitsToDouble(value);
      y0.set(baseValue, 0);
    } else {
      y0.setInteger(window.rule.bias == 0 ? value >> 63 : 0, value);
    }
  }

  /** Moves the reset-corrected y on by one step. */
  private void follow(final FieldWindow window, final int from, final int to) {
    final int kind = window.step(from, to, step);
    if (!window.rule.doubles) {
      if (kind != Step.DROPPED) {
        pair.setInteger(step.high, step.low);
        y.add(pair.high, pair.low);
      }
    } else if (kind == Step.PLAIN) {
      pair.setDifference(baseValue, Double.longBitsToDouble(window.ys[to]));
      y.set(pair.high, pair.low);
      y.add(base);
    } else {
      if (kind != Step.DROPPED) {
        y.add(step.real, step.realRest);
      }
      base.set(y);
      baseValue = Double.longBitsToDouble(window.ys[to]);
    }
  }

  private void addSample(final double xHigh, final double xLow) {
    largestX = xHigh;
    largestY = Math.max(largestY, Math.abs(y.high));
    final double scaledX = xHigh * unitX;
    final double scaledXLow = xLow * unitX;
    final double scaledY = y.high * unitY;
    final double scaledYLow = y.low * unitY;
    sumX.add(scaledX, scaledXLow);
    sumY.add(scaledY, scaledYLow);
    sumXX.addProduct(scaledX, scaledXLow, scaledX, scaledXLow);
    sumXY.addProduct(scaledX, scaledXLow, scaledY, scaledYLow);
    sumYY.addProduct(scaledY, scaledYLow, scaledY, scaledYLow);
  }
}
