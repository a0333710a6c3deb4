// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.window;

import io.fluxion.internal.exact.WideInteger;

/**
 * The sums of a line of least squares in integers of 384 bits: for windows whose sums do not fit
 * 128 bits, and for the products of the intercept.
 */
final class WideLine {
  private final WideInteger n = new WideInteger();
  private final WideInteger sumX = new WideInteger();
  private final WideInteger sumY = new WideInteger();
  private final WideInteger sumXX = new WideInteger();
  private final WideInteger sumXY = new WideInteger();
  private final WideInteger sumYY = new WideInteger();
  private final WideInteger x = new WideInteger();
  private final WideInteger y = new WideInteger();
  private final WideInteger term = new WideInteger();
  private final WideInteger result = new WideInteger();

  void clear() {
    sumX.clear();
    sumY.clear();
    sumXX.clear();
    sumXY.clear();
    sumYY.clear();
  }

  /** Adds a block of samples that was not read as a plain one. */
  void add(final FieldWindow window, final LineSamples samples, final int count) {
    int index = samples.from;
    for (int i = 0; i < count; i++) {
      index = window.ring.after(index);
      x.set(0, window.xs[index] - samples.x0);
      y.set(samples.yHighs[i], samples.yLows[i]);
      sumX.add(x);
      sumY.add(y);
      addProduct(sumXX, x, x);
      addProduct(sumXY, x, y);
      addProduct(sumYY, y, y);
    }
  }

  /** Sets the sums to these of 128 bits. */
  void set(final NarrowLine line) {
    sumX.set(0, line.sumX);
    sumY.set(line.sumY >> 63, line.sumY);
    sumXX.set(line.xxHigh, line.xxLow);
    sumXY.set(line.xyHigh, line.xyLow);
    sumYY.set(line.yyHigh, line.yyLow);
  }

  private void addProduct(final WideInteger sum, final WideInteger a, final WideInteger b) {
    term.set(a);
    term.multiply(b);
    sum.add(term);
  }

  /** {@code nΣab - ΣaΣb}; leaves it in the result too. */
  private double moment(
      final int count, final WideInteger sumAB, final WideInteger sumA, final WideInteger sumB) {
    n.set(0, count);
    result.set(sumAB);
    result.multiply(n);
    term.set(sumA);
    term.multiply(sumB);
    result.subtract(term);
    return result.toDouble();
  }

  double xVariance(final int count) {
    return moment(count, sumXX, sumX, sumX);
  }

  double yVariance(final int count) {
    return moment(count, sumYY, sumY, sumY);
  }

  double covariance(final int count) {
    return moment(count, sumXY, sumX, sumY);
  }

  /**
   * The line's y where x is 0, the offsets being from x0 and y0: {@code (y0 (nΣx² - (Σx)²) + ΣyΣx²
   * - ΣxΣxy - x0 (nΣxy - ΣxΣy)) / (nΣx² - (Σx)²)}.
   */
  double intercept(final int count, final long x0, final long y0High, final long y0Low) {
    covariance(count);
    x.set(x0 >> 63, x0);
    x.multiply(result);
    final double xVariance = xVariance(count);
    y.set(y0High, y0Low);
    y.multiply(result);
    y.subtract(x);
    addProduct(y, sumY, sumXX);
    term.set(sumX);
    term.multiply(sumXY);
    y.subtract(term);
    return y.toDouble() / xVariance;
  }
}
