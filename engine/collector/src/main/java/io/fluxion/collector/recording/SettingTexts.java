// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.recording;

import io.fluxion.NumberType;
import io.fluxion.collector.row.XUnit;
import java.math.BigDecimal;
import java.util.Map;

/**
 * The settings of a run as versions 1 and 2 have them: the names of options, each with the text
 * that was given for it, such as {@code --max-gap 5s}. Other options are passed over.
 */
final class SettingTexts {
  /** Nobody wrote a longer one. */
  private static final int LONGEST = 64;

  private static final int EXCERPT = 20;
  private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

  private final Map<String, String> texts;
  private final XUnit xUnit;
  private final NumberType xType;

  SettingTexts(final Map<String, String> texts, final XUnit xUnit, final NumberType xType) {
    this.texts = texts;
    this.xUnit = xUnit;
    this.xType = xType;
  }

  /** Reads them, or throws an IllegalArgumentException that says which one means nothing. */
  RunSettings parse() {
    return new RunSettings(distance("--max-gap"), distance("--idle-timeout"), maxKeys(), false);
  }

  private int maxKeys() {
    final String text = text("--max-keys");
    try {
      return text == null ? RunSettings.NONE : Integer.parseInt(text);
    } catch (final NumberFormatException e) {
      throw meansNothing("--max-keys", text);
    }
  }

  private long distance(final String option) {
    final String text = text(option);
    if (text == null) {
      return RunSettings.NONE;
    }
    try {
      if (xUnit != XUnit.NONE) {
        return nanos(text);
      }
      final long bits =
          xType == NumberType.DOUBLE
              ? Double.doubleToRawLongBits(Double.parseDouble(text))
              : Long.parseLong(text);
      if (bits >= 0) {
        return bits;
      }
    } catch (final ArithmeticException | NumberFormatException e) {
      // Said below.
    }
    throw meansNothing(option, text);
  }

  /** A number of a unit, or of the unit of x, in whole ns. */
  private long nanos(final String text) {
    int end = text.length();
    while (end > 0 && Character.isLetter(text.charAt(end - 1))) {
      end--;
    }
    final BigDecimal number = new BigDecimal(text.substring(0, end));
    final int digits = end == text.length() ? xUnit.nanoDigits() : digits(text.substring(end));
    final BigDecimal nanos = number.scaleByPowerOfTen(digits);
    if (nanos.signum() < 0
        || nanos.precision() - nanos.scale() > 19
        || nanos.compareTo(LARGEST) > 0) {
      throw new ArithmeticException();
    }
    return nanos.longValueExact();
  }

  private static int digits(final String unit) {
    return switch (unit) {
      case "s" -> 9;
      case "ms" -> 6;
      case "us" -> 3;
      case "ns" -> 0;
      default -> throw new NumberFormatException(unit);
    };
  }

  private String text(final String option) {
    final String text = texts.get(option);
    if (text != null && text.length() > LONGEST) {
      throw meansNothing(option, text);
    }
    return text;
  }

  private static IllegalArgumentException meansNothing(final String option, final String text) {
    final String excerpt = text.length() > EXCERPT ? text.substring(0, EXCERPT) + "..." : text;
    return new IllegalArgumentException("its setting " + option + " cannot be '" + excerpt + "'");
  }
}
