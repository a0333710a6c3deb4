// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.exact;

/**
 * A running sum in double-double arithmetic: the unevaluated sum of two doubles, some 106 bits (T.
 * J. Dekker, "A floating-point technique for extending the available precision", 1971). For what
 * cancels: a sum of quotients, or the sums of least squares. Allocates nothing.
 *
 * <p>Numbers come and go as pairs, the second being what the first is short of.
 */
public final class DoubleDouble {
  public double high;
  public double low;

  public void set(final double newHigh, final double newLow) {
    high = newHigh + newLow;
    low = Doubles.sumError(newHigh, newLow, high);
  }

  public void set(final DoubleDouble other) {
    high = other.high;
    low = other.low;
  }

  public void add(final double otherHigh, final double otherLow) {
    final double sum = high + otherHigh;
    final double sumRest = Doubles.sumError(high, otherHigh, sum);
    final double rest = low + otherLow;
    final double restRest = Doubles.sumError(low, otherLow, rest);
    final double second = sumRest + rest;
    final double first = sum + second;
    set(first, Doubles.sumError(sum, second, first) + restRest);
  }

  public void add(final DoubleDouble other) {
    add(other.high, other.low);
  }

  public void subtract(final DoubleDouble other) {
    add(-other.high, -other.low);
  }

  public void addProduct(
      final double aHigh, final double aLow, final double bHigh, final double bLow) {
    final double product = aHigh * bHigh;
    add(product, productRest(aHigh, aLow, bHigh, bLow, product));
  }

  public void multiply(final double otherHigh, final double otherLow) {
    final double product = high * otherHigh;
    set(product, productRest(high, low, otherHigh, otherLow, product));
  }

  public void multiply(final DoubleDouble other) {
    multiply(other.high, other.low);
  }

  public void divide(final double divisorHigh, final double divisorLow) {
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
  public static double quotientRest(
      final double high,
      final double low,
      final double divisorHigh,
      final double divisorLow,
      final double quotient) {
    return (Math.fma(-quotient, divisorHigh, high) + (low - quotient * divisorLow)) / divisorHigh;
  }

  public double value() {
    return high + low;
  }
}
