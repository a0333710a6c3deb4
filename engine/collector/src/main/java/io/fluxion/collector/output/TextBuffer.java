// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.output;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * Bytes of text on their way to a stream. Longs are written without an allocation; integers beyond
 * 64 bits, and most doubles of more than three decimals, cost a String each.
 *
 * <p>Not thread-safe.
 */
final class TextBuffer {
  private static final int SIZE = 1 << 16;
  private static final int LONGEST_LONG = 20;

  /** From here on doubles are written as 1.0E7. */
  private static final long SCIENTIFIC = 10_000_000;

  private static final double THOUSAND = 1_000;

  private static final byte[] POINT_ZERO = {'.', '0'};
  private static final byte[] TENS = new byte[100];
  private static final byte[] ONES = new byte[100];

  static {
    for (int i = 0; i < 100; i++) {
      TENS[i] = (byte) ('0' + i / 10);
      ONES[i] = (byte) ('0' + i % 10);
    }
  }

  private final OutputStream target;
  private final boolean json;
  private byte[] bytes = new byte[SIZE];
  private int length;

  /**
   * An empty buffer before a stream.
   *
   * @param json whether NaN and the infinities, which JSON has no numbers for, are put in quotes
   */
  TextBuffer(final OutputStream target, final boolean json) {
    this.target = target;
    this.json = json;
  }

  /** Hands everything on to the stream, and has the stream hand it on too. */
  void flush() throws IOException {
    drain();
    target.flush();
  }

  void put(final char ascii) throws IOException {
    ensure(1);
    bytes[length++] = (byte) ascii;
  }

  void put(final byte[] text) throws IOException {
    put(text, 0, text.length);
  }

  void put(final byte[] text, final int offset, final int count) throws IOException {
    ensure(count);
    System.arraycopy(text, offset, bytes, length, count);
    length += count;
  }

  void put(final String text) throws IOException {
    put(text.getBytes(StandardCharsets.UTF_8));
  }

  private void putAscii(final String text) throws IOException {
    final int count = text.length();
    ensure(count);
    for (int i = 0; i < count; i++) {
      bytes[length++] = (byte) text.charAt(i);
    }
  }

  /** Writes a long in decimal, two digits at a time. */
  void putLong(final long value) throws IOException {
    ensure(LONGEST_LONG);
    // In negative numbers, of which there is one more: Long.MIN_VALUE needs no case of its own.
    long rest = value;
    if (value < 0) {
      bytes[length++] = '-';
    } else {
      rest = -value;
    }
    final int end = length + digits(rest);
    int at = end;
    while (rest <= -100) {
      final long quotient = rest / 100;
      final int pair = (int) (quotient * 100 - rest);
      bytes[--at] = ONES[pair];
      bytes[--at] = TENS[pair];
      rest = quotient;
    }
    final int last = (int) -rest;
    bytes[--at] = ONES[last];
    if (last >= 10) {
      bytes[--at] = TENS[last];
    }
    length = end;
  }

  /**
   * Writes a decimal number exactly: no zeros at the end of its fraction, and no point without one.
   *
   * @param places how many of its digits are the fraction's, 0 to 18
   */
  void putDecimal(final long value, final int places) throws IOException {
    long unit = 1;
    for (int i = 0; i < places; i++) {
      unit *= 10;
    }
    final long whole = value / unit;
    long rest = Math.abs(value - whole * unit);
    if (value < 0 && whole == 0) {
      put('-');
    }
    putLong(whole);
    if (rest == 0) {
      return;
    }
    put('.');
    ensure(places);
    while (rest != 0) {
      unit /= 10;
      final long digit = rest / unit;
      bytes[length++] = (byte) ('0' + digit);
      rest -= digit * unit;
    }
  }

  /** Writes an unsigned long in decimal. */
  void putUnsigned(final long value) throws IOException {
    if (value < 0) {
      final long tenth = (value >>> 1) / 5;
      putLong(tenth);
      put((char) ('0' + value - tenth * 10));
    } else {
      putLong(value);
    }
  }

  /** Writes a 128-bit integer in decimal. */
  void putWide(final long high, final long low) throws IOException {
    if (isLong(high, low)) {
      putLong(low);
    } else {
      putAscii(wide(high, low).toString());
    }
  }

  /** Writes the shortest text that reads back to the same double, alike on every JDK. */
  void putDouble(final double value) throws IOException {
    final long whole = (long) value;
    if (whole == value && Math.abs(whole) < SCIENTIFIC && (whole != 0 || 1 / value > 0)) {
      // The commonest doubles by far, and without a String.
      putLong(whole);
      put(POINT_ZERO);
      return;
    }
    if (value > 0 && value < SCIENTIFIC) {
      final long thousandths = (long) (value * THOUSAND + 0.5);
      if (thousandths > 0 && thousandths / THOUSAND == value) {
        // Of at most ten digits, and no two decimals of fifteen or fewer are the same double: so
        // this is the shortest.
        putDecimal(thousandths, 3);
        return;
      }
    }
    final boolean quoted = json && !(Math.abs(value) <= Double.MAX_VALUE);
    if (quoted) {
      put('"');
    }
    putAscii(NumberOutput.toString(value, true));
    if (quoted) {
      put('"');
    }
  }

  static boolean isLong(final long high, final long low) {
    return high == low >> 63;
  }

  static BigInteger wide(final long high, final long low) {
    final BigInteger lower = new BigInteger(Long.toUnsignedString(low));
    return BigInteger.valueOf(high).shiftLeft(Long.SIZE).add(lower);
  }

  private static int digits(final long negative) {
    long bound = -10;
    for (int count = 1; count < 19; count++) {
      if (negative > bound) {
        return count;
      }
      bound *= 10;
    }
    return 19;
  }

  private void ensure(final int count) throws IOException {
    if (bytes.length - length < count) {
      drain();
      if (bytes.length < count) {
        bytes = new byte[count];
      }
    }
  }

  private void drain() throws IOException {
    final int count = length;
    // Before the write: what a broken stream has refused is not offered again.
    length = 0;
    if (count > 0) {
      target.write(bytes, 0, count);
    }
  }
}
