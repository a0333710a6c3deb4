package io.fluxion.derivative;

/**
 * Mean, extremes and population standard deviation of the derivatives inside a window, before the
 * scale. Quotients have twice a double's digits, so that those of a gauge, which cancel, leave the
 * right mean.
 */
final class DerivativeStatistics extends WindowKernel {
  /**
   * Of each quotient, relative: what double-double arithmetic may be off by, with some to spare.
   */
  private static final double ROUNDING = 0x1p-98;

  private final StepQuotient quotient;
  private final DoubleDouble sum = new DoubleDouble();
  private int count;
  private double smallest;
  private double largest;

  DerivativeStatistics(final FieldSchema schema, final StepRule rule, final FieldColumns columns) {
    super(schema, rule, columns);
    quotient = new StepQuotient(xAxis, rule);
  }

  /** The smallest derivative; NaN where there is none. */
  double min(final int slot) {
    readExtremes(slot);
    return count == 0 ? Double.NaN : smallest;
  }

  /** The largest derivative; NaN where there is none. */
  double max(final int slot) {
    readExtremes(slot);
    return count == 0 ? Double.NaN : largest;
  }

  /** The mean derivative; NaN where there is none. */
  double mean(final int slot) {
    readSum(slot);
    return count == 0 ? Double.NaN : sum.value();
  }

  /** The population standard deviation of the derivatives; NaN where there is none. */
  double standardDeviation(final int slot) {
    readSum(slot);
    if (count == 0) {
      return Double.NaN;
    }
    final double error = count * largestMagnitude() * ROUNDING;
    // Deviations are measured in units of the spread, so that no square leaves a double's range.
    final double unit = largest > smallest ? largest - smallest : largestMagnitude();
    double largestDeviation = 0;
    double squares = 0;
    int from = ring.index(slot, oldest(slot));
    for (int age = oldest(slot) - 1; age >= 0; age--) {
      final int to = ring.index(slot, age);
      if (isAccepted(rule.step(ys[from], ys[to]))) {
        quotient.of(xs[from], xs[to]);
        final double deviation = quotient.value - sum.high + (quotient.rest - sum.low);
        largestDeviation = Math.max(largestDeviation, Math.abs(deviation));
        squares += deviation / unit * (deviation / unit);
      }
      from = to;
    }
    return largestDeviation <= error ? 0 : Math.sqrt(squares / count) * unit;
  }

  private double largestMagnitude() {
    return Math.max(Math.abs(smallest), Math.abs(largest));
  }

  private void readExtremes(final int slot) {
    begin();
    if (oldest(slot) < 1) {
      return;
    }
    int from = ring.index(slot, oldest(slot));
    for (int age = oldest(slot) - 1; age >= 0; age--) {
      final int to = ring.index(slot, age);
      if (isAccepted(rule.step(ys[from], ys[to]))) {
        note(rule.delta() / xAxis.distance(xs[from], xs[to]));
      }
      from = to;
    }
  }

  private void begin() {
    count = 0;
    smallest = Double.POSITIVE_INFINITY;
    largest = Double.NEGATIVE_INFINITY;
  }

  private void note(final double derivative) {
    count++;
    smallest = Math.min(smallest, derivative);
    largest = Math.max(largest, derivative);
  }

  /** Leaves the mean in the sum, and the extremes. */
  private void readSum(final int slot) {
    begin();
    if (oldest(slot) < 1) {
      return;
    }
    sum.set(0, 0);
    int from = ring.index(slot, oldest(slot));
    for (int age = oldest(slot) - 1; age >= 0; age--) {
      final int to = ring.index(slot, age);
      if (isAccepted(rule.step(ys[from], ys[to]))) {
        quotient.of(xs[from], xs[to]);
        note(quotient.value);
        sum.add(quotient.value, quotient.rest);
      }
      from = to;
    }
    // A sum within its own rounding errors is 0: what is left of quotients that cancel.
    if (Math.abs(sum.high) <= count * largestMagnitude() * ROUNDING) {
      sum.set(0, 0);
    }
    sum.divide(count, 0);
  }
}
