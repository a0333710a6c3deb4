// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.input;

import io.fluxion.NumberType;
import io.fluxion.collector.row.XUnit;

/**
 * Reads the number that a cell is, without allocating. One instance for each axis; {@link #why} is
 * the slow way back, for a message.
 *
 * <p>Texts are not empty, and {@link Bytes#PADDING} bytes behind them can be loaded.
 */
public abstract class NumberReader {
  private long bits;

  NumberReader() {}

  /**
   * The reader of an x.
   *
   * @param type of a number without a unit
   * @param unit any but NONE: a decimal time, read exactly into ns
   * @return what reads finite numbers
   */
  public static NumberReader ofX(final NumberType type, final XUnit unit) {
    if (unit != XUnit.NONE) {
      return new TimeReader(unit);
    }
    return type == NumberType.DOUBLE ? new DoubleReader(true) : new IntegerReader(true, 'x');
  }

  /**
   * The reader of a y.
   *
   * @param type of the number
   * @return what reads them; doubles with NaN and infinity
   */
  public static NumberReader ofY(final NumberType type) {
    return switch (type) {
      case LONG -> new IntegerReader(true, 'y');
      case ULONG -> new IntegerReader(false, 'y');
      case DOUBLE -> new DoubleReader(false);
    };
  }

  /**
   * Reads a number.
   *
   * @param bytes the text and {@link Bytes#PADDING} more
   * @param from its first byte
   * @param to behind its last byte
   * @return false where the text is none of this type
   */
  public abstract boolean read(byte[] bytes, int from, int to);

  /**
   * Why {@link #read} answered false.
   *
   * @param bytes the text
   * @param from its first byte
   * @param to behind its last byte
   * @return what can stand behind the text in a message
   */
  public abstract String why(byte[] bytes, int from, int to);

  /**
   * The number read last.
   *
   * @return the 64 bits of its type
   */
  public final long bits() {
    return bits;
  }

  final boolean accept(final long newBits) {
    bits = newBits;
    return true;
  }

  static boolean isSign(final byte value) {
    return value == '-' || value == '+';
  }

  /** Where the digits begin. */
  static int passSign(final byte[] bytes, final int from) {
    return isSign(bytes[from]) ? from + 1 : from;
  }

  /** Whether a text is a finite decimal number. */
  static boolean isDecimal(final byte[] bytes, final int from, final int to) {
    return new DoubleReader(true).read(bytes, from, to);
  }
}
