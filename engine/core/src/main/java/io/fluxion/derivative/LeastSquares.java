package io.fluxion.derivative;

/**
 * The straight line of least squares through a window's samples, before the scale: with offsets
 * from the window's oldest sample, {@code slope = (nΣxy - ΣxΣy) / (nΣx² - (Σx)²)}. Counters are
 * reset-corrected: y goes on from the oldest sample by accepted Δy. A y of NaN is passed over, as
 * if its sample were not there.
 */
abstract class LeastSquares extends WindowKernel {
  LeastSquares(final FieldSchema schema, final StepRule rule, final FieldColumns columns) {
    super(schema, rule, columns);
  }

  static LeastSquares of(
      final FieldSchema schema,
      final StepRule rule,
      final FieldColumns columns,
      final WideLine wide) {
    return rule.doubles || schema.xType() == NumberType.DOUBLE
        ? new LeastSquaresOfDoubles(schema, rule, columns)
        : new LeastSquaresOfLongs(schema, rule, columns, wide);
  }

  /** NaN where there are less than two samples. */
  abstract double slope(int slot);

  /** The line's y where x is 0; NaN where there are less than two samples. */
  abstract double intercept(int slot);

  /** NaN where there are less than two samples, or all y are the same. */
  abstract double r2(int slot);

  /** {@code covariance² / (xVariance × yVariance)}, which is 1 at most whatever rounding says. */
  static double r2(final double covariance, final double xVariance, final double yVariance) {
    return yVariance == 0
        ? Double.NaN
        : Math.min(1, covariance / xVariance * (covariance / yVariance));
  }
}
