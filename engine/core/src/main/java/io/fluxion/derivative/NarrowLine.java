package io.fluxion.derivative;

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

  /** Adds a sample; where the offsets are too large for 128 bits the sums are nonsense. */
  void add(final long x, final long y) {
    sumX += x;
    sumY += y;
    long sum = xxLow + x * x;
    xxHigh = Int128.addHigh(xxHigh, xxLow, Math.multiplyHigh(x, x), sum);
    xxLow = sum;
    sum = xyLow + x * y;
    xyHigh = Int128.addHigh(xyHigh, xyLow, Math.multiplyHigh(x, y), sum);
    xyLow = sum;
    sum = yyLow + y * y;
    yyHigh = Int128.addHigh(yyHigh, yyLow, Math.multiplyHigh(y, y), sum);
    yyLow = sum;
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
  static double moment(
      final int count, final long abHigh, final long abLow, final long sumA, final long sumB) {
    final long low = abLow * count;
    final long high = abHigh * count + Int128.multiplyHighUnsigned(count, abLow);
    final long productLow = sumA * sumB;
    final long productHigh = Math.multiplyHigh(sumA, sumB);
    return Int128.toDouble(
        Int128.subtractHigh(high, low, productHigh, productLow), low - productLow);
  }
}
