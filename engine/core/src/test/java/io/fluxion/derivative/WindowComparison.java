package io.fluxion.derivative;

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
  private final int slot;
  private final boolean integers;
  private final boolean exactLine;
  private final double scale;
  private final Close close;

  /** Says whether two numbers are close. */
  interface Close {
    void check(String what, double expected, double got, double relative, double absolute);
  }

  WindowComparison(
      final ReferenceField expected,
      final DerivativeField field,
      final int slot,
      final boolean integers,
      final Close close) {
    window = expected.window();
    this.field = field;
    this.slot = slot;
    this.integers = integers;
    exactLine = integers && field.schema().xType() == NumberType.LONG;
    scale = expected.scale();
    this.close = close;
  }

  void check() {
    checkDerivatives();
    checkValues();
    checkLine();
  }

  private void checkDerivatives() {
    if (!window.hasDerivatives()) {
      none("mean", field.mean(slot));
      none("min", field.min(slot));
      none("max", field.max(slot));
      none("stddev", field.stddev(slot));
      return;
    }
    final double cancelled = scaled(window.reach()) * CANCELLED;
    compare("mean", scaled(window.mean()), field.mean(slot), Math.abs(cancelled));
    final double first = scaled(window.min());
    final double second = scaled(window.max());
    compare("min", Math.min(first, second), field.min(slot), 0);
    compare("max", Math.max(first, second), field.max(slot), 0);
    close.check(
        "stddev",
        Math.abs(scaled(window.stddev())),
        field.stddev(slot),
        RELATIVE_OF_ROOTS,
        Math.abs(cancelled));
  }

  private void checkValues() {
    if (!window.hasValues()) {
      none("y_mean", field.yMean(slot));
      none("y_min", field.yMin(slot));
      none("y_max", field.yMax(slot));
      return;
    }
    compare("y_mean", window.yMean().doubleValue(), field.yMean(slot), 0);
    close.check("y_min", window.yMin().doubleValue(), field.yMin(slot), 0, 0);
    close.check("y_max", window.yMax().doubleValue(), field.yMax(slot), 0, 0);
    if (integers) {
      exactly("y_min", window.yMin(), field.yMinBits(slot));
      exactly("y_max", window.yMax(), field.yMaxBits(slot));
    }
  }

  private void exactly(final String what, final BigDecimal expected, final long bits) {
    final BigDecimal got = ReferencePoint.exact(field.schema().yType(), bits);
    close.check("exact " + what, 0, expected.subtract(got).doubleValue(), 0, 0);
  }

  private void checkLine() {
    if (!window.hasLine()) {
      none("slope", field.slope(slot));
      none("intercept", field.intercept(slot));
      none("r2", field.r2(slot));
      return;
    }
    final double lost = exactLine ? 0 : CANCELLED;
    compare(
        "slope",
        scaled(window.slope()),
        field.slope(slot),
        lost == 0 ? 0 : Math.abs(scaled(window.steepness())) * lost);
    close.check(
        "intercept",
        window.intercept().doubleValue(),
        field.intercept(slot),
        RELATIVE_OF_ROOTS,
        lost == 0 ? 0 : window.interceptReach().doubleValue() * lost);
    if (window.hasVariance()) {
      close.check("r2", window.r2().doubleValue(), field.r2(slot), RELATIVE_OF_ROOTS, lost * lost);
    } else {
      none("r2", field.r2(slot));
    }
  }

  private double scaled(final BigDecimal value) {
    return value.multiply(new BigDecimal(scale)).doubleValue();
  }

  private void none(final String what, final double got) {
    close.check(what, Double.NaN, got, 0, 0);
  }

  private void compare(
      final String what, final double expected, final double got, final double absolute) {
    close.check(what, expected, got, RELATIVE, absolute);
  }
}
