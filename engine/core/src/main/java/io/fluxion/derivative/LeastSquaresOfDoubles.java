package io.fluxion.derivative;

/**
 * Least squares where x or y are doubles, in double-double arithmetic: some 106 bits, of which sums
 * that cancel may lose half. Offsets are measured in units of the window's own spans, powers of
 * two, so that no product leaves a double's range.
 */
final class LeastSquaresOfDoubles extends LeastSquares {
  /** What double-double arithmetic may be off by, of products up to 4, with some to spare. */
  private static final double ROUNDING = 0x1p-96;

  /** Of a unit: both it and its inverse are doubles. */
  private static final int LARGEST_EXPONENT = 1000;

  private final ExactPair pair = new ExactPair();
  private final ExactPair x0 = new ExactPair();
  private final ExactPair y0 = new ExactPair();
  private final DoubleDouble y = new DoubleDouble();

  // Where the last fall was: y there, reset-corrected and as it came. Differences are taken from
  // there, so that what y was before, however large, leaves no rounding errors behind.
  private final DoubleDouble base = new DoubleDouble();
  private double baseValue;
  private final DoubleDouble sumX = new DoubleDouble();
  private final DoubleDouble sumY = new DoubleDouble();
  private final DoubleDouble sumXX = new DoubleDouble();
  private final DoubleDouble sumXY = new DoubleDouble();
  private final DoubleDouble sumYY = new DoubleDouble();
  private final DoubleDouble xVariance = new DoubleDouble();
  private final DoubleDouble covariance = new DoubleDouble();
  private final DoubleDouble term = new DoubleDouble();
  private int count;
  private double largestX;
  private double largestY;
  private double unitX;
  private double unitY;

  LeastSquaresOfDoubles(final FieldSchema schema, final StepRule rule, final FieldColumns columns) {
    super(schema, rule, columns);
  }

  @Override
  double slope(final int slot) {
    if (!read(slot)) {
      return Double.NaN;
    }
    covariance.divide(xVariance.high, xVariance.low);
    return covariance.value() * unitX / unitY;
  }

  @Override
  double r2(final int slot) {
    if (!read(slot)) {
      return Double.NaN;
    }
    moment(term, sumYY, sumY, sumY);
    return r2(covariance.value(), xVariance.value(), largestY == 0 ? 0 : term.value());
  }

  @Override
  double intercept(final int slot) {
    if (!read(slot)) {
      return Double.NaN;
    }
    // The line's y at x0, less what it rises from 0 to there.
    y.set(sumY);
    y.multiply(sumXX);
    term.set(sumX);
    term.multiply(sumXY);
    y.subtract(term);
    y.divide(xVariance.high, xVariance.low);
    y.multiply(1 / unitY, 0);
    y.add(y0.high, y0.low);
    covariance.divide(xVariance.high, xVariance.low);
    covariance.multiply(unitX, 0);
    covariance.multiply(1 / unitY, 0);
    covariance.multiply(x0.high, x0.low);
    final double magnitude = Math.abs(y.high) + Math.abs(covariance.high);
    y.subtract(covariance);
    return Math.abs(y.high) <= magnitude * ROUNDING ? 0 : y.value();
  }

  /** Sums up the window; false where it has less than two numbers. */
  private boolean read(final int slot) {
    unitX = 1;
    unitY = 1;
    sum(slot);
    if (count < 2) {
      return false;
    }
    unitX = unitOf(largestX);
    unitY = unitOf(largestY);
    sum(slot);
    moment(xVariance, sumXX, sumX, sumX);
    moment(covariance, sumXY, sumX, sumY);
    // Within its own rounding errors a sum of products is 0.
    if (Math.abs(covariance.high) <= (double) count * count * ROUNDING) {
      covariance.set(0, 0);
    }
    return true;
  }

  private static double unitOf(final double largest) {
    final int exponent = Math.getExponent(largest);
    return Math.scalb(1.0, -Math.max(-LARGEST_EXPONENT, Math.min(LARGEST_EXPONENT, exponent)));
  }

  /** {@code nΣab - ΣaΣb}. */
  private void moment(
      final DoubleDouble target,
      final DoubleDouble sumAB,
      final DoubleDouble sumA,
      final DoubleDouble sumB) {
    target.set(sumA);
    target.multiply(sumB);
    target.multiply(-1, 0);
    target.addProduct(sumAB.high, sumAB.low, count, 0);
  }

  private void sum(final int slot) {
    clear();
    int first = -1;
    int from = -1;
    for (int age = oldest(slot); age >= 0; age--) {
      final int to = ring.index(slot, age);
      if (rule.isNaN(ys[to])) {
        continue;
      }
      count++;
      if (first < 0) {
        first = to;
        setOrigin(to);
      } else {
        follow(from, to);
        pair.setDistance(xAxis, xs[first], xs[to]);
        addSample(pair.high, pair.low);
      }
      from = to;
    }
  }

  private void clear() {
    count = 0;
    largestX = 0;
    largestY = 0;
    y.set(0, 0);
    base.set(0, 0);
    sumX.set(0, 0);
    sumY.set(0, 0);
    sumXX.set(0, 0);
    sumXY.set(0, 0);
    sumYY.set(0, 0);
  }

  /** The oldest number of the window: offsets are 0 there, so it adds nothing to the sums. */
  private void setOrigin(final int index) {
    if (xAxis.doubles) {
      x0.set(Double.longBitsToDouble(xs[index]), 0);
    } else {
      x0.setInteger(xs[index] >> 63, xs[index]);
    }
    final long value = ys[index] ^ rule.bias;
    if (rule.doubles) {
      baseValue = Double.longBitsToDouble(value);
      y0.set(baseValue, 0);
    } else {
      y0.setInteger(rule.bias == 0 ? value >> 63 : 0, value);
    }
  }

  /** Moves the reset-corrected y on by one step. */
  private void follow(final int from, final int to) {
    final int kind = rule.step(ys[from], ys[to]);
    if (!rule.doubles) {
      if (kind != StepRule.DROPPED) {
        pair.setInteger(rule.high, rule.low);
        y.add(pair.high, pair.low);
      }
    } else if (kind == StepRule.PLAIN) {
      pair.setDifference(baseValue, Double.longBitsToDouble(ys[to]));
      y.set(pair.high, pair.low);
      y.add(base);
    } else {
      if (kind != StepRule.DROPPED) {
        y.add(rule.real, rule.realRest);
      }
      base.set(y);
      baseValue = Double.longBitsToDouble(ys[to]);
    }
  }

  private void addSample(final double xHigh, final double xLow) {
    largestX = xHigh;
    largestY = Math.max(largestY, Math.abs(y.high));
    final double scaledX = xHigh * unitX;
    final double scaledXLow = xLow * unitX;
    final double scaledY = y.high * unitY;
    final double scaledYLow = y.low * unitY;
    sumX.add(scaledX, scaledXLow);
    sumY.add(scaledY, scaledYLow);
    sumXX.addProduct(scaledX, scaledXLow, scaledX, scaledXLow);
    sumXY.addProduct(scaledX, scaledXLow, scaledY, scaledYLow);
    sumYY.addProduct(scaledY, scaledYLow, scaledY, scaledYLow);
  }
}
