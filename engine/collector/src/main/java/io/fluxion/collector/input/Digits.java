// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.input;

/**
 * Runs of decimal digits, eight at a time: the words are summed in pairs, fours and eights by
 * multiplication (after Lemire, "Quickly parsing eight digits", 2018).
 *
 * <p>Bytes behind the run are loaded, {@link Bytes#PADDING} at most, and have no effect.
 */
final class Digits {
  /** The most digits that {@link #read} takes. */
  static final int MAX = 19;

  /** What is answered where a byte is no digit; above 10^19 where it is read as unsigned. */
  static final long NONE = -1;

  private static final long ZEROS = Bytes.ONES * '0';
  private static final long[] POWERS = new long[MAX];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < MAX; i++) {
      POWERS[i] = POWERS[i - 1] * 10;
    }
  }

  private Digits() {}

  /** 10 to a power of 0 to 18. */
  static long power(final int exponent) {
    return POWERS[exponent];
  }

  /**
   * The number that 1 to 19 bytes say.
   *
   * @return below 10^19, so that of 19 bytes it may have to be read as unsigned; or {@link #NONE}
   */
  static long read(final byte[] bytes, final int from, final int length) {
    if (length <= 8) {
      return upToEight(bytes, from, length);
    }
    final long high = upToEight(bytes, from, 8);
    if (length <= 16) {
      final long low = upToEight(bytes, from + 8, length - 8);
      return (high | low) < 0 ? NONE : high * POWERS[length - 8] + low;
    }
    final long middle = upToEight(bytes, from + 8, 8);
    final long low = upToEight(bytes, from + 16, length - 16);
    return (high | middle | low) < 0
        ? NONE
        : (high * 100_000_000 + middle) * POWERS[length - 16] + low;
  }

  /** The number that 1 to 8 bytes say, or {@link #NONE}. */
  private static long upToEight(final byte[] bytes, final int from, final int length) {
    // Digits move to the end of the word, and zeros in before them.
    final int half = length << 2;
    final long word = Bytes.word(bytes, from) << (Long.SIZE - 2 * half) | ZEROS >>> half >>> half;
    return isEight(word) ? eight(word) : NONE;
  }

  /** Whether all eight bytes of a word are digits. */
  private static boolean isEight(final long word) {
    return (word & 0xf0f0f0f0f0f0f0f0L | (word + 0x0606060606060606L & 0xf0f0f0f0f0f0f0f0L) >>> 4)
        == 0x3333333333333333L;
  }

  /** The number that a word of eight digits says. */
  private static long eight(final long word) {
    final long digits = word - ZEROS;
    final long pairs = digits * 10 + (digits >>> 8);
    return ((pairs & 0x000000ff000000ffL) * 0x000f424000000064L
            + (pairs >>> 16 & 0x000000ff000000ffL) * 0x0000271000000001L)
        >>> 32;
  }

  /** Whether a text is one digit or more and nothing else. */
  static boolean areAll(final byte[] bytes, final int from, final int to) {
    for (int i = from; i < to; i++) {
      if (!Bytes.isDigit(bytes[i])) {
        return false;
      }
    }
    return from < to;
  }
}
