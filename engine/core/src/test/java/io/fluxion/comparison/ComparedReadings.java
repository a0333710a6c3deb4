// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.comparison;

import io.fluxion.DerivativeField;
import io.fluxion.comparison.ReferenceRules.Trait;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Compares what can be read of a key with what the model says. */
final class ComparedReadings {
  /** Of what is summed over a window or since FIRST. */
  private static final double SUM = 1e-9;

  private static final BigInteger LOW_BITS = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  private final ReferenceRules rules;
  private final ComparedReport report;

  ComparedReadings(final ReferenceRules rules, final ComparedReport report) {
    this.rules = rules;
    this.report = report;
  }

  /** All readings of one field of a live key, whether its last sample was ignored or not. */
  void check(
      final ReferenceField expected,
      final int number,
      final DerivativeField field,
      final int handle) {
    final ReferenceRules.Field of = rules.fields().get(number);
    final ReferenceEntry last = expected.last();
    if (last == null) {
      report.same("windowLength", 0, field.windowLength(handle));
      report.same("whether rate is NaN", true, Double.isNaN(field.rate(handle)));
      report.same("whether value is NaN", true, Double.isNaN(field.value(handle)));
      return;
    }
    final double increase = last.increase().doubleValue();
    if (of.isInteger()) {
      report.same(
          "exact increase",
          last.increase().toBigInteger(),
          join(field.increaseHigh(handle), field.increaseLow(handle)));
      report.close("increase", increase, field.increase(handle), 0, 0);
    } else {
      final double rounding = ofSum(last.travel().doubleValue());
      report.close("increase", increase, field.increase(handle), SUM, rounding);
    }
    report.same("resets", last.resets(), field.resets(handle));
    if (of.has(Trait.COUNTS_CHANGES)) {
      report.same("changes", last.changes(), field.changes(handle));
    }
    checkRunning(expected, of, field, handle);
    checkWindow(expected, of, field, handle);
  }

  private void checkRunning(
      final ReferenceField expected,
      final ReferenceRules.Field of,
      final DerivativeField field,
      final int handle) {
    final ReferenceRunning running = expected.last().running();
    final double scale = expected.scale();
    if (of.tau() != null) {
      final double ewma =
          running.ewma() == null ? Double.NaN : running.ewma().doubleValue() * scale;
      // Each step rounds, beside the largest derivative.
      final double rounding = running.ewmaReach().doubleValue() * Math.abs(scale) * 1e-14;
      report.close("ewma", ewma, field.ewma(handle), SUM, rounding);
    }
    if (of.integral() != null) {
      final boolean exact = of.isInteger() && of.hasIntegerX();
      final double rounding = exact ? 0 : running.integralReach().doubleValue() * 1e-26;
      final double integral = running.integral().doubleValue();
      report.close("integral", integral, field.integral(handle), exact ? 0 : 1e-15, rounding);
    }
  }

  private void checkWindow(
      final ReferenceField expected,
      final ReferenceRules.Field of,
      final DerivativeField field,
      final int handle) {
    final int length = expected.windowLength();
    report.same("windowLength", length, field.windowLength(handle));
    for (int age = 0; age < length; age++) {
      checkSample(expected.entry(age), of, field, handle, age);
      final double derivative = age == length - 1 ? Double.NaN : expected.derivative(age);
      report.close(
          "a derivative inside the window",
          derivative,
          field.derivative(handle, age),
          ComparedStore.STEP,
          ComparedStore.TINY);
    }
    new WindowComparison(expected, field, handle, of.isInteger(), report).check();
    final BigDecimal dy = expected.windowDelta();
    if (dy == null) {
      report.same("whether rate is NaN", true, Double.isNaN(field.rate(handle)));
      return;
    }
    final BigDecimal dx = expected.windowDx();
    final double scale = expected.scale();
    final double rate = ReferenceEntry.quotient(dy, dx, scale);
    if (of.isInteger()) {
      report.close("rate", rate, field.rate(handle), SUM, 0);
    } else {
      final BigDecimal travel = expected.windowTravel();
      final double travelled = ReferenceEntry.quotient(travel, dx, Math.abs(scale));
      report.close("rate", rate, field.rate(handle), SUM, ofSum(travelled));
    }
  }

  private void checkSample(
      final ReferenceEntry expected,
      final ReferenceRules.Field of,
      final DerivativeField field,
      final int handle,
      final int age) {
    final BigDecimal x = ReferencePoint.exact(of.xType(), field.x(handle, age));
    final BigDecimal y = ReferencePoint.exact(of.yType(), field.y(handle, age));
    report.same("x in the window", 0, expected.x().compareTo(x));
    if (expected.y() == null) {
      report.same("whether y in the window is NaN", true, y == null);
    } else {
      report.same("y in the window", 0, expected.y().compareTo(y));
    }
  }

  static BigInteger join(final long high, final long low) {
    return BigInteger.valueOf(high).shiftLeft(64).or(BigInteger.valueOf(low).and(LOW_BITS));
  }

  /**
   * What doubles that cancel may lose: each Δy of double y is rounded before it is summed, so a sum
   * is ambiguous by as much as a rounding error of all that was added and taken away.
   */
  private static double ofSum(final double travelled) {
    return travelled * 1e-14;
  }
}
