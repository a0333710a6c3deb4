// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.input;

/** 64-bit integers, signed or unsigned: an optional sign and digits. */
final class IntegerReader extends NumberReader {
  private final boolean signed;
  private final char axis;

  /**
   * A reader of integers.
   *
   * @param signed whether there are negative ones
   * @param axis x or y, for messages
   */
  IntegerReader(final boolean signed, final char axis) {
    this.signed = signed;
    this.axis = axis;
  }

  @Override
  public boolean read(final byte[] bytes, final int from, final int to) {
    final boolean negative = bytes[from] == '-';
    final int first = passSign(bytes, from);
    final int length = to - first;
    if (length < 1 || length > Digits.MAX) {
      return readLong(bytes, first, to, negative);
    }
    final long magnitude = Digits.read(bytes, first, length);
    return magnitude != Digits.NONE && accept(magnitude, negative);
  }

  /** Of 20 digits or more: leading zeros, or a number close to the end of the unsigned range. */
  private boolean readLong(
      final byte[] bytes, final int from, final int to, final boolean negative) {
    int first = from;
    while (to - first > Digits.MAX && bytes[first] == '0') {
      first++;
    }
    if (first == to || to - first > Digits.MAX + 1) {
      return false;
    }
    final boolean isLonger = to - first > Digits.MAX;
    final long tail = Digits.read(bytes, isLonger ? first + 1 : first, Digits.MAX);
    final long magnitude = isLonger ? tail + 10 * Digits.power(Digits.MAX - 1) : tail;
    return tail != Digits.NONE
        && (!isLonger || bytes[first] == '1' && Long.compareUnsigned(magnitude, tail) > 0)
        && accept(magnitude, negative);
  }

  private boolean accept(final long magnitude, final boolean negative) {
    if (signed) {
      // One more fits below zero than above.
      return (magnitude >= 0 || negative && magnitude == Long.MIN_VALUE)
          && accept(negative ? -magnitude : magnitude);
    }
    return (!negative || magnitude == 0) && accept(magnitude);
  }

  @Override
  public String why(final byte[] bytes, final int from, final int to) {
    if (!Digits.areAll(bytes, passSign(bytes, from), to)) {
      return "is not a whole number" + whatReadsTheText(bytes, from, to);
    }
    if (signed) {
      return "is beyond a signed 64-bit integer"
          + (axis == 'y' && new IntegerReader(false, axis).read(bytes, from, to)
              ? "; --y-type ulong reads it"
              : whatReadsTheSize(bytes, from, to));
    }
    if (bytes[from] == '-') {
      return "is below zero, which --y-type ulong is not"
          + (new IntegerReader(true, axis).read(bytes, from, to) ? "; --y-type long reads it" : "");
    }
    return "is beyond an unsigned 64-bit integer" + whatReadsTheSize(bytes, from, to);
  }

  private String whatReadsTheText(final byte[] bytes, final int from, final int to) {
    if (!isDecimal(bytes, from, to)) {
      final boolean isName = axis == 'y' && new DoubleReader(false).read(bytes, from, to);
      return isName ? "; --y-type double reads it" : "";
    }
    return axis == 'x'
        ? "; --x-type double reads decimals, --x-unit decimal times"
        : "; --y-type double reads decimals";
  }

  private String whatReadsTheSize(final byte[] bytes, final int from, final int to) {
    return isDecimal(bytes, from, to)
        ? "; --" + axis + "-type double reads it to the nearest double"
        : "";
  }
}
