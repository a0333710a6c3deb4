// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.comparison;

import io.fluxion.NumberType;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A field's part of a sample: the bits of x and y, either of which may be absent.
 *
 * @param hasX whether x is there
 * @param x its bits
 * @param hasY whether y is there
 * @param y its bits
 */
record ReferencePoint(boolean hasX, long x, boolean hasY, long y) {
  /** Neither x nor y. */
  static final ReferencePoint HOLE = new ReferencePoint(false, 0, false, 0);

  private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(64);

  static ReferencePoint of(final long x, final long y) {
    return new ReferencePoint(true, x, true, y);
  }

  /** By what the sample moves a store's time; null where x is absent or no number. */
  BigDecimal time(final ReferenceRules.Field rules) {
    return hasX ? exact(rules.xType(), x) : null;
  }

  /** The exact number that bits stand for; null for NaN and the infinities. */
  static BigDecimal exact(final NumberType type, final long bits) {
    switch (type) {
      case LONG:
        return BigDecimal.valueOf(bits);
      case ULONG:
        return bits >= 0
            ? BigDecimal.valueOf(bits)
            : new BigDecimal(BigInteger.valueOf(bits).add(TWO_TO_64));
      default:
        final double value = Double.longBitsToDouble(bits);
        return Double.isFinite(value) ? new BigDecimal(value) : null;
    }
  }

  /** The sample in the words of a failure's report. */
  String describe(final ReferenceRules.Field rules) {
    return "x="
        + (hasX ? describe(rules.xType(), x) : "-")
        + " y="
        + (hasY ? describe(rules.yType(), y) : "-");
  }

  private static String describe(final NumberType type, final long bits) {
    switch (type) {
      case LONG:
        return Long.toString(bits);
      case ULONG:
        return Long.toUnsignedString(bits);
      default:
        return Double.toString(Double.longBitsToDouble(bits));
    }
  }
}
