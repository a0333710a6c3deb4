package io.fluxion.derivative;

/**
 * Least squares where x and y are longs: exact up to one division. Sums have 128 bits where that is
 * enough for the window at hand, which it nearly always is, and 384 otherwise.
 */
final class LeastSquaresOfLongs extends LeastSquares {
  private static final int NARROW_BITS = 126;

  private final NarrowLine narrow = new NarrowLine();
  private final WideLine wide;

  LeastSquaresOfLongs(
      final FieldSchema schema,
      final StepRule rule,
      final FieldColumns columns,
      final WideLine wide) {
    super(schema, rule, columns);
    this.wide = wide;
  }

  @Override
  double slope(final int slot) {
    final int count = ring.length(slot);
    if (count < 2) {
      return Double.NaN;
    }
    return readNarrow(slot)
        ? narrow.covariance(count) / narrow.xVariance(count)
        : wide.covariance(count) / wide.xVariance(count);
  }

  @Override
  double intercept(final int slot) {
    final int count = ring.length(slot);
    if (count < 2) {
      return Double.NaN;
    }
    if (readNarrow(slot)) {
      wide.set(narrow);
    }
    final int first = ring.index(slot, oldest(slot));
    final long y0 = ys[first] ^ rule.bias;
    return wide.intercept(count, xs[first], rule.bias == 0 ? y0 >> 63 : 0, y0);
  }

  @Override
  double r2(final int slot) {
    final int count = ring.length(slot);
    if (count < 2) {
      return Double.NaN;
    }
    return readNarrow(slot)
        ? r2(narrow.covariance(count), narrow.xVariance(count), narrow.yVariance(count))
        : r2(wide.covariance(count), wide.xVariance(count), wide.yVariance(count));
  }

  /** Sums up the window; in the wide sums, and false, where 128 bits are too few. */
  private boolean readNarrow(final int slot) {
    narrow.clear();
    final boolean fits = sum(slot, false);
    if (!fits) {
      wide.clear();
      sum(slot, true);
    }
    return fits;
  }

  /** Adds up the window; returns whether the narrow sums hold that. */
  private boolean sum(final int slot, final boolean inWide) {
    int from = ring.index(slot, oldest(slot));
    final long x0 = xs[from];
    long yHigh = 0;
    long yLow = 0;
    long yBits = 0;
    // The oldest sample is the origin, and adds nothing.
    for (int age = oldest(slot) - 1; age >= 0; age--) {
      final int to = ring.index(slot, age);
      if (rule.step(ys[from], ys[to]) != StepRule.DROPPED) {
        final long sum = yLow + rule.low;
        yHigh = Int128.addHigh(yHigh, yLow, rule.high, sum);
        yLow = sum;
      }
      // Of a y beyond 64 bits all bits count.
      yBits |= yHigh == yLow >> 63 ? yLow ^ yHigh : -1;
      if (inWide) {
        wide.add(xs[to] - x0, yHigh, yLow);
      } else {
        narrow.add(xs[to] - x0, yLow);
      }
      from = to;
    }
    // The newest x is the furthest off.
    final int most = Math.max(bits(xs[from] - x0), bits(yBits));
    return 2 * (most + bits(ring.length(slot))) <= NARROW_BITS;
  }

  private static int bits(final long number) {
    return Long.SIZE - Long.numberOfLeadingZeros(number);
  }
}
