// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.step;

import io.fluxion.internal.exact.Doubles;
import io.fluxion.internal.exact.ExactSum;
import io.fluxion.internal.exact.Int128;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Δy of a step from one y to the next, and what it means when a counter falls: a pure function of
 * the two values, so that a window can be read again from raw samples.
 *
 * <p>Values are bits. Unsigned integers come <em>biased</em>: with the top bit flipped, which makes
 * signed comparison the right one and leaves every difference as it is.
 *
 * <p>Immutable: results go into a {@link Step} of the caller's.
 */
public final class StepRule {
  public final boolean doubles;
  public final long bias;

  /** Whether y has a declared range that its type can leave. */
  public final boolean ranged;

  final long min;
  final long max;

  private final ResetRule.Kind kind;
  private final long tolerance;
  private final double realMin;
  private final double realMax;
  private final long spanHigh;
  private final long spanLow;
  private final double realSpan;
  private final double realSpanRest;

  public StepRule(final FieldSettings settings) {
    final ResetRule reset = settings.effectiveReset();
    doubles = settings.yDouble;
    bias = settings.bias();
    kind = reset.kind();
    tolerance = reset.tolerance();
    final BigInteger lowest = reset.isWrap() ? reset.min() : BigInteger.ZERO;
    final BigInteger highest = reset.isWrap() ? reset.max() : BigInteger.ZERO;
    final BigInteger span = highest.subtract(lowest).add(BigInteger.ONE);
    // A range that is all the type has is none.
    ranged = reset.isWrap() && (doubles || span.bitLength() <= Long.SIZE);
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
  public boolean isOutside(final long y) {
    if (doubles) {
      final double value = Double.longBitsToDouble(y);
      return value < realMin || value > realMax;
    }
    return y < min || y > max;
  }

  /** Whether a fall is a step like any other. */
  public boolean takesFalls() {
    return kind == ResetRule.Kind.NONE;
  }

  public boolean isNaN(final long y) {
    return doubles && Double.isNaN(Double.longBitsToDouble(y));
  }

  /** Works the step out; returns its kind. */
  public int step(final long last, final long y, final Step out) {
    return doubles
        ? stepDouble(Double.longBitsToDouble(last), Double.longBitsToDouble(y), out)
        : stepLong(last, y, out);
  }

  private int stepLong(final long last, final long y, final Step out) {
    final long difference = y - last;
    out.setInteger(y < last ? -1 : 0, difference);
    if (y >= last || kind == ResetRule.Kind.NONE) {
      return Step.PLAIN;
    }
    switch (kind) {
      case DROP:
        return Step.DROPPED;
      case WRAP:
        final long sum = difference + spanLow;
        out.setInteger(Int128.addHigh(-1, difference, spanHigh, sum), sum);
        return Step.WRAPPED;
      case ZERO:
        out.setInteger(0, 0);
        return Step.ACCEPTED;
      case TOLERANT:
        if (isSmall(last - y, last)) {
          out.setInteger(0, 0);
          return Step.ACCEPTED;
        }
        break;
      default:
        break;
    }
    // From zero: Δy is y itself.
    final long value = y ^ bias;
    out.setInteger(bias == 0 ? value >> 63 : 0, value);
    return Step.ACCEPTED;
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

  private int stepDouble(final double last, final double y, final Step out) {
    out.real = y - last;
    out.realRest = 0;
    if (Double.isNaN(out.real)) {
      return Step.UNKNOWN;
    }
    if (y >= last || kind == ResetRule.Kind.NONE) {
      out.realRest = Doubles.differenceError(y, last, out.real);
      return Step.PLAIN;
    }
    switch (kind) {
      case DROP:
        return Step.DROPPED;
      case WRAP:
        wrap(last, y, out);
        return Step.WRAPPED;
      case ZERO:
        out.real = 0;
        return Step.ACCEPTED;
      case TOLERANT:
        out.real = isSmall(last, y) ? 0 : y;
        return Step.ACCEPTED;
      default:
        out.real = y;
        return Step.ACCEPTED;
    }
  }

  /** {@code y - last + span}, rounded once. */
  private void wrap(final double last, final double y, final Step out) {
    final ExactSum exact = out.exact;
    exact.clear();
    exact.add(realSpan);
    exact.add(realSpanRest);
    exact.add(y);
    exact.add(-last);
    out.real = exact.round();
    exact.add(-out.real);
    out.realRest = exact.round();
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
