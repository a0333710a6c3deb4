// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.output;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers for a person: rounded, grouped in thousands, large ones with an SI prefix. */
final class HumanNumber {
  /** What stands where there is no number. */
  static final String NONE = "–";

  private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_EVEN);
  private static final MathContext SIX_DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);
  private static final double SMALLEST_PLAIN = 1e-4;
  private static final double SMALLEST_PREFIXED = 1e6;
  private static final double LARGEST_PREFIXED = 1e21;
  private static final String PREFIXES = "kMGTPE";
  private static final BigInteger LARGEST_EXACT = BigInteger.TEN.pow(15);

  private HumanNumber() {}

  /** A percentage with two decimals, without its sign. */
  static String percent(final double value) {
    if (!(Math.abs(value) < SMALLEST_PREFIXED)) {
      return real(value);
    }
    final String text = String.format(Locale.ROOT, "%,.2f", value);
    return text.equals("-0.00") ? "0.00" : text;
  }

  /** A number with up to six significant digits; NaN is none. */
  static String real(final double value) {
    if (Double.isNaN(value)) {
      return NONE;
    }
    final double size = Math.abs(value);
    if (size == 0) {
      return "0";
    }
    if (size == Double.POSITIVE_INFINITY) {
      return value < 0 ? "-∞" : "∞";
    }
    final BigDecimal rounded = new BigDecimal(value).round(SIX_DIGITS);
    if (size < SMALLEST_PLAIN || size >= LARGEST_PREFIXED) {
      return scientific(rounded);
    }
    return rounded.abs().doubleValue() < SMALLEST_PREFIXED ? plain(rounded) : prefixed(rounded);
  }

  /** A number where there is little room: three digits, a prefix from 1,000 on. */
  static String brief(final double value) {
    final double size = Math.abs(value);
    if (!(size > 0 && size < LARGEST_PREFIXED)) {
      return real(value);
    }
    final BigDecimal rounded = new BigDecimal(value).round(THREE_DIGITS);
    final int digits = rounded.precision() - rounded.scale();
    final int thousands = Math.max(0, Math.min((digits - 1) / 3, PREFIXES.length()));
    final int places = Math.max(0, Math.min(3, 3 - digits + 3 * thousands));
    final BigDecimal shown = rounded.scaleByPowerOfTen(-3 * thousands);
    final String text = String.format(Locale.ROOT, "%,." + places + "f", shown);
    return thousands == 0 ? text : text + ' ' + PREFIXES.charAt(thousands - 1);
  }

  /** A whole number, exact up to 10^15; NaN is none. */
  static String whole(final double value) {
    return Math.abs(value) < LARGEST_EXACT.doubleValue() ? count((long) value) : real(value);
  }

  /** A whole number, exact up to 10^15. */
  static String whole(final long high, final long low) {
    final BigInteger value = TextBuffer.wide(high, low);
    return value.abs().compareTo(LARGEST_EXACT) <= 0
        ? String.format(Locale.ROOT, "%,d", value)
        : real(value.doubleValue());
  }

  /** A count. */
  static String count(final long value) {
    return whole(value >> 63, value);
  }

  private static String plain(final BigDecimal value) {
    final BigDecimal shortest = value.stripTrailingZeros();
    return String.format(Locale.ROOT, "%,." + Math.max(0, shortest.scale()) + "f", shortest);
  }

  private static String prefixed(final BigDecimal value) {
    final int digits = value.precision() - value.scale();
    final int thousands = Math.min((digits - 1) / 3, PREFIXES.length());
    return plain(value.scaleByPowerOfTen(-3 * thousands)) + ' ' + PREFIXES.charAt(thousands - 1);
  }

  private static String scientific(final BigDecimal value) {
    final BigDecimal shortest = value.stripTrailingZeros();
    final int exponent = shortest.precision() - shortest.scale() - 1;
    return shortest.scaleByPowerOfTen(-exponent).toPlainString() + 'e' + exponent;
  }
}
