// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.input;

import io.fluxion.collector.row.XUnit;

/**
 * Times in a decimal unit, exactly, as a signed 64-bit number of nanoseconds: an optional sign,
 * digits, and a fraction.
 */
final class TimeReader extends NumberReader {
  private final IntegerReader units = new IntegerReader(true, 'x');
  private final int places;
  private final long nanosPerUnit;
  private final long lastUnit;
  private final long firstUnit;

  /** Whether the last text that was read had a point: the next is mostly alike. */
  private boolean hadPoint;

  TimeReader(final XUnit unit) {
    places = unit.nanoDigits();
    nanosPerUnit = Digits.power(places);
    // Here, because a division costs more than all the rest of a row.
    lastUnit = Long.MAX_VALUE / nanosPerUnit;
    firstUnit = Long.MIN_VALUE / nanosPerUnit;
  }

  @Override
  public boolean read(final byte[] bytes, final int from, final int to) {
    if (!hadPoint && units.read(bytes, from, to)) {
      return accept(units.bits(), 0, false);
    }
    final int first = passSign(bytes, from);
    final int point = Bytes.find((byte) '.', bytes, first, to);
    hadPoint = point < to;
    if (!hadPoint) {
      return units.read(bytes, from, to) && accept(units.bits(), 0, false);
    }
    // A fraction may be longer than nanoseconds are, if only by zeros.
    final int digits = Math.min(places, to - point - 1);
    final boolean isNumber =
        to - first > 1
            && areZeros(bytes, point + 1 + digits, to)
            && (point == first || units.read(bytes, from, point));
    if (!isNumber) {
      return false;
    }
    final long fraction =
        digits == 0 ? 0 : Digits.read(bytes, point + 1, digits) * Digits.power(places - digits);
    return fraction >= 0 && accept(point == first ? 0 : units.bits(), fraction, bytes[from] == '-');
  }

  private boolean accept(final long whole, final long fraction, final boolean negative) {
    if (whole > lastUnit || whole < firstUnit) {
      return false;
    }
    final long nanos = whole * nanosPerUnit;
    final long sum = negative ? nanos - fraction : nanos + fraction;
    return (negative ? sum <= nanos : sum >= nanos) && accept(sum);
  }

  private static boolean areZeros(final byte[] bytes, final int from, final int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] != '0') {
        return false;
      }
    }
    return true;
  }

  @Override
  public String why(final byte[] bytes, final int from, final int to) {
    final int point = Bytes.find((byte) '.', bytes, from, to);
    final int first = passSign(bytes, from);
    final boolean isPlain =
        (point == first || Digits.areAll(bytes, first, point))
            && (to - point <= 1 || Digits.areAll(bytes, point + 1, to))
            && to - first > (point < to ? 1 : 0);
    if (isPlain) {
      return areZeros(bytes, Math.min(to, point + 1 + places), to)
          ? "is beyond what 64 bits of nanoseconds hold"
          : "is finer than a nanosecond";
    }
    return isDecimal(bytes, from, to)
        ? "has an exponent, which a time with --x-unit has not"
        : "is not a decimal time";
  }
}
