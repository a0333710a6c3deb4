// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.update;

/**
 * (key, value) pairs in arrival order. A value is one or several lanes of 64 bits, each a long or a
 * double. A batch is filled, run, and cleared to be filled again; its capacity is fixed.
 *
 * <p>Not thread-safe.
 */
public final class MicroBatch {
  private final long[] keys;
  private final long[] values;
  private final int lanes;
  private int size;

  /** The row after each one with the same key; written by the driver. */
  final int[] nextRow;

  /**
   * An empty batch.
   *
   * @param capacity the most pairs, 1 or more
   * @param lanes 64-bit numbers in a value, 1 or more
   */
  public MicroBatch(final int capacity, final int lanes) {
    if (capacity < 1 || lanes < 1) {
      throw new IllegalArgumentException(
          "a batch needs 1 pair and 1 lane or more, not " + capacity + " and " + lanes);
    }
    keys = new long[capacity];
    values = new long[Math.multiplyExact(capacity, lanes)];
    nextRow = new int[capacity];
    this.lanes = lanes;
  }

  /** Takes all pairs out. */
  public void clear() {
    size = 0;
  }

  /**
   * Pairs in the batch.
   *
   * @return 0 to {@link #capacity()}
   */
  public int size() {
    return size;
  }

  /**
   * The most pairs.
   *
   * @return as given
   */
  public int capacity() {
    return keys.length;
  }

  /**
   * Adds a pair whose lanes are set by {@link #set(int, int, long)} and its like.
   *
   * @param key any
   * @return its row
   * @throws IllegalStateException where the batch is full
   */
  public int add(final long key) {
    if (size == keys.length) {
      throw new IllegalStateException("the batch is full: " + size + " pairs");
    }
    keys[size] = key;
    nextRow[size] = StateStore.NONE;
    return size++;
  }

  /**
   * Adds a pair whose value is one long.
   *
   * @param key any
   * @param value lane 0
   */
  public void add(final long key, final long value) {
    set(add(key), 0, value);
  }

  /**
   * Adds a pair whose value is two longs.
   *
   * @param key any
   * @param value0 lane 0
   * @param value1 lane 1
   */
  public void add(final long key, final long value0, final long value1) {
    final int row = add(key);
    set(row, 0, value0);
    set(row, 1, value1);
  }

  /**
   * Sets a lane to a long.
   *
   * @param row what {@link #add(long)} returned
   * @param lane 0 to {@code lanes - 1}
   * @param value any
   */
  public void set(final int row, final int lane, final long value) {
    values[row * lanes + lane] = value;
  }

  /**
   * Sets a lane to a double.
   *
   * @param row what {@link #add(long)} returned
   * @param lane 0 to {@code lanes - 1}
   * @param value any
   */
  public void set(final int row, final int lane, final double value) {
    set(row, lane, Double.doubleToRawLongBits(value));
  }

  long key(final int row) {
    return keys[row];
  }

  long value(final int row, final int lane) {
    return values[row * lanes + lane];
  }
}
