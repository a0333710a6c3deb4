// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.peers;

import io.fluxion.SampleStatus;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;

/**
 * fastutil's map from a key to a slot, and columns behind it: plain arrays by slot, the ring in
 * planes of one value for each slot. What a good engineer writes in place of ring objects, once
 * they turn out to be what costs: the memory for all keys is taken at construction.
 *
 * <p>Judges a sample as {@link KeyRing} does, and counts resets of a key besides.
 *
 * <p>Not thread-safe.
 */
public final class ColumnsMap implements KeyedPeer {
  private static final int NONE = -1;

  private final Long2IntOpenHashMap slots;
  private final long[] lastX;
  private final long[] lastY;
  private final int[] resets;
  private final int[] lengths;
  // Where a slot's next entry goes: the index at which that plane begins.
  private final int[] planes;
  private final long[] ringX;
  private final long[] ringY;
  private final int window;
  private final long[] counts = new long[SampleStatus.COUNT];

  /**
   * An empty map.
   *
   * @param keys the most keys; times the window below 2^31
   * @param window how many samples are kept for a key
   */
  public ColumnsMap(final int keys, final int window) {
    this.window = window;
    slots = new Long2IntOpenHashMap(keys);
    slots.defaultReturnValue(NONE);
    lastX = new long[keys];
    lastY = new long[keys];
    resets = new int[keys];
    lengths = new int[keys];
    planes = new int[keys];
    ringX = new long[Math.multiplyExact(keys, window)];
    ringY = new long[ringX.length];
  }

  @Override
  public double update(final long key, final long x, final long y) {
    final int slot = slots.get(key);
    if (slot == NONE) {
      return enter(key, x, y);
    }
    final long dx = x - lastX[slot];
    if (dx <= 0) {
      counts[dx == 0 ? SampleStatus.DUPLICATE_X : SampleStatus.OUT_OF_ORDER]++;
      return Double.NaN;
    }
    final long dy = y - lastY[slot];
    push(slot, x, y);
    if (dy < 0) {
      resets[slot]++;
      counts[SampleStatus.RESET]++;
      return Double.NaN;
    }
    counts[SampleStatus.OK]++;
    return (double) dy / dx;
  }

  private double enter(final long key, final long x, final long y) {
    final int slot = slots.size();
    if (slot == lastX.length) {
      counts[SampleStatus.REJECTED]++;
      return Double.NaN;
    }
    slots.put(key, slot);
    push(slot, x, y);
    counts[SampleStatus.FIRST]++;
    return Double.NaN;
  }

  private void push(final int slot, final long x, final long y) {
    lastX[slot] = x;
    lastY[slot] = y;
    final int plane = planes[slot];
    ringX[plane + slot] = x;
    ringY[plane + slot] = y;
    planes[slot] = plane + lastX.length == ringX.length ? 0 : plane + lastX.length;
    if (lengths[slot] < window) {
      lengths[slot]++;
    }
  }

  @Override
  public long count(final int status) {
    return counts[status];
  }

  /**
   * How often a key's counter fell.
   *
   * @param key one that was seen
   * @return 0 or more
   */
  public int resets(final long key) {
    return resets[slots.get(key)];
  }

  /**
   * Samples in a key's ring.
   *
   * @param key one that was seen
   * @return 1 to the window
   */
  public int length(final long key) {
    return lengths[slots.get(key)];
  }

  /**
   * Δy/Δx from the oldest sample in a key's ring to the newest.
   *
   * @param key any
   * @return NaN where there are not two
   */
  public double slope(final long key) {
    final int slot = slots.get(key);
    if (slot == NONE || lengths[slot] < 2) {
      return Double.NaN;
    }
    final int oldest = (lengths[slot] < window ? 0 : planes[slot]) + slot;
    return (double) (lastY[slot] - ringY[oldest]) / (lastX[slot] - ringX[oldest]);
  }
}
