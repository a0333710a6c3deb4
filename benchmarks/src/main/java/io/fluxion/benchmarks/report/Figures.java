// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as people read them: as many digits as mean something, thousands apart. */
final class Figures {
  /** Where there is no number. */
  static final String NONE = "–";

  /** JMH's own bytes are below this, where an operation allocates nothing. */
  static final double NO_ALLOCATION = 0.008;

  private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);
  private static final String[] BYTES = {"B", "kB", "MB", "GB", "TB", "PB"};

  private Figures() {}

  /** Three digits, or all of them before the point. */
  static String of(final double value) {
    if (!Double.isFinite(value)) {
      return NONE;
    }
    if (Math.abs(value) >= 999.5) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    final BigDecimal rounded = new BigDecimal(value).round(THREE_DIGITS);
    if (rounded.signum() != 0 && rounded.abs().compareTo(new BigDecimal("0.0001")) < 0) {
      return value < 0 ? "> -0.0001" : "< 0.0001";
    }
    if (rounded.signum() == 0) {
      return "0";
    }
    // As many digits for 10 as for 9.87, so that a column lines up.
    final int whole = rounded.precision() - rounded.scale();
    return rounded.setScale(Math.max(0, 3 - whole), RoundingMode.HALF_UP).toPlainString();
  }

  static String whole(final double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%,.0f", value) : NONE;
  }

  /** With thousands apart where it is a number, as it stands otherwise. */
  static String param(final String value) {
    return value.matches("[0-9]{1,15}") ? whole(Double.parseDouble(value)) : value;
  }

  /** How many times one is of the other: two digits. */
  static String ratio(final double of, final double to) {
    final double ratio = of / to;
    if (!Double.isFinite(ratio) || to <= 0) {
      return NONE;
    }
    final int decimals = ratio >= 9.95 ? 0 : ratio >= 0.995 ? 1 : 2;
    return String.format(Locale.ROOT, "%,." + decimals + "f ×", ratio);
  }

  /** Bytes that an operation allocates; what JMH reads of one that allocates nothing is 0. */
  static String allocation(final double bytes) {
    return bytes >= 0 && bytes < NO_ALLOCATION ? "0" : of(bytes);
  }

  /** An amount of memory in decimal units: 305 B, 40.0 MB. */
  static String bytes(final double bytes) {
    if (!Double.isFinite(bytes)) {
      return NONE;
    }
    double amount = bytes;
    int unit = 0;
    while (Math.abs(amount) >= 999.5 && unit < BYTES.length - 1) {
      amount /= 1_000;
      unit++;
    }
    return of(amount) + " " + BYTES[unit];
  }

  /** A power of ten at an axis: 1, 0.01, 10 k, 1 M. */
  static String tick(final double value) {
    if (value >= 999_999) {
      return plain(value / 1e6) + " M";
    }
    return value >= 9_999 ? plain(value / 1e3) + " k" : plain(value);
  }

  /** The same in bytes: 100 B, 1 kB. */
  static String byteTick(final double value) {
    double amount = value;
    int unit = 0;
    while (amount >= 999.9 && unit < BYTES.length - 1) {
      amount /= 1_000;
      unit++;
    }
    return plain(amount) + " " + BYTES[unit];
  }

  static String coordinate(final double value) {
    return BigDecimal.valueOf(Math.rint(value * 10) / 10).stripTrailingZeros().toPlainString();
  }

  private static String plain(final double value) {
    final BigDecimal exact = new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros();
    return exact.compareTo(new BigDecimal(1_000)) >= 0
        ? String.format(Locale.ROOT, "%,.0f", exact)
        : exact.toPlainString();
  }
}
