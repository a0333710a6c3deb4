package io.fluxion.derivative;

import io.fluxion.state.StateLayout;
import io.fluxion.state.StateStore;

/**
 * The exponentially weighted moving average of the derivative, before the scale, for samples at
 * uneven distances: {@code m += (1 - e^(-Δx/τ)) × (d - m)}, beginning at the first derivative (A.
 * Eckner, "Algorithms for unevenly spaced time series: moving averages and other rolling
 * operators", 2019, section 3.2).
 */
final class EwmaColumn {
  private static final long NONE = Double.doubleToRawLongBits(Double.NaN);

  private final double tau;
  private final int id;
  private long[] averages;

  EwmaColumn(final StateLayout.Builder layout, final FieldSchema schema, final String prefix) {
    tau = schema.tau();
    id = layout.longField(prefix + "ewma");
  }

  int id() {
    return id;
  }

  void bind(final StateStore store) {
    averages = store.longs(id);
  }

  void clear(final int slot) {
    averages[slot] = NONE;
  }

  void add(final int slot, final double derivative, final double dx) {
    final double average = value(slot);
    final double next =
        Double.isNaN(average)
            ? derivative
            : average - Math.expm1(-dx / tau) * (derivative - average);
    averages[slot] = Double.doubleToRawLongBits(next);
  }

  /** NaN where there was no derivative yet. */
  double value(final int slot) {
    return Double.longBitsToDouble(averages[slot]);
  }
}
