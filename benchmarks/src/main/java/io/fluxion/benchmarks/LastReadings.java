// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks;

import io.fluxion.update.StateLayout;
import io.fluxion.update.StateStore;
import io.fluxion.update.StateUpdater;
import io.fluxion.update.Values;

/**
 * A user's own bounded record for {@link io.fluxion.update.UpdateByKey}: the last x and y, and the
 * derivative that they made. Counts its calls and sums up what it made.
 */
final class LastReadings implements StateUpdater {
  private static final int X = 0;
  private static final int Y = 1;

  /** 64-bit numbers in a value. */
  static final int LANES = 2;

  final StateStore state;
  long calls;
  long derivatives;
  double sum;
  private final int[] seen;
  private final long[] lastX;
  private final long[] lastY;
  private final double[] derivative;

  LastReadings(final int maxKeys) {
    final StateLayout.Builder layout = StateLayout.builder();
    final int seenField = layout.intField("seen");
    final int x = layout.longField("lastX");
    final int y = layout.longField("lastY");
    final int quotient = layout.doubleField("derivative");
    state = StateStore.builder(layout.build()).maxKeys(maxKeys).build();
    seen = state.ints(seenField);
    lastX = state.longs(x);
    lastY = state.longs(y);
    derivative = state.doubles(quotient);
  }

  @Override
  public boolean update(final StateStore store, final int slot, final Values values) {
    calls++;
    while (values.next()) {
      final long x = values.longValue(X);
      final long y = values.longValue(Y);
      if (seen[slot] == 0) {
        seen[slot] = 1;
      } else {
        final double quotient = (double) (y - lastY[slot]) / (x - lastX[slot]);
        derivative[slot] = quotient;
        derivatives++;
        sum += quotient;
      }
      lastX[slot] = x;
      lastY[slot] = y;
    }
    return true;
  }

  /** The sum of the derivatives since the last call. */
  double takeSum() {
    final double taken = sum;
    sum = 0;
    return taken;
  }
}
