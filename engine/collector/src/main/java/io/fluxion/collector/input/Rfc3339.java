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

/** Times as RFC 3339 writes them, exactly, as nanoseconds since 1970. */
final class Rfc3339 {
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final int SECONDS_PER_DAY = 86_400;
  private static final int DATE_TIME_LENGTH = 19;
  private static final int NANO_DIGITS = 9;
  private static final int[] DAYS_BEFORE = {
    0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365
  };

  /** Days from year 1 to 1970 in the proleptic Gregorian calendar. */
  private static final long DAYS_TO_1970 = 719_162;

  private final byte[] bytes;
  private final int length;
  private int position;
  private long nanos;
  private boolean isYearOne;

  private Rfc3339(final byte[] bytes, final int length) {
    this.bytes = bytes;
    this.length = length;
  }

  /**
   * Reads a time.
   *
   * @param bytes {@link Bytes#PADDING} more than {@code length} of which can be loaded
   * @return null where the text is no time
   */
  static Rfc3339 read(final byte[] bytes, final int length) {
    final Rfc3339 time = new Rfc3339(bytes, length);
    return time.read() ? time : null;
  }

  /** Whether it lies in the year 1: Go's zero time, which says that there is none. */
  boolean isYearOne() {
    return isYearOne;
  }

  /** Whether nanoseconds in 64 bits reach it: the years 1677 to 2262. */
  boolean isInRange() {
    return nanos != Long.MIN_VALUE;
  }

  /** Nanoseconds since 1970, where that {@link #isInRange}. */
  long nanos() {
    return nanos;
  }

  private boolean read() {
    if (length <= DATE_TIME_LENGTH
        || bytes[4] != '-'
        || bytes[7] != '-'
        || (bytes[10] | 0x20) != 't'
        || bytes[13] != ':'
        || bytes[16] != ':') {
      return false;
    }
    final long year = Digits.read(bytes, 0, 4);
    final long month = Digits.read(bytes, 5, 2);
    final long day = Digits.read(bytes, 8, 2);
    final long hour = Digits.read(bytes, 11, 2);
    final long minute = Digits.read(bytes, 14, 2);
    final long second = Digits.read(bytes, 17, 2);
    if ((year | month | day | hour | minute | second) < 0
        || month < 1
        || month > 12
        || day < 1
        || day > daysOf(year, (int) month)
        || hour > 23
        || minute > 59
        // A leap second is the next minute's first here, as in every count of seconds since 1970.
        || second > 60) {
      return false;
    }
    position = DATE_TIME_LENGTH;
    final long fraction = readFraction();
    final long offset = readOffset();
    if (fraction < 0 || offset == Long.MIN_VALUE || position != length) {
      return false;
    }
    isYearOne = year == 1;
    final long days = daysBefore(year) + daysBefore(year, (int) month) + day - 1 - DAYS_TO_1970;
    final long seconds = days * SECONDS_PER_DAY + hour * 3600 + minute * 60 + second - offset;
    nanos = nanos(seconds, fraction);
    return true;
  }

  /** The one value that is given up for "out of range" is no time that any clock shows. */
  private static long nanos(final long seconds, final long fraction) {
    final long whole = seconds * NANOS_PER_SECOND;
    if (Math.abs(seconds) > Long.MAX_VALUE / NANOS_PER_SECOND || whole + fraction < whole) {
      return Long.MIN_VALUE;
    }
    return whole + fraction;
  }

  /** Nanoseconds of the second, or -1. */
  private long readFraction() {
    if (bytes[position] != '.') {
      return 0;
    }
    final int from = ++position;
    while (position < length && Bytes.isDigit(bytes[position])) {
      position++;
    }
    final int count = Math.min(position - from, NANO_DIGITS);
    for (int i = from + count; i < position; i++) {
      if (bytes[i] != '0') {
        return -1;
      }
    }
    return count == 0 ? -1 : Digits.read(bytes, from, count) * Digits.power(NANO_DIGITS - count);
  }

  /** Seconds east of UTC, or {@link Long#MIN_VALUE}. */
  private long readOffset() {
    if (position + 1 == length && (bytes[position] | 0x20) == 'z') {
      position++;
      return 0;
    }
    if (position + 6 != length
        || !NumberReader.isSign(bytes[position])
        || bytes[position + 3] != ':') {
      return Long.MIN_VALUE;
    }
    final long hours = Digits.read(bytes, position + 1, 2);
    final long minutes = Digits.read(bytes, position + 4, 2);
    if ((hours | minutes) < 0 || hours > 23 || minutes > 59) {
      return Long.MIN_VALUE;
    }
    final long seconds = hours * 3600 + minutes * 60;
    final boolean west = bytes[position] == '-';
    position += 6;
    return west ? -seconds : seconds;
  }

  private static boolean isLeap(final long year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  }

  private static int daysOf(final long year, final int month) {
    return DAYS_BEFORE[month] - DAYS_BEFORE[month - 1] + (month == 2 && isLeap(year) ? 1 : 0);
  }

  private static long daysBefore(final long year, final int month) {
    return DAYS_BEFORE[month - 1] + (month > 2 && isLeap(year) ? 1 : 0);
  }

  /** Days from the beginning of year 1; a year 0 before it has 366. */
  private static long daysBefore(final long year) {
    final long y = year - 1;
    return y * 365 + Math.floorDiv(y, 4L) - Math.floorDiv(y, 100L) + Math.floorDiv(y, 400L);
  }
}
