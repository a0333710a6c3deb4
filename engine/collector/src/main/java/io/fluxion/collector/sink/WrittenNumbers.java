package io.fluxion.collector.sink;

import io.fluxion.derivative.NumberType;
import io.fluxion.derivative.Sample;
import java.io.IOException;

/** Writes the numbers of a sample as they are. */
final class WrittenNumbers {
  private final NumberType yType;
  private final int xDecimals;

  WrittenNumbers(final WrittenColumns columns) {
    yType = columns.yType();
    xDecimals = columns.xDecimals();
  }

  /** Writes x; returns false, and writes nothing, where the sample has none. */
  boolean putX(final TextBuffer out, final Sample sample) throws IOException {
    if (!sample.hasX(0)) {
      return false;
    }
    out.putDecimal(sample.x(0), xDecimals);
    return true;
  }

  /** Writes a y; returns false, and writes nothing, where the sample has none. */
  boolean putY(final TextBuffer out, final Sample sample, final int field) throws IOException {
    if (!sample.hasY(field)) {
      return false;
    }
    final long bits = sample.y(field);
    switch (yType) {
      case DOUBLE -> out.putDouble(Double.longBitsToDouble(bits));
      case ULONG -> out.putUnsigned(bits);
      default -> out.putLong(bits);
    }
    return true;
  }
}
