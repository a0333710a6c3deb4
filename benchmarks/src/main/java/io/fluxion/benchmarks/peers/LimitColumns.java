// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.peers;

/**
 * The least that any engine must do for a sample whose slot is known: the last x and y are loaded
 * and subtracted, one quotient is made and returned, and x, y and a ring entry of each are stored.
 * What an engine reaches of this is what its rules cost.
 *
 * <p>Nothing is judged: no status, no branch, no count, differences of 64 bits. The ring has no
 * cursor; the caller says at which plane it stands, which is one for all slots. The quotient is not
 * stored, as no engine need: where memory is what an update waits for, a fifth column of longs
 * would cost more than all the rules of an engine that has none.
 *
 * <p>Not thread-safe.
 */
public final class LimitColumns {
  private final long[] lastX;
  private final long[] lastY;
  private final long[] ringX;
  private final long[] ringY;
  private final int stride;
  private final int window;

  /**
   * Columns of zeros.
   *
   * @param keys how many slots there are; times the window below 2^31
   * @param window how many samples a slot's ring keeps
   */
  public LimitColumns(final int keys, final int window) {
    this.window = window;
    lastX = new long[keys];
    lastY = new long[keys];
    stride = stride(keys);
    ringX = new long[Math.multiplyExact(stride, window)];
    ringY = new long[ringX.length];
  }

  /** As in the engine: whole cache lines, and no two planes in the same cache sets. */
  private static int stride(final int keys) {
    final int lines = Math.addExact(keys, 7) & ~7;
    return (lines & 511) == 0 ? lines + 8 : lines;
  }

  /**
   * Where the plane of a round begins; good for all samples of the round.
   *
   * @param round 0 or more
   * @return what {@link #update} takes
   */
  public int plane(final long round) {
    return (int) (round % window) * stride;
  }

  /**
   * Takes the first sample of a slot, in round 0, and fills its ring with it.
   *
   * @param slot 0 to {@code keys - 1}
   * @param x a time
   * @param y a counter
   */
  public void first(final int slot, final long x, final long y) {
    lastX[slot] = x;
    lastY[slot] = y;
    for (int index = slot; index < ringX.length; index += stride) {
      ringX[index] = x;
      ringY[index] = y;
    }
  }

  /**
   * Takes a sample.
   *
   * @param slot 0 to {@code keys - 1}
   * @param x a time, not the slot's last
   * @param y a counter
   * @param plane of the sample's round
   * @return Δy/Δx
   */
  public double update(final int slot, final long x, final long y, final int plane) {
    final long dx = x - lastX[slot];
    final long dy = y - lastY[slot];
    final double derivative = (double) dy / dx;
    lastX[slot] = x;
    lastY[slot] = y;
    ringX[plane + slot] = x;
    ringY[plane + slot] = y;
    return derivative;
  }

  /**
   * Δy/Δx of a slot's last two samples, as its ring has them.
   *
   * @param slot 0 to {@code keys - 1}
   * @return 0 where it has had its first sample only
   */
  public double derivative(final int slot) {
    int newest = slot;
    while (ringX[newest] != lastX[slot] || ringY[newest] != lastY[slot]) {
      newest += stride;
    }
    final int before = newest < stride ? newest + ringX.length - stride : newest - stride;
    final long dx = ringX[newest] - ringX[before];
    return dx == 0 ? 0 : (double) (ringY[newest] - ringY[before]) / dx;
  }

  /**
   * Δy/Δx over a slot's ring.
   *
   * @param slot 0 to {@code keys - 1}
   * @param round of its last sample, not below the window less one
   * @return the slope from the oldest sample in the ring to the newest
   */
  public double slope(final int slot, final long round) {
    final int oldest = plane(round + 1) + slot;
    return (double) (lastY[slot] - ringY[oldest]) / (lastX[slot] - ringX[oldest]);
  }
}
