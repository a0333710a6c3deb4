package io.fluxion.derivative;

/**
 * The sums of a line of least squares in integers of 384 bits: for windows that 128 are too few
 * for, and for what only the intercept needs. One for all fields of a store.
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

  /** Adds a sample: x an unsigned offset, y one of 128 bits. */
  void add(final long newX, final long yHigh, final long yLow) {
    x.set(0, newX);
    y.set(yHigh, yLow);
    sumX.add(x);
    sumY.add(y);
    addProduct(sumXX, x, x);
    addProduct(sumXY, x, y);
    addProduct(sumYY, y, y);
  }

  /** Takes over sums of 128 bits. */
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

  /** {@code nΣab - ΣaΣb}, in the result. */
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
