// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.comparison;

import io.fluxion.DerivativeField;
import io.fluxion.NumberType;
import java.math.BigDecimal;

/** Compares the window metrics of one field of one key with the exact ones. */
final class WindowComparison {
  /** What a metric is allowed to be off by, of its own size: a few roundings. */
  private static final double RELATIVE = 1e-12;

  /** The same of what is a root, or a difference of large numbers. */
  private static final double RELATIVE_OF_ROOTS = 1e-9;

  /** What sums in 106 bits lose where they cancel, of the size of what was summed. */
  private static final double CANCELLED = 1e-27;

  private final ReferenceWindow window;
  private final DerivativeField field;
  private final int handle;
  private final boolean integers;
  private final boolean exactLine;
  private final double scale;
  private final ComparedReport report;

  WindowComparison(
      final ReferenceField expected,
      final DerivativeField field,
      final int handle,
      final boolean integers,
      final ComparedReport report) {
    window = expected.window();
    this.field = field;
    this.handle = handle;
    this.integers = integers;
    exactLine = integers && field.schema().xType() == NumberType.LONG;
    scale = expected.scale();
    this.report = report;
  }

  void check() {
    checkDerivatives();
    checkValues();
    checkLine();
  }

  private void checkDerivatives() {
    if (!window.hasDerivatives()) {
      none("mean", field.mean(handle));
      none("min", field.min(handle));
      none("max", field.max(handle));
      none("stddev", field.stddev(handle));
      return;
    }
    final double cancelled = scaled(window.reach()) * CANCELLED;
    compare("mean", scaled(window.mean()), field.mean(handle), Math.abs(cancelled));
    final double first = scaled(window.min());
    final double second = scaled(window.max());
    compare("min", Math.min(first, second), field.min(handle), 0);
    compare("max", Math.max(first, second), field.max(handle), 0);
    report.close(
        "stddev",
        Math.abs(scaled(window.stddev())),
        field.stddev(handle),
        RELATIVE_OF_ROOTS,
        Math.abs(cancelled));
  }

  private void checkValues() {
    if (!window.hasValues()) {
      none("y_mean", field.yMean(handle));
      none("y_min", field.yMin(handle));
      none("y_max", field.yMax(handle));
      return;
    }
    compare("y_mean", window.yMean().doubleValue(), field.yMean(handle), 0);
    report.close("y_min", window.yMin().doubleValue(), field.yMin(handle), 0, 0);
    report.close("y_max", window.yMax().doubleValue(), field.yMax(handle), 0, 0);
    if (integers) {
      exactly("y_min", window.yMin(), field.yMinBits(handle));
      exactly("y_max", window.yMax(), field.yMaxBits(handle));
    }
  }

  private void exactly(final String what, final BigDecimal expected, final long bits) {
    final BigDecimal got = ReferencePoint.exact(field.schema().yType(), bits);
    report.close("exact " + what, 0, expected.subtract(got).doubleValue(), 0, 0);
  }

  private void checkLine() {
    if (!window.hasLine()) {
      none("slope", field.slope(handle));
      none("intercept", field.intercept(handle));
      none("r2", field.r2(handle));
      return;
    }
    final double lost = exactLine ? 0 : CANCELLED;
    compare(
        "slope",
        scaled(window.slope()),
        field.slope(handle),
        lost == 0 ? 0 : Math.abs(scaled(window.steepness())) * lost);
    report.close(
        "intercept",
        window.intercept().doubleValue(),
        field.intercept(handle),
        RELATIVE_OF_ROOTS,
        lost == 0 ? 0 : window.interceptReach().doubleValue() * lost);
    if (window.hasVariance()) {
      report.close(
          "r2", window.r2().doubleValue(), field.r2(handle), RELATIVE_OF_ROOTS, lost * lost);
    } else {
      none("r2", field.r2(handle));
    }
  }

  private double scaled(final BigDecimal value) {
    return value.multiply(new BigDecimal(scale)).doubleValue();
  }

  private void none(final String what, final double got) {
    report.close(what, Double.NaN, got, 0, 0);
  }

  private void compare(
      final String what, final double expected, final double got, final double absolute) {
    report.close(what, expected, got, RELATIVE, absolute);
  }
}
