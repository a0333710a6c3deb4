package io.fluxion.collector.codec;

import io.fluxion.derivative.NumberType;
import io.fluxion.derivative.Sample;

/** How the numbers of a row are read, and how they reach a sample: one x for all fields. */
final class RowNumbers {
  final NumberReader x;
  final NumberReader y;
  private final boolean isXDouble;
  private final boolean isYDouble;
  private final int fields;

  RowNumbers(final RowOptions options) {
    x = NumberReader.ofX(options.xType(), options.xUnit());
    y = NumberReader.ofY(options.yType());
    isXDouble = options.xType() == NumberType.DOUBLE && options.xUnit() == XUnit.NONE;
    isYDouble = options.yType() == NumberType.DOUBLE;
    fields = options.yColumns().size();
  }

  /** Gives all fields the x that was read last. */
  void setX(final Sample sample) {
    final long bits = x.bits();
    for (int i = 0; i < fields; i++) {
      if (isXDouble) {
        sample.setX(i, Double.longBitsToDouble(bits));
      } else {
        sample.setX(i, bits);
      }
    }
  }

  /** Gives a field the y that was read last. */
  void setY(final Sample sample, final int field) {
    final long bits = y.bits();
    if (isYDouble) {
      sample.setY(field, Double.longBitsToDouble(bits));
    } else {
      sample.setY(field, bits);
    }
  }
}
