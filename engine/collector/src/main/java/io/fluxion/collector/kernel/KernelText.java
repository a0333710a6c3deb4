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
package io.fluxion.collector.kernel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * The text of one small file of the kernel at a time, and a place in it. Numbers are unsigned
 * 64-bit integers in decimal.
 *
 * <p>Not thread-safe. Nothing allocates, but where a file is longer than any before.
 */
final class KernelText {
  private static final int FIRST_CAPACITY = 4096;

  /** No file that is read here comes near this; what is behind it is not seen. */
  private static final int LARGEST_CAPACITY = 1 << 22;

  private static final long TENTH_OF_LARGEST = Long.divideUnsigned(-1L, 10);

  private ByteBuffer read = ByteBuffer.allocateDirect(FIRST_CAPACITY);

  /** A copy, because a loop over an array is faster than one over a buffer. */
  private byte[] bytes = new byte[FIRST_CAPACITY];

  private int at;
  private int end;
  private long number;

  /** Takes the whole text of a file, in one system call, and stands at its beginning. */
  void read(final FileChannel file) throws IOException {
    read.clear();
    int length = file.read(read, 0);
    while (length == bytes.length && length < LARGEST_CAPACITY) {
      // The kernel's texts fit together only when they come from one call: all of it again.
      bytes = new byte[length * 2];
      read = ByteBuffer.allocateDirect(length * 2);
      length = file.read(read, 0);
    }
    at = 0;
    end = Math.max(0, length);
    read.get(0, bytes, 0, end);
  }

  boolean isAtEnd() {
    return at >= end;
  }

  /** How long the text is. */
  int length() {
    return end;
  }

  /** The text's bytes; valid up to {@link #length} and until the next read. */
  byte[] bytes() {
    return bytes;
  }

  /** Where it stands. */
  int position() {
    return at;
  }

  void position(final int newPosition) {
    at = newPosition;
  }

  /** Passes over a word where the text goes on with it. */
  boolean skip(final byte[] word) {
    final int length = word.length;
    if (length > end - at) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (bytes[at + i] != word[i]) {
        return false;
      }
    }
    at += length;
    return true;
  }

  /** Goes to the beginning of the next line, or to the end. */
  void skipLine() {
    while (at < end && bytes[at++] != '\n') {
      // On to the line's end.
    }
  }

  /**
   * Goes to the beginning of the line's next word.
   *
   * @return false at the end of the line, where it then stands
   */
  boolean skipWord() {
    while (at < end && bytes[at] != ' ' && bytes[at] != '\n') {
      at++;
    }
    while (at < end && bytes[at] == ' ') {
      at++;
    }
    return at < end && bytes[at] != '\n';
  }

  /**
   * Reads the number that begins here and ends with its word.
   *
   * @param unit what it is multiplied by, 1 to 2^31
   * @return false where there is none, or {@code number × unit} takes more than 64 bits
   */
  boolean readNumber(final long unit) {
    final int from = at;
    long value = 0;
    while (at < end) {
      final int digit = bytes[at] - '0';
      if (digit < 0 || digit > 9) {
        break;
      }
      final long tenfold = value * 10;
      if (at - from > 17
          && (Long.compareUnsigned(value, TENTH_OF_LARGEST) > 0
              || Long.compareUnsigned(tenfold + digit, tenfold) < 0)) {
        return false;
      }
      value = tenfold + digit;
      at++;
    }
    final boolean isWhole = at > from && (at == end || bytes[at] == ' ' || bytes[at] == '\n');
    number = value * unit;
    return isWhole && !(isLarge(value) && isTooLarge(value, unit));
  }

  /** Whether it might, multiplied by a unit below 2^31, not fit in 64 bits. */
  private static boolean isLarge(final long value) {
    return value >>> 33 != 0;
  }

  private static boolean isTooLarge(final long value, final long unit) {
    return Long.compareUnsigned(value, Long.divideUnsigned(-1L, unit)) > 0;
  }

  /** What {@link #readNumber} read: the bits of an unsigned integer. */
  long number() {
    return number;
  }
}
