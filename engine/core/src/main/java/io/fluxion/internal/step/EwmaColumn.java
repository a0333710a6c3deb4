// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.step;

import io.fluxion.internal.column.ColumnLayout;
import io.fluxion.internal.column.Columns;

/**
 * The exponentially weighted moving average of the derivative, without a key's own factor, for
 * samples at uneven distances: {@code m += (1 - e^(-Δx/τ)) × (d - m)}, beginning at the first
 * derivative (A. Eckner, "Algorithms for unevenly spaced time series: moving averages and other
 * rolling operators", 2019, section 3.2).
 */
public final class EwmaColumn {
  private static final long NONE = Double.doubleToRawLongBits(Double.NaN);

  private final double tau;
  private final int id;
  private long[] averages;

  // Collectors read at even distances: the weight of the last one mostly serves again.
  private double lastDx;
  private double lastWeight;

  EwmaColumn(final ColumnLayout.Builder layout, final FieldSettings settings, final String prefix) {
    tau = settings.tau;
    id = layout.longColumn(prefix + "ewma");
  }

  int id() {
    return id;
  }

  void bind(final Columns store) {
    averages = store.longs(id);
  }

  void clear(final int slot) {
    averages[slot] = NONE;
  }

  void add(final int slot, final double derivative, final double dx) {
    final double average = value(slot);
    final double next =
        Double.isNaN(average) ? derivative : average + weight(dx) * (derivative - average);
    averages[slot] = Double.doubleToRawLongBits(next);
  }

  private double weight(final double dx) {
    if (dx != lastDx) {
      lastDx = dx;
      lastWeight = -Math.expm1(-dx / tau);
    }
    return lastWeight;
  }

  /** NaN where there was no derivative yet. */
  public double value(final int slot) {
    return Double.longBitsToDouble(averages[slot]);
  }
}
