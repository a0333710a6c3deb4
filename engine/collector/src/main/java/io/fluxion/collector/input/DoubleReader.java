// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.input;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;

/**
 * Doubles: a decimal number with an optional exponent, to the nearest double, ties to even; for y
 * also NaN and infinity by name.
 */
final class DoubleReader extends NumberReader {
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
    if (!canBeDecimal(bytes, from, to)) {
      return !finiteOnly && readName(bytes, from, to);
    }
    final double value = parse(bytes, from, to);
    return Double.isFinite(value) && accept(Double.doubleToRawLongBits(value));
  }

  /**
   * Keeps from the parser what it takes too: hexadecimal numbers, blanks around a number, a type's
   * letter behind it, and names.
   */
  private static boolean canBeDecimal(final byte[] bytes, final int from, final int to) {
    final int first = passSign(bytes, from);
    return first < to
        && isDigitOrPoint(bytes[first])
        && isDigitOrPoint(bytes[to - 1])
        && (first + 1 == to || (bytes[first + 1] | 0x20) != 'x');
  }

  private static boolean isDigitOrPoint(final byte value) {
    return Bytes.isDigit(value) || value == '.';
  }

  /** The nearest double, infinity beyond the largest; NaN where the text is no number. */
  private static double parse(final byte[] bytes, final int from, final int to) {
    try {
      return JavaDoubleParser.parseDouble(bytes, from, to - from);
    } catch (final NumberFormatException e) {
      return Double.NaN;
    }
  }

  private boolean readName(final byte[] bytes, final int from, final int to) {
    final int first = passSign(bytes, from);
    final boolean isInfinity =
        isName(bytes, first, to, "inf") || isName(bytes, first, to, "infinity");
    if (!isInfinity && !isName(bytes, first, to, "nan")) {
      return false;
    }
    final double infinity =
        bytes[from] == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    return accept(Double.doubleToRawLongBits(isInfinity ? infinity : Double.NaN));
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
    if (canBeDecimal(bytes, from, to) && Double.isInfinite(parse(bytes, from, to))) {
      return "is beyond the range of a double";
    }
    return finiteOnly && new DoubleReader(false).read(bytes, from, to)
        ? "is not finite; x must be a finite number"
        : "is not a number";
  }
}
