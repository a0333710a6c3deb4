package io.fluxion.derivative;

/**
 * A running sum in double-double arithmetic: the unevaluated sum of two doubles, some 106 bits (T.
 * J. Dekker, "A floating-point technique for extending the available precision", 1971). For what
 * cancels: a sum of quotients, or the sums of least squares. Allocates nothing.
 *
 * <p>Numbers come and go as pairs, the second being what the first is short of.
 */
final class DoubleDouble {
  double high;
  double low;

  void set(final double newHigh, final double newLow) {
    high = newHigh + newLow;
    low = Doubles.sumError(newHigh, newLow, high);
  }

  void set(final DoubleDouble other) {
    high = other.high;
    low = other.low;
  }

  void add(final double otherHigh, final double otherLow) {
    final double sum = high + otherHigh;
    final double sumRest = Doubles.sumError(high, otherHigh, sum);
    final double rest = low + otherLow;
    final double restRest = Doubles.sumError(low, otherLow, rest);
    final double second = sumRest + rest;
    final double first = sum + second;
    set(first, Doubles.sumError(sum, second, first) + restRest);
  }

  void add(final DoubleDouble other) {
    add(other.high, other.low);
  }

  void subtract(final DoubleDouble other) {
    add(-other.high, -other.low);
  }

  void addProduct(final double aHigh, final double aLow, final double bHigh, final double bLow) {
    final double product = aHigh * bHigh;
    add(product, productRest(aHigh, aLow, bHigh, bLow, product));
  }

  void multiply(final double otherHigh, final double otherLow) {
    final double product = high * otherHigh;
    set(product, productRest(high, low, otherHigh, otherLow, product));
  }

  void multiply(final DoubleDouble other) {
    multiply(other.high, other.low);
  }

  void divide(final double divisorHigh, final double divisorLow) {
    final double quotient = high / divisorHigh;
    set(quotient, quotientRest(high, low, divisorHigh, divisorLow, quotient));
  }

  /** What the rounded product is short of. */
  private static double productRest(
      final double aHigh,
      final double aLow,
      final double bHigh,
      final double bLow,
      final double product) {
    return Math.fma(aHigh, bHigh, -product) + (aHigh * bLow + aLow * bHigh);
  }

  /** What the rounded quotient of the two first parts is short of that of the pairs. */
  static double quotientRest(
      final double high,
      final double low,
      final double divisorHigh,
      final double divisorLow,
      final double quotient) {
    return (Math.fma(-quotient, divisorHigh, high) + (low - quotient * divisorLow)) / divisorHigh;
  }

  double value() {
    return high + low;
  }
}
