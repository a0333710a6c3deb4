// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.peers;

import io.fluxion.SampleStatus;

/**
 * One key's bounded state as an object: the last sample, and a ring of raw ones. What the maps of
 * the JDK and of others hold when they are measured against {@link io.fluxion.DerivativeStore}.
 *
 * <p>Judges a sample as the engine's defaults do: x is a time, y a signed counter, a fall is
 * dropped. It has none of the rest: no gap, no wrap, no increase, no count of resets, and its
 * differences are those of 64 bits.
 *
 * <p>Not thread-safe.
 */
public class KeyRing {
  private final long[] xs;
  private final long[] ys;
  private long lastX;
  private long lastY;
  private int next;
  private int length;

  /**
   * An empty ring.
   *
   * @param window how many samples it keeps
   */
  public KeyRing(final int window) {
    xs = new long[window];
    ys = new long[window];
  }

  /**
   * Takes a sample.
   *
   * @param x a time
   * @param y a counter
   * @param counts where its {@link SampleStatus} is counted
   * @return Δy/Δx, or NaN where this sample makes none
   */
  public final double update(final long x, final long y, final long[] counts) {
    if (length == 0) {
      push(x, y);
      counts[SampleStatus.FIRST]++;
      return Double.NaN;
    }
    final long dx = x - lastX;
    if (dx <= 0) {
      counts[dx == 0 ? SampleStatus.DUPLICATE_X : SampleStatus.OUT_OF_ORDER]++;
      return Double.NaN;
    }
    final long dy = y - lastY;
    push(x, y);
    if (dy < 0) {
      counts[SampleStatus.RESET]++;
      return Double.NaN;
    }
    counts[SampleStatus.OK]++;
    return (double) dy / dx;
  }

  private void push(final long x, final long y) {
    lastX = x;
    lastY = y;
    xs[next] = x;
    ys[next] = y;
    next = next + 1 == xs.length ? 0 : next + 1;
    if (length < xs.length) {
      length++;
    }
  }

  /**
   * x of the last sample that was taken.
   *
   * @return 0 where there is none
   */
  public final long lastX() {
    return lastX;
  }

  /**
   * Samples in the ring.
   *
   * @return 0 to the window
   */
  public final int length() {
    return length;
  }

  /**
   * Δy/Δx from the oldest sample in the ring to the newest.
   *
   * @return NaN where there are not two
   */
  public final double slope() {
    if (length < 2) {
      return Double.NaN;
    }
    final int oldest = length < xs.length ? 0 : next;
    return (double) (lastY - ys[oldest]) / (lastX - xs[oldest]);
  }
}
