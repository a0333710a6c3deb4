package io.fluxion.derivative;

/** The rate over a window, and the derivatives of its steps, before the scale. */
final class WindowRate extends WindowKernel {
  WindowRate(final FieldSchema schema, final StepRule rule, final FieldColumns columns) {
    super(schema, rule, columns);
  }

  /** Sum of accepted Δy over sum of the Δx of the same steps; NaN where no step was accepted. */
  double rate(final int slot) {
    final int oldest = oldest(slot);
    if (oldest < 1 || !isPlain(slot)) {
      return rateOfSteps(slot);
    }
    final int from = ring.index(slot, oldest);
    final int to = ring.index(slot, 0);
    final long dy = ys[to] - ys[from];
    return Int128.toDouble(ys[to] < ys[from] ? -1 : 0, dy)
        / Int128.unsignedToDouble(xs[to] - xs[from]);
  }

  /** The same of any window, step by step. */
  double rateOfSteps(final int slot) {
    // Integers add up in 128 bits; doubles carry along what each sum is short of (Neumaier 1974).
    long dyHigh = 0;
    long dyLow = 0;
    double dy = 0;
    double dyRest = 0;
    long dxLong = 0;
    double dx = 0;
    double dxRest = 0;
    boolean any = false;
    int from = ring.index(slot, Math.max(0, ring.length(slot) - 1));
    for (int age = ring.length(slot) - 2; age >= 0; age--) {
      final int to = ring.index(slot, age);
      if (isAccepted(rule.step(ys[from], ys[to]))) {
        any = true;
        if (rule.doubles) {
          final double sum = dy + rule.real;
          dyRest += Doubles.sumError(dy, rule.real, sum) + rule.realRest;
          dy = sum;
        } else {
          final long sum = dyLow + rule.low;
          dyHigh = Int128.addHigh(dyHigh, dyLow, rule.high, sum);
          dyLow = sum;
        }
        if (xAxis.doubles) {
          final double step = xAxis.distance(xs[from], xs[to]);
          final double sum = dx + step;
          dxRest += Doubles.sumError(dx, step, sum) + xAxis.distanceError(xs[from], xs[to], step);
          dx = sum;
        } else {
          // Never more than the window's own span, which fits 64 bits without a sign.
          dxLong += xs[to] - xs[from];
        }
      }
      from = to;
    }
    if (!any) {
      return Double.NaN;
    }
    return (rule.doubles ? dy + dyRest : Int128.toDouble(dyHigh, dyLow))
        / (xAxis.doubles ? dx + dxRest : Int128.unsignedToDouble(dxLong));
  }

  /** Δy/Δx of the step to the sample of this age; NaN where that step has none. */
  double derivative(final int slot, final int age) {
    if (age < 0 || age + 1 >= ring.length(slot)) {
      return Double.NaN;
    }
    final int from = ring.index(slot, age + 1);
    final int to = ring.index(slot, age);
    if (rule.step(ys[from], ys[to]) == StepRule.DROPPED) {
      return Double.NaN;
    }
    return rule.delta() / xAxis.distance(xs[from], xs[to]);
  }
}
