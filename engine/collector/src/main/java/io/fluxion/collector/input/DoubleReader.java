/*
 * Copyright 2026 The Fluxion Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.fluxion.collector.input;

import java.nio.charset.StandardCharsets;

/**
 * Doubles: a decimal number with an optional exponent, to the nearest double, ties to even; for y
 * also NaN and infinity by name.
 *
 * <p>Nineteen digits and the power of ten give two exact numbers or {@link EiselLemire}; only more
 * digits than that, and those close to the middle between two doubles, go to {@link
 * Double#parseDouble}.
 */
final class DoubleReader extends NumberReader {
  private static final int MAX_DIGITS = 19;

  /** Beyond any input's digits, and ten times it is still an int. */
  private static final int MAX_EXPONENT = 100_000_000;

  private static final long LAST_EXACT_LONG = 1L << 53;
  private static final double[] EXACT_POWERS = new double[23];
  private static final long SIGN = Long.MIN_VALUE;

  static {
    double power = 1;
    for (int i = 0; i < EXACT_POWERS.length; i++) {
      EXACT_POWERS[i] = power;
      power *= 10;
    }
  }

  private final boolean finiteOnly;

  /**
   * A reader of doubles.
   *
   * @param finiteOnly whether NaN and infinity are refused, as in an x
   */
  DoubleReader(final boolean finiteOnly) {
    this.finiteOnly = finiteOnly;
  }

  @Override
  public boolean read(final byte[] bytes, final int from, final int to) {
    final int first = passSign(bytes, from);
    long digits = 0;
    int i = first;
    while (i < to && Bytes.isDigit(bytes[i])) {
      digits = digits * 10 + bytes[i] - '0';
      i++;
    }
    int count = i - first;
    int exponent = 0;
    if (i < to && bytes[i] == '.') {
      final int point = i++;
      while (to - i >= Long.BYTES && Digits.isEight(Bytes.word(bytes, i))) {
        digits = digits * 100_000_000 + Digits.eight(Bytes.word(bytes, i));
        i += Long.BYTES;
      }
      while (i < to && Bytes.isDigit(bytes[i])) {
        digits = digits * 10 + bytes[i] - '0';
        i++;
      }
      exponent = point + 1 - i;
      count -= exponent;
    }
    if (count == 0) {
      return readName(bytes, first, to, bytes[from] == '-');
    }
    final int last = i;
    if (last < to) {
      if ((bytes[last] | 0x20) != 'e' || !isExponent(bytes, last + 1, to)) {
        return false;
      }
      exponent += exponent(bytes, last + 1, to);
    }
    final long magnitude =
        count > MAX_DIGITS
            ? manyDigits(bytes, first, last, to, exponent)
            : magnitude(digits, exponent);
    return magnitude < Double.doubleToRawLongBits(Double.POSITIVE_INFINITY)
        && accept(bytes[from] == '-' ? magnitude | SIGN : magnitude);
  }

  private static long magnitude(final long digits, final int exponent) {
    final int power = Math.abs(exponent);
    if (power < EXACT_POWERS.length && digits >= 0 && digits <= LAST_EXACT_LONG) {
      // Both numbers are exact, so that one operation rounds once (Clinger, 1990).
      final double exact = EXACT_POWERS[power];
      return Double.doubleToRawLongBits(exponent < 0 ? digits / exact : digits * exact);
    }
    return EiselLemire.bits(digits, exponent);
  }

  /** More than nineteen digits, of which leading and trailing zeros need not count. */
  private static long manyDigits(
      final byte[] bytes, final int first, final int last, final int to, final int exponent) {
    long digits = 0;
    int count = 0;
    int dropped = 0;
    boolean exact = true;
    for (int i = first; i < last; i++) {
      if (bytes[i] != '.') {
        if (count < MAX_DIGITS) {
          digits = digits * 10 + bytes[i] - '0';
          count += digits == 0 ? 0 : 1;
        } else {
          dropped++;
          exact &= bytes[i] == '0';
        }
      }
    }
    final long least = magnitude(digits, exponent + dropped);
    if (exact || least == magnitude(digits + 1, exponent + dropped)) {
      return least;
    }
    final String text = new String(bytes, first, to - first, StandardCharsets.ISO_8859_1);
    return Double.doubleToRawLongBits(Double.parseDouble(text));
  }

  private static boolean isExponent(final byte[] bytes, final int from, final int to) {
    return from < to && Digits.areAll(bytes, passSign(bytes, from), to);
  }

  private static int exponent(final byte[] bytes, final int from, final int to) {
    int value = 0;
    for (int i = passSign(bytes, from); i < to; i++) {
      value = Math.min(MAX_EXPONENT, value * 10 + bytes[i] - '0');
    }
    return bytes[from] == '-' ? -value : value;
  }

  private boolean readName(
      final byte[] bytes, final int first, final int to, final boolean negative) {
    if (finiteOnly) {
      return false;
    }
    if (isName(bytes, first, to, "nan")) {
      return accept(Double.doubleToRawLongBits(Double.NaN));
    }
    return (isName(bytes, first, to, "inf") || isName(bytes, first, to, "infinity"))
        && accept(
            Double.doubleToRawLongBits(
                negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY));
  }

  private static boolean isName(
      final byte[] bytes, final int from, final int to, final String name) {
    if (to - from != name.length()) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if ((bytes[i] | 0x20) != name.charAt(i - from)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String why(final byte[] bytes, final int from, final int to) {
    if (new DoubleReader(false).read(bytes, from, to)) {
      return "is not finite; x must be a finite number";
    }
    // What is a number but for its size has an exponent or digits, and neither letters nor gaps.
    return isTooLarge(bytes, from, to) ? "is beyond the range of a double" : "is not a number";
  }

  private static boolean isTooLarge(final byte[] bytes, final int from, final int to) {
    try {
      final byte last = bytes[to - 1];
      final String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
      // parseDouble takes more forms than these: hexadecimal, blanks around, a type's letter.
      return (Bytes.isDigit(last) || last == '.')
          && text.indexOf('x') < 0
          && text.indexOf('X') < 0
          && text.charAt(0) > ' '
          && Double.isInfinite(Double.parseDouble(text));
    } catch (final NumberFormatException e) {
      return false;
    }
  }
}
