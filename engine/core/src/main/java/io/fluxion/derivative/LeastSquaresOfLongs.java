package io.fluxion.derivative;

/**
 * Least squares where x and y are longs: exact up to one division. Sums have 128 bits where that is
 * enough for the window at hand, which it nearly always is, and 384 otherwise.
 */
final class LeastSquaresOfLongs extends LeastSquares {
  private static final int SHORT_BITS = 62;
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
    if (isPlain(slot)) {
      final int from = ring.index(slot, count - 1);
      final int to = ring.index(slot, 0);
      final long x = xs[to] - xs[from];
      final long both = x | spread(from, to, count);
      if (bits(x) + bits(both) + 2 * bits(count - 1) <= SHORT_BITS) {
        return slopeInShort(from, count);
      }
      if (2 * (bits(both) + bits(count)) <= NARROW_BITS) {
        return slopeInNarrow(from, count);
      }
    }
    return slopeOfSteps(slot, count);
  }

  /** The slope of any window, step by step. */
  double slopeOfSteps(final int slot, final int count) {
    return readNarrow(slot)
        ? narrow.covariance(count) / narrow.xVariance(count)
        : wide.covariance(count) / wide.xVariance(count);
  }

  /** All bits that y, as an offset from the oldest sample, has in a plain window; or more. */
  private long spread(final int from, final int to, final int count) {
    final long y0 = ys[from];
    if (!rule.takesFalls()) {
      return ys[to] - y0;
    }
    long spread = 0;
    int index = from;
    for (int i = 1; i < count; i++) {
      index = ring.after(index);
      spread |= offsetBits(ys[index], y0);
    }
    return spread;
  }

  /** The bits of y - y0, its sign aside; negative where that difference leaves 64 bits. */
  static long offsetBits(final long y, final long y0) {
    final long offset = y - y0;
    return (offset ^ (offset >> 63)) | ((y ^ y0) & (y ^ offset) & Long.MIN_VALUE);
  }

  /**
   * The slope where {@code n²} times a product of offsets fits a long. The sums themselves may
   * wrap: what is taken of them depends on no origin, and so is right modulo 2^64.
   */
  private double slopeInShort(final int from, final int count) {
    long sumX = 0;
    long sumY = 0;
    long sumXX = 0;
    long sumXY = 0;
    int index = from;
    for (int i = 0; i < count; i++) {
      final long x = xs[index];
      final long y = ys[index];
      sumX += x;
      sumY += y;
      sumXX += x * x;
      sumXY += x * y;
      index = ring.after(index);
    }
    return (double) (count * sumXY - sumX * sumY) / (double) (count * sumXX - sumX * sumX);
  }

  /** The slope where the sums of offsets fit 128 bits: as in {@link NarrowLine}, in one go. */
  private double slopeInNarrow(final int from, final int count) {
    final long x0 = xs[from];
    final long y0 = ys[from];
    long sumX = 0;
    long sumY = 0;
    long xxHigh = 0;
    long xxLow = 0;
    long xyHigh = 0;
    long xyLow = 0;
    int index = from;
    for (int i = 1; i < count; i++) {
      index = ring.after(index);
      final long x = xs[index] - x0;
      final long y = ys[index] - y0;
      sumX += x;
      sumY += y;
      long sum = xxLow + x * x;
      xxHigh = Int128.addHigh(xxHigh, xxLow, Math.multiplyHigh(x, x), sum);
      xxLow = sum;
      sum = xyLow + x * y;
      xyHigh = Int128.addHigh(xyHigh, xyLow, Math.multiplyHigh(x, y), sum);
      xyLow = sum;
    }
    return NarrowLine.moment(count, xyHigh, xyLow, sumX, sumY)
        / NarrowLine.moment(count, xxHigh, xxLow, sumX, sumX);
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

  /** How many bits a number without a sign has. */
  static int bits(final long number) {
    return Long.SIZE - Long.numberOfLeadingZeros(number);
  }
}
