// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.input;

/** Whether bytes are well-formed UTF-8 (Unicode 15, table 3-7). */
public final class Utf8 {
  private Utf8() {}

  /**
   * Finds the first byte that does not belong.
   *
   * @param bytes the text
   * @param from its first byte
   * @param to behind its last byte
   * @return its position, or -1 where all is well
   */
  public static int findInvalid(final byte[] bytes, final int from, final int to) {
    int i = from;
    while (i < to) {
      if (i + Long.BYTES <= to && (Bytes.word(bytes, i) & Bytes.HIGH_BITS) == 0) {
        i += Long.BYTES;
      } else {
        final int length = sequence(bytes, i, to);
        if (length == 0) {
          return i;
        }
        i += length;
      }
    }
    return -1;
  }

  /** How long the character at a position is, 0 where there is none. */
  static int sequence(final byte[] bytes, final int at, final int to) {
    final int first = bytes[at] & 0xff;
    if (first < 0x80) {
      return 1;
    }
    final int length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    if (first < 0xc2 || first > 0xf4 || at + length > to) {
      return 0;
    }
    // The second byte tells overlong forms, surrogates, and what is beyond U+10FFFF.
    final int second = bytes[at + 1] & 0xff;
    final int lowest = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
    final int highest = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
    if (second < lowest || second > highest) {
      return 0;
    }
    for (int i = at + 2; i < at + length; i++) {
      if ((bytes[i] & 0xc0) != 0x80) {
        return 0;
      }
    }
    return length;
  }
}
