// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.window;

import io.fluxion.internal.column.Ring;
import io.fluxion.internal.exact.Int128;

/** The sums of a line of least squares in integers of 128 bits. */
final class NarrowLine {
  long sumX;
  long sumY;
  long xxHigh;
  long xxLow;
  long xyHigh;
  long xyLow;
  long yyHigh;
  long yyLow;

  void clear() {
    sumX = 0;
    sumY = 0;
    xxHigh = 0;
    xxLow = 0;
    xyHigh = 0;
    xyLow = 0;
    yyHigh = 0;
    yyLow = 0;
  }

  /**
   * Adds a block of samples. Where an offset is too large for 128 bits the sums are not valid.
   *
   * @param squares whether squares of y are added up too
   */
  void add(
      final FieldWindow window, final LineSamples samples, final int count, final boolean squares) {
    final Ring ring = window.ring;
    final long[] xs = window.xs;
    final boolean plain = samples.plain;
    final long[] ys = plain ? window.ys : samples.yLows;
    final long x0 = samples.x0;
    final long y0 = plain ? samples.y0 : 0;
    int index = samples.from;
    // In locals, which stay in registers.
    long newX = sumX;
    long newY = sumY;
    long newXxHigh = xxHigh;
    long newXxLow = xxLow;
    long newXyHigh = xyHigh;
    long newXyLow = xyLow;
    long newYyHigh = yyHigh;
    long newYyLow = yyLow;
    for (int i = 0; i < count; i++) {
      index = ring.after(index);
      final long x = xs[index] - x0;
      final long y = ys[plain ? index : i] - y0;
      newX += x;
      newY += y;
      long sum = newXxLow + x * x;
      newXxHigh = Int128.addHigh(newXxHigh, newXxLow, Math.multiplyHigh(x, x), sum);
      newXxLow = sum;
      sum = newXyLow + x * y;
      newXyHigh = Int128.addHigh(newXyHigh, newXyLow, Math.multiplyHigh(x, y), sum);
      newXyLow = sum;
      if (squares) {
        sum = newYyLow + y * y;
        newYyHigh = Int128.addHigh(newYyHigh, newYyLow, Math.multiplyHigh(y, y), sum);
        newYyLow = sum;
      }
    }
    sumX = newX;
    sumY = newY;
    xxHigh = newXxHigh;
    xxLow = newXxLow;
    xyHigh = newXyHigh;
    xyLow = newXyLow;
    yyHigh = newYyHigh;
    yyLow = newYyLow;
  }

  double xVariance(final int count) {
    return moment(count, xxHigh, xxLow, sumX, sumX);
  }

  double yVariance(final int count) {
    return moment(count, yyHigh, yyLow, sumY, sumY);
  }

  double covariance(final int count) {
    return moment(count, xyHigh, xyLow, sumX, sumY);
  }

  /** {@code nΣab - ΣaΣb}. */
  private static double moment(
      final int count, final long abHigh, final long abLow, final long sumA, final long sumB) {
    final long low = abLow * count;
    final long high = abHigh * count + Int128.multiplyHighUnsigned(count, abLow);
    final long productLow = sumA * sumB;
    final long productHigh = Math.multiplyHigh(sumA, sumB);
    return Int128.toDouble(
        Int128.subtractHigh(high, low, productHigh, productLow), low - productLow);
  }
}
