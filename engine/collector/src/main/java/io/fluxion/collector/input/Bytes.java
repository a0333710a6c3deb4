// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.input;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Eight bytes at a time: the first byte is the lowest of the word. */
public final class Bytes {
  /** How many bytes behind a text must be readable, whatever is in them. */
  public static final int PADDING = 8;

  static final long ONES = 0x0101010101010101L;
  static final long HIGH_BITS = 0x8080808080808080L;
  private static final long LOW_BITS = ~HIGH_BITS;

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private Bytes() {}

  static long word(final byte[] bytes, final int at) {
    return (long) WORD.get(bytes, at);
  }

  static void word(final byte[] bytes, final int at, final long word) {
    WORD.set(bytes, at, word);
  }

  /**
   * The high bit of every byte that is 0, and of no other: the usual shorter form would be right
   * for the first zero only.
   */
  static long zeros(final long word) {
    return ~((word & LOW_BITS) + LOW_BITS | word | LOW_BITS);
  }

  /** The high bit of every byte from 0 up to an ASCII one, and of no other. */
  static long upTo(final byte highest, final long word) {
    return ~((word & LOW_BITS) + ONES * (0x7f - highest) | word) & HIGH_BITS;
  }

  /** Which byte the lowest bit of such a mask stands for. */
  static int first(final long mask) {
    return Long.numberOfTrailingZeros(mask) >>> 3;
  }

  /**
   * Finds a byte.
   *
   * @param value what to look for
   * @param bytes {@link #PADDING} more than {@code to} of which can be loaded
   * @param from where to begin
   * @param to where to stop
   * @return its position, or {@code to}
   */
  public static int find(final byte value, final byte[] bytes, final int from, final int to) {
    final long pattern = ONES * value;
    for (int i = from; i < to; i += Long.BYTES) {
      final long found = zeros(word(bytes, i) ^ pattern);
      if (found != 0) {
        return Math.min(to, i + first(found));
      }
    }
    return to;
  }

  static boolean isDigit(final byte value) {
    return value >= '0' && value <= '9';
  }
}
