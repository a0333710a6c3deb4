// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.output;

import io.fluxion.DerivativeSchema;
import io.fluxion.NumberType;
import io.fluxion.Sample;
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
    return framed ? sample.frame() : sample.xBits(0);
  }

  /** Writes the cell; returns false, and writes nothing, where the row has no x. */
  boolean put(final TextBuffer out, final Sample sample) throws IOException {
    if (!isPresent(sample)) {
      return false;
    }
    if (doubles) {
      out.putDouble(Double.longBitsToDouble(sample.xBits(0)));
    } else {
      out.putLong(bits(sample));
    }
    return true;
  }
}
