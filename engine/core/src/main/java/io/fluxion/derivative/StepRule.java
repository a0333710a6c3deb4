package io.fluxion.derivative;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Δy of a step from one y to the next, and what it means when a counter falls: a pure function of
 * the two values, so that a window can be read again from raw samples.
 *
 * <p>Values are bits. Unsigned integers come <em>biased</em>: with the top bit flipped, which makes
 * signed comparison the right one and leaves every difference as it is. The result stands in {@link
 * #high} and {@link #low} (integers, 128 bits) or {@link #real} (doubles) until the next call.
 */
final class StepRule {
  /** Δy is simply the difference. */
  static final int PLAIN = 0;

  /** A fall without a Δy. */
  static final int DROPPED = 1;

  /** A fall that was given a Δy. */
  static final int ACCEPTED = 2;

  /** A fall that is a wrap. */
  static final int WRAPPED = 3;

  /** One of the two values is NaN. */
  static final int UNKNOWN = 4;

  final boolean doubles;
  final long bias;
  final boolean ranged;
  final long min;
  final long max;

  long high;
  long low;
  double real;

  /** What {@link #real} is short of the true Δy. */
  double realRest;

  private final ResetPolicy.Kind kind;
  private final long tolerance;
  private final double realMin;
  private final double realMax;
  private final long spanHigh;
  private final long spanLow;
  private final double realSpan;
  private final double realSpanRest;
  private final ExactSum exact = new ExactSum(5);

  StepRule(final FieldSchema schema) {
    final ResetPolicy policy = schema.effectiveReset();
    doubles = schema.yType() == NumberType.DOUBLE;
    bias = schema.yType() == NumberType.ULONG ? Long.MIN_VALUE : 0;
    kind = policy.kind;
    tolerance = policy.tolerance;
    ranged = policy.isWrap();
    final BigInteger lowest = ranged ? policy.min : BigInteger.ZERO;
    final BigInteger highest = ranged ? policy.max : BigInteger.ZERO;
    final BigInteger span = highest.subtract(lowest).add(BigInteger.ONE);
    min = lowest.longValue() ^ bias;
    max = highest.longValue() ^ bias;
    realMin = atLeast(lowest);
    realMax = -atLeast(highest.negate());
    spanHigh = span.shiftRight(64).longValue();
    spanLow = span.longValue();
    realSpan = span.doubleValue();
    realSpanRest = new BigDecimal(span).subtract(new BigDecimal(realSpan)).doubleValue();
  }

  /** The smallest double that is not below the bound: no y between the two passes for inside. */
  private static double atLeast(final BigInteger bound) {
    final double nearest = bound.doubleValue();
    return new BigDecimal(nearest).compareTo(new BigDecimal(bound)) < 0
        ? Math.nextUp(nearest)
        : nearest;
  }

  /** Whether y lies outside a declared width. */
  boolean isOutside(final long y) {
    if (doubles) {
      final double value = Double.longBitsToDouble(y);
      return value < realMin || value > realMax;
    }
    return y < min || y > max;
  }

  /** Whether a fall is a step like any other. */
  boolean takesFalls() {
    return kind == ResetPolicy.Kind.NONE;
  }

  boolean isNaN(final long y) {
    return doubles && Double.isNaN(Double.longBitsToDouble(y));
  }

  /** Takes the step; returns what it was. */
  int step(final long last, final long y) {
    return doubles
        ? stepDouble(Double.longBitsToDouble(last), Double.longBitsToDouble(y))
        : stepLong(last, y);
  }

  /** The Δy of the last step as the nearest double. */
  double delta() {
    return doubles ? real : Int128.toDouble(high, low);
  }

  private int stepLong(final long last, final long y) {
    low = y - last;
    high = y < last ? -1 : 0;
    if (y >= last || kind == ResetPolicy.Kind.NONE) {
      return PLAIN;
    }
    switch (kind) {
      case DROP:
        return DROPPED;
      case WRAP:
        final long sum = low + spanLow;
        high = Int128.addHigh(high, low, spanHigh, sum);
        low = sum;
        return WRAPPED;
      case ZERO:
        setLong(0, 0);
        return ACCEPTED;
      case TOLERANT:
        if (isSmall(last - y, last)) {
          setLong(0, 0);
          return ACCEPTED;
        }
        break;
      default:
        break;
    }
    // From zero: Δy is y itself.
    final long value = y ^ bias;
    setLong(bias == 0 ? value >> 63 : 0, value);
    return ACCEPTED;
  }

  private void setLong(final long newHigh, final long newLow) {
    high = newHigh;
    low = newLow;
  }

  /** Whether drop × K is below last, in 128 bits; drop is unsigned, last biased. */
  private boolean isSmall(final long drop, final long last) {
    final long lastValue = last ^ bias;
    if (bias == 0 && lastValue <= 0) {
      return false;
    }
    final long productHigh = Int128.multiplyHighUnsigned(tolerance, drop);
    return productHigh == 0 && Long.compareUnsigned(drop * tolerance, lastValue) < 0;
  }

  private int stepDouble(final double last, final double y) {
    real = y - last;
    realRest = 0;
    if (Double.isNaN(real)) {
      return UNKNOWN;
    }
    if (y >= last || kind == ResetPolicy.Kind.NONE) {
      realRest = Doubles.differenceError(y, last, real);
      return PLAIN;
    }
    switch (kind) {
      case DROP:
        return DROPPED;
      case WRAP:
        wrap(last, y);
        return WRAPPED;
      case ZERO:
        real = 0;
        return ACCEPTED;
      case TOLERANT:
        real = isSmall(last, y) ? 0 : y;
        return ACCEPTED;
      default:
        real = y;
        return ACCEPTED;
    }
  }

  /** {@code y - last + span}, rounded once. */
  private void wrap(final double last, final double y) {
    exact.clear();
    exact.add(realSpan);
    exact.add(realSpanRest);
    exact.add(y);
    exact.add(-last);
    real = exact.round();
    exact.add(-real);
    realRest = exact.round();
  }

  /**
   * Whether (last - y) × K is below last, exactly: last × (K - 1) below y × K, each product with
   * its rounding error. Rounding is monotone, so products that round apart are apart.
   */
  private boolean isSmall(final double last, final double y) {
    if (last <= 0) {
      return false;
    }
    // Keeps the products finite; so large a last decides the question whatever y loses here.
    final double scale = last > 0x1p900 ? 0x1p-100 : 1;
    final double a = last * scale;
    final double b = y * scale;
    final double left = a * (tolerance - 1);
    final double right = b * tolerance;
    if (left != right) {
      return left < right;
    }
    return Math.fma(a, (double) (tolerance - 1), -left) < Math.fma(b, (double) tolerance, -right);
  }
}
