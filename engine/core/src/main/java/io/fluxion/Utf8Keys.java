// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion;

/** Keys from text, without allocating. */
final class Utf8Keys {
  private Utf8Keys() {}

  /** Writes a key as UTF-8; returns its length in bytes. */
  static int encode(final CharSequence key, final byte[] target) {
    final int chars = key.length();
    int length = 0;
    for (int i = 0; i < chars; i++) {
      final int point = Character.codePointAt(key, i);
      final int bytes = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      if (length + bytes > target.length) {
        throw new IllegalArgumentException(
            "a key of more than " + target.length + " bytes: '" + excerpt(key) + "'");
      }
      i += bytes == 4 ? 1 : 0;
      length = put(surrogateReplaced(point), bytes, target, length);
    }
    return length;
  }

  private static int surrogateReplaced(final int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 0xfffd : point;
  }

  private static int put(final int point, final int bytes, final byte[] target, final int at) {
    switch (bytes) {
      case 1:
        target[at] = (byte) point;
        break;
      case 2:
        target[at] = (byte) (0xc0 | point >> 6);
        break;
      case 3:
        target[at] = (byte) (0xe0 | point >> 12);
        break;
      default:
        target[at] = (byte) (0xf0 | point >> 18);
        break;
    }
    for (int i = 1; i < bytes; i++) {
      target[at + i] = (byte) (0x80 | point >> 6 * (bytes - 1 - i) & 0x3f);
    }
    return at + bytes;
  }

  private static String excerpt(final CharSequence key) {
    return key.length() <= 40 ? key.toString() : key.subSequence(0, 40) + "…";
  }
}
