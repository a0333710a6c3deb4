// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/**
 * The text of one small file of the kernel at a time, and a position in it. Numbers are unsigned
 * 64-bit integers in decimal.
 *
 * <p>Not thread-safe. Nothing allocates, but where a file is longer than any before.
 */
public final class KernelText {
  /** The end of a message about a value that {@link #readNumber} refused. */
  public static final String NO_NUMBER = " is no unsigned 64-bit integer";

  private static final int FIRST_CAPACITY = 4096;

  /** No file that is read here comes near this; what is behind it is not seen. */
  private static final int LARGEST_CAPACITY = 1 << 22;

  private static final long TENTH_OF_LARGEST = Long.divideUnsigned(-1L, 10);

  private ByteBuffer buffer = ByteBuffer.allocateDirect(FIRST_CAPACITY);

  /** A copy, because a loop over an array is faster than one over a buffer. */
  private byte[] bytes = new byte[FIRST_CAPACITY];

  private int at;
  private int end;
  private long number;

  /** An empty text. */
  public KernelText() {}

  /**
   * The bytes of a word to look for.
   *
   * @param word ASCII
   * @return its bytes
   */
  public static byte[] word(final String word) {
    return word.getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Reads a whole file by one system call, and goes to the beginning of its text.
   *
   * @param file read from offset 0, whatever was read before
   * @return false where it cannot be read, such as that of a process that has ended
   */
  public boolean read(final FileChannel file) {
    try {
      buffer.clear();
      int length = file.read(buffer, 0);
      while (length == bytes.length && length < LARGEST_CAPACITY) {
        // The kernel's numbers fit together only if they come from one call: read all of it again.
        bytes = new byte[length * 2];
        buffer = ByteBuffer.allocateDirect(length * 2);
        length = file.read(buffer, 0);
      }
      end = Math.max(0, length);
      buffer.get(0, bytes, 0, end);
    } catch (final IOException e) {
      end = 0;
      return false;
    } finally {
      at = 0;
    }
    return true;
  }

  /**
   * Whether the position is behind the last byte.
   *
   * @return also of an empty text
   */
  public boolean isAtEnd() {
    return at >= end;
  }

  /**
   * The length of the text.
   *
   * @return in bytes
   */
  public int length() {
    return end;
  }

  /**
   * The text itself, not a copy.
   *
   * @return valid up to {@link #length} and until the next read
   */
  public byte[] bytes() {
    return bytes;
  }

  /**
   * Moves the position.
   *
   * @param newPosition in bytes, from 0 to {@link #length}
   */
  public void position(final int newPosition) {
    at = newPosition;
  }

  /**
   * Passes over a word where the text goes on with it.
   *
   * @param word what is expected here
   * @return false where something else is here; then the position stays
   */
  public boolean skip(final byte[] word) {
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
  public void skipLine() {
    while (at < end && bytes[at++] != '\n') {
      // On to the line's end.
    }
  }

  /**
   * Goes to the beginning of the line's next word.
   *
   * @return false at the end of the line, where the position is then
   */
  public boolean skipWord() {
    while (at < end && bytes[at] != ' ' && bytes[at] != '\n') {
      at++;
    }
    while (at < end && bytes[at] == ' ') {
      at++;
    }
    return at < end && bytes[at] != '\n';
  }

  /**
   * Goes behind the word with which a line begins. Looks from the position on and then from the
   * beginning, so that lines which are asked for in their order cost one pass over the text.
   *
   * @param word such as {@code "usage_usec "}
   * @return false where no line begins with it
   */
  public boolean findLine(final byte[] word) {
    if (at > 0 && bytes[at - 1] != '\n') {
      skipLine();
    }
    for (int pass = 0; pass < 2; pass++) {
      while (at < end) {
        if (skip(word)) {
          return true;
        }
        skipLine();
      }
      at = 0;
    }
    return false;
  }

  /**
   * Goes behind the first such beginning of a word in what is left of the line.
   *
   * @param word such as {@code "total="}
   * @return false where the line has none, at whose end the position is then
   */
  public boolean findWord(final byte[] word) {
    do {
      if (skip(word)) {
        return true;
      }
    } while (skipWord());
    return false;
  }

  /**
   * Reads the number that begins here and ends with its word.
   *
   * @param unit what it is multiplied by, 1 to 2^31
   * @return false where there is none, or {@code number × unit} takes more than 64 bits
   */
  public boolean readNumber(final long unit) {
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
    // A division only where the value might, multiplied by less than 2^31, not fit.
    return isWhole
        && (value >>> 33 == 0 || Long.compareUnsigned(value, Long.divideUnsigned(-1L, unit)) <= 0);
  }

  /**
   * What {@link #readNumber} read last.
   *
   * @return the bits of an unsigned integer
   */
  public long number() {
    return number;
  }
}
