// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.comparison;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * What goes on from step to step besides sums and counts: the moving average and the integral, each
 * with the magnitude of what it was made of. Immutable.
 *
 * @param ewma of the derivative without its scale, null before the first
 * @param ewmaReach the largest derivative, without its sign, since the average began
 * @param integral since FIRST
 * @param integralReach sum of the magnitudes of what was added to it
 */
record ReferenceRunning(
    BigDecimal ewma, BigDecimal ewmaReach, BigDecimal integral, BigDecimal integralReach) {
  static final ReferenceRunning START =
      new ReferenceRunning(null, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

  private static final MathContext DIGITS = new MathContext(40);
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  /** Where e^-x is 0 beside 1 in any double, and many digits further. */
  private static final BigDecimal FAR = BigDecimal.valueOf(200);

  /** A gap empties the average and enters no sum. */
  ReferenceRunning gap() {
    return new ReferenceRunning(null, BigDecimal.ZERO, integral, integralReach);
  }

  ReferenceRunning averaged(final BigDecimal delta, final BigDecimal dx, final BigDecimal tau) {
    if (tau == null || delta == null) {
      return this;
    }
    final BigDecimal derivative = delta.divide(dx, DIGITS);
    final BigDecimal next =
        ewma == null
            ? derivative
            : ewma.add(
                BigDecimal.ONE
                    .subtract(exponentialOfMinus(dx.divide(tau, DIGITS)))
                    .multiply(derivative.subtract(ewma), DIGITS),
                DIGITS);
    return new ReferenceRunning(next, ewmaReach.max(derivative.abs()), integral, integralReach);
  }

  ReferenceRunning integrated(
      final BigDecimal lastY, final BigDecimal y, final BigDecimal dx, final String rule) {
    if (rule == null) {
      return this;
    }
    final BigDecimal height = rule.equals("locf") ? lastY : lastY.add(y).divide(TWO);
    final BigDecimal area = height.multiply(dx);
    final BigDecimal reach = rule.equals("locf") ? lastY.abs() : lastY.abs().max(y.abs());
    return new ReferenceRunning(
        ewma, ewmaReach, integral.add(area), integralReach.add(reach.multiply(dx)));
  }

  /** {@code e^-x}: the power series of a 2^k-th of it, squared k times. */
  static BigDecimal exponentialOfMinus(final BigDecimal x) {
    if (x.compareTo(FAR) > 0) {
      return BigDecimal.ZERO;
    }
    final MathContext digits = new MathContext(60);
    final int halvings = 12;
    final BigDecimal part = x.divide(BigDecimal.valueOf(1 << halvings), digits).negate();
    BigDecimal sum = BigDecimal.ONE;
    BigDecimal term = BigDecimal.ONE;
    for (int i = 1; i <= 20; i++) {
      term = term.multiply(part, digits).divide(BigDecimal.valueOf(i), digits);
      sum = sum.add(term, digits);
    }
    for (int i = 0; i < halvings; i++) {
      sum = sum.multiply(sum, digits);
    }
    return sum;
  }
}
