// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.alternatives;

/**
 * Rows: all of a key's state side by side in one array, its ring behind its fields.
 *
 * <pre>
 * long  0        1        2            3        4    5           2W + 3
 *      last x | last y | derivative | unused | x  | y  | x  | ... | y
 * </pre>
 *
 * <p>An update touches two cache lines, and in a quarter of all rounds one. But a key's fields take
 * a line of their own, of which 24 bytes are used.
 *
 * <p>Not thread-safe.
 */
public final class RowLayout extends LayoutDesign {
  private static final int RING = 4;
  private static final int DERIVATIVE = 2;
  private static final int LINE = 8;
  // Behind the 16 bytes of the array's header: rows begin at cache lines.
  private static final int BEGIN = 6;

  private final long[] rows;
  private final int window;
  private final int stride;

  /**
   * Rows of zeros.
   *
   * @param keys how many slots there are
   * @param window how many samples a slot's ring keeps
   */
  public RowLayout(final int keys, final int window) {
    this.window = window;
    stride = (RING + 2 * window + LINE - 1) / LINE * LINE;
    rows = new long[Math.addExact(BEGIN, Math.multiplyExact(keys, stride))];
  }

  @Override
  public int plane(final long round) {
    return RING + 2 * (int) (round % window);
  }

  @Override
  public double update(final int slot, final long x, final long y, final int plane) {
    final long[] rows = this.rows;
    final int row = BEGIN + slot * stride;
    final double derivative = (double) (y - rows[row + 1]) / (x - rows[row]);
    rows[row] = x;
    rows[row + 1] = y;
    rows[row + DERIVATIVE] = Double.doubleToRawLongBits(derivative);
    rows[row + plane] = x;
    rows[row + plane + 1] = y;
    return derivative;
  }

  @Override
  public double derivative(final int slot) {
    return Double.longBitsToDouble(rows[BEGIN + slot * stride + DERIVATIVE]);
  }

  @Override
  public double slope(final int slot, final long round) {
    final int row = BEGIN + slot * stride;
    final int oldest = row + plane(round + 1);
    return (double) (rows[row + 1] - rows[oldest + 1]) / (rows[row] - rows[oldest]);
  }
}
