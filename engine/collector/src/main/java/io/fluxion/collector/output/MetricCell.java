// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.output;

import io.fluxion.DerivativeField;
import io.fluxion.DerivativeStore;
import io.fluxion.NumberType;
import java.io.IOException;
import java.util.List;

/**
 * One metric of one field: whether it stands on the row that the store has just taken, and its
 * text. {@code derivative} and {@code delta} stand on the sample that made them, the others
 * wherever the key can be read.
 */
final class MetricCell {
  private final Metric metric;
  private final DerivativeField field;
  private final boolean integers;
  private final boolean unsigned;

  /** The cells of all fields of a store, one array a field. */
  static MetricCell[][] of(final DerivativeStore store, final List<Metric> metrics) {
    final MetricCell[][] cells = new MetricCell[store.fieldCount()][metrics.size()];
    for (int i = 0; i < cells.length; i++) {
      for (int j = 0; j < cells[i].length; j++) {
        cells[i][j] = new MetricCell(metrics.get(j), store.field(i));
      }
    }
    return cells;
  }

  private MetricCell(final Metric metric, final DerivativeField field) {
    this.metric = metric;
    this.field = field;
    integers = field.schema().yType() != NumberType.DOUBLE;
    unsigned = field.schema().yType() == NumberType.ULONG;
  }

  /** Writes the cell; returns false, and writes nothing, where the row has none. */
  boolean put(final TextBuffer out, final int handle) throws IOException {
    switch (metric) {
      case DERIVATIVE:
        if (field.hasDelta()) {
          out.putDouble(field.derivative());
        }
        return field.hasDelta();
      case DELTA:
        if (field.hasDelta()) {
          putDelta(out);
        }
        return field.hasDelta();
      default:
        return field.isReadable() && putReading(out, handle);
    }
  }

  private void putDelta(final TextBuffer out) throws IOException {
    if (integers) {
      out.putWide(field.deltaHigh(), field.deltaLow());
    } else {
      out.putDouble(field.delta());
    }
  }

  private boolean putReading(final TextBuffer out, final int handle) throws IOException {
    switch (metric) {
      case RESETS:
        out.putLong(field.resets(handle));
        return true;
      case CHANGES:
        out.putLong(field.changes(handle));
        return true;
      default:
        return integers && putInteger(out, handle) || putDouble(out, metric.read(field, handle));
    }
  }

  /** Writes what an integer field has exactly; returns false where that is no integer. */
  private boolean putInteger(final TextBuffer out, final int handle) throws IOException {
    switch (metric) {
      case INCREASE:
        final long low = field.increaseLow(handle);
        final boolean exact = TextBuffer.isLong(field.increaseHigh(handle), low);
        if (exact) {
          out.putLong(low);
        }
        return exact;
      case VALUE:
        return putBits(out, field.valueBits(handle));
      case Y_MIN:
        return putBits(out, field.yMinBits(handle));
      case Y_MAX:
        return putBits(out, field.yMaxBits(handle));
      default:
        return false;
    }
  }

  private boolean putBits(final TextBuffer out, final long bits) throws IOException {
    out.putWide(unsigned ? 0 : bits >> 63, bits);
    return true;
  }

  private boolean putDouble(final TextBuffer out, final double value) throws IOException {
    if (Double.isNaN(value) && !metric.mayBeNaN()) {
      return false;
    }
    out.putDouble(value);
    return true;
  }
}
