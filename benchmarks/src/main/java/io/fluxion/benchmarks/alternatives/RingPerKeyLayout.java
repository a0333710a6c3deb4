// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.alternatives;

/**
 * A column for each field, but a key's ring in one piece: its entries side by side, x beside y. An
 * update touches four cache lines, one less than planes do; of the line of the ring it uses 16
 * bytes, and a round uses a quarter of all lines of the rings.
 *
 * <p>Not thread-safe.
 */
public final class RingPerKeyLayout extends LayoutDesign {
  private final long[] lastX;
  private final long[] lastY;
  private final double[] derivatives;
  private final long[] rings;
  private final int window;

  /**
   * Columns of zeros.
   *
   * @param keys how many slots there are
   * @param window how many samples a slot's ring keeps
   */
  public RingPerKeyLayout(final int keys, final int window) {
    this.window = window;
    lastX = new long[keys];
    lastY = new long[keys];
    derivatives = new double[keys];
    rings = new long[Math.multiplyExact(keys, 2 * window)];
  }

  @Override
  public int plane(final long round) {
    return 2 * (int) (round % window);
  }

  @Override
  public double update(final int slot, final long x, final long y, final int plane) {
    final double derivative = (double) (y - lastY[slot]) / (x - lastX[slot]);
    lastX[slot] = x;
    lastY[slot] = y;
    final int entry = 2 * window * slot + plane;
    rings[entry] = x;
    rings[entry + 1] = y;
    derivatives[slot] = derivative;
    return derivative;
  }

  @Override
  public double derivative(final int slot) {
    return derivatives[slot];
  }

  @Override
  public double slope(final int slot, final long round) {
    final int oldest = 2 * window * slot + plane(round + 1);
    return (double) (lastY[slot] - rings[oldest + 1]) / (lastX[slot] - rings[oldest]);
  }
}
