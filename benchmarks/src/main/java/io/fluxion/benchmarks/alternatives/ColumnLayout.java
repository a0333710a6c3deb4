// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.alternatives;

import io.fluxion.benchmarks.peers.LimitColumns;

/**
 * The engine's layout: a column for each field, a plane for each entry of the ring. In random order
 * an update touches five cache lines, but of five dense arrays: 40 bytes a key of which a round
 * uses every one.
 *
 * <p>Not thread-safe.
 */
public final class ColumnLayout extends LayoutDesign {
  private final LimitColumns columns;
  private final double[] derivatives;

  /**
   * Columns of zeros.
   *
   * @param keys how many slots there are
   * @param window how many samples a slot's ring keeps
   */
  public ColumnLayout(final int keys, final int window) {
    columns = new LimitColumns(keys, window);
    derivatives = new double[keys];
  }

  @Override
  public int plane(final long round) {
    return columns.plane(round);
  }

  @Override
  public double update(final int slot, final long x, final long y, final int plane) {
    final double derivative = columns.update(slot, x, y, plane);
    derivatives[slot] = derivative;
    return derivative;
  }

  @Override
  public double derivative(final int slot) {
    return derivatives[slot];
  }

  @Override
  public double slope(final int slot, final long round) {
    return columns.slope(slot, round);
  }
}
