package io.fluxion.collector.sink;

import io.fluxion.derivative.DerivativeField;
import io.fluxion.derivative.DerivativeStore;
import io.fluxion.derivative.NumberType;
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
  }

  /** Writes the cell; returns false, and writes nothing, where the row has none. */
  boolean put(final TextBuffer out, final int slot) throws IOException {
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
        return field.isReadable() && putReading(out, slot);
    }
  }

  private void putDelta(final TextBuffer out) throws IOException {
    if (integers) {
      out.putWide(field.deltaHigh(), field.deltaLow());
    } else {
      out.putDouble(field.delta());
    }
  }

  private boolean putReading(final TextBuffer out, final int slot) throws IOException {
    switch (metric) {
      case INCREASE:
        putIncrease(out, slot);
        return true;
      case RATE:
        final double rate = field.rate(slot);
        if (Double.isNaN(rate)) {
          return false;
        }
        out.putDouble(rate);
        return true;
      case RESETS:
        out.putLong(field.resets(slot));
        return true;
      default:
        out.putLong(field.changes(slot));
        return true;
    }
  }

  private void putIncrease(final TextBuffer out, final int slot) throws IOException {
    if (integers) {
      final long low = field.increaseLow(slot);
      if (TextBuffer.isLong(field.increaseHigh(slot), low)) {
        out.putLong(low);
        return;
      }
    }
    out.putDouble(field.increase(slot));
  }
}
