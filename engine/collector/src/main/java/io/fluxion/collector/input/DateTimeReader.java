// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.input;

import java.time.Month;
import java.time.Year;

/**
 * Reads a date and time exactly, as nanoseconds since 1970: RFC 3339, or with a blank for the T, or
 * without a zone, which then is UTC. A leap second is the next minute's first.
 *
 * <p>Not thread-safe. Nothing allocates.
 */
final class DateTimeReader {
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final int NANO_DIGITS = 9;
  private static final long NONE = Long.MIN_VALUE;

  /** Days from the beginning of year 0 to 1970 in the proleptic Gregorian calendar. */
  private static final long DAYS_TO_1970 = 719_528;

  private static final int DATE_TIME_LENGTH = "1970-01-01T00:00:00".length();
  private static final int OFFSET_LENGTH = "+00:00".length();

  private long nanos;
  private boolean isInRange;
  private boolean isYearOne;

  /** Whether it lies in the year 1: Go's zero time, which says that there is none. */
  boolean isYearOne() {
    return isYearOne;
  }

  /** Whether nanoseconds in 64 bits reach it: the years 1677 to 2262. */
  boolean isInRange() {
    return isInRange;
  }

  /** Nanoseconds since 1970, where that {@link #isInRange}. */
  long nanos() {
    return nanos;
  }

  /**
   * Reads a time.
   *
   * @param bytes {@link Bytes#PADDING} more than {@code to} of which can be loaded
   * @return false where the text is no time, or finer than a nanosecond
   */
  boolean read(final byte[] bytes, final int from, final int to) {
    final int behindSeconds = from + DATE_TIME_LENGTH;
    if (to < behindSeconds || (bytes[from + 10] | 0x20) != 't' && bytes[from + 10] != ' ') {
      return false;
    }
    int zone = behindSeconds;
    while (zone < to && (Bytes.isDigit(bytes[zone]) || bytes[zone] == '.')) {
      zone++;
    }
    final long days = days(bytes, from);
    final long time = secondOfDay(bytes, from + 11);
    final long fraction = fraction(bytes, behindSeconds, zone);
    final long offset = offset(bytes, zone, to);
    if ((days | time | fraction) < 0 || offset == NONE) {
      return false;
    }
    final long seconds = (days - DAYS_TO_1970) * 86_400 + time - offset;
    nanos = seconds * NANOS_PER_SECOND + fraction;
    // The one value that says "none" elsewhere is no time that any clock shows.
    isInRange = nanos != NONE && Math.floorDiv(nanos, NANOS_PER_SECOND) == seconds;
    isYearOne = Digits.read(bytes, from, 4) == 1;
    return true;
  }

  /** Days since the beginning of year 0, or a negative number. */
  private static long days(final byte[] bytes, final int from) {
    final long year = Digits.read(bytes, from, 4);
    final long month = Digits.read(bytes, from + 5, 2);
    final long day = Digits.read(bytes, from + 8, 2);
    if (bytes[from + 4] != '-'
        || bytes[from + 7] != '-'
        || (year | month | day) < 0
        || month < 1
        || month > 12) {
      return NONE;
    }
    final boolean leap = Year.isLeap(year);
    final Month name = Month.of((int) month);
    if (day < 1 || day > name.length(leap)) {
      return NONE;
    }
    // Every fourth year before this one was a leap year, the year 0 too.
    final long leapDays = (year + 3) / 4 - (year + 99) / 100 + (year + 399) / 400;
    return 365 * year + leapDays + name.firstDayOfYear(leap) + day - 2;
  }

  private static long secondOfDay(final byte[] bytes, final int from) {
    final long hour = Digits.read(bytes, from, 2);
    final long minute = Digits.read(bytes, from + 3, 2);
    final long second = Digits.read(bytes, from + 6, 2);
    return bytes[from + 2] == ':'
            && bytes[from + 5] == ':'
            && (hour | minute | second) >= 0
            && hour < 24
            && minute < 60
            && second <= 60
        ? hour * 3600 + minute * 60 + second
        : NONE;
  }

  /** Nanoseconds of the second, or a negative number. */
  private static long fraction(final byte[] bytes, final int from, final int to) {
    if (from == to) {
      return 0;
    }
    final int count = Math.min(to - from - 1, NANO_DIGITS);
    for (int i = from + 1 + count; i < to; i++) {
      if (bytes[i] != '0') {
        return NONE;
      }
    }
    return bytes[from] != '.' || count == 0
        ? NONE
        : Digits.read(bytes, from + 1, count) * Digits.power(NANO_DIGITS - count);
  }

  /** Seconds east of UTC, or {@link #NONE}. */
  private static long offset(final byte[] bytes, final int from, final int to) {
    if (from == to || from + 1 == to && (bytes[from] | 0x20) == 'z') {
      return 0;
    }
    if (from + OFFSET_LENGTH != to || !NumberReader.isSign(bytes[from]) || bytes[from + 3] != ':') {
      return NONE;
    }
    final long hours = Digits.read(bytes, from + 1, 2);
    final long minutes = Digits.read(bytes, from + 4, 2);
    if ((hours | minutes) < 0 || hours > 23 || minutes > 59) {
      return NONE;
    }
    final long seconds = hours * 3600 + minutes * 60;
    return bytes[from] == '-' ? -seconds : seconds;
  }
}
