package io.fluxion.collector.sink;

import io.fluxion.derivative.DerivativeSchema;
import io.fluxion.derivative.NumberType;
import io.fluxion.derivative.Sample;
import java.io.IOException;

/** The x of a row as it was read: the frame's time where there are frames, else the fields' x. */
final class XCell {
  private final boolean framed;
  private final boolean doubles;

  XCell(final DerivativeSchema schema) {
    framed = schema.isFramed();
    doubles = !framed && schema.fields().get(0).xType() == NumberType.DOUBLE;
  }

  boolean isPresent(final Sample sample) {
    return framed ? sample.hasFrame() : sample.hasX(0);
  }

  boolean isDouble() {
    return doubles;
  }

  /** The x in bits. */
  long bits(final Sample sample) {
    return framed ? sample.frame() : sample.x(0);
  }

  /** Writes the cell; returns false, and writes nothing, where the row has no x. */
  boolean put(final TextBuffer out, final Sample sample) throws IOException {
    if (!isPresent(sample)) {
      return false;
    }
    if (doubles) {
      out.putDouble(Double.longBitsToDouble(sample.x(0)));
    } else {
      out.putLong(bits(sample));
    }
    return true;
  }
}
