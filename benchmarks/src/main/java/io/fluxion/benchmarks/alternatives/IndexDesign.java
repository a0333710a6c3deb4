// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.alternatives;

import java.util.SplittableRandom;

/**
 * 64-bit key to slot, laid out in memory in one of several ways. All of them take the same hash as
 * the engine's index, so that they differ in what a look-up touches alone.
 *
 * <p>Slots are given in order of arrival, from 0. Capacity is fixed, and no key is ever removed. A
 * table is as long as its load factor says, to the entry: a place is found by multiplying ({@link
 * #home}), not by a mask, which would leave only powers of two to compare.
 *
 * <p>Not thread-safe.
 */
public abstract sealed class IndexDesign
    permits EngineIndex,
        IntEntryIndex,
        InterleavedIndex,
        LongEntryIndex,
        BucketIndex,
        PhasedLookup {
  /** No slot: the key is unknown. */
  public static final int NONE = -1;

  private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

  private final int capacity;
  private final long multiplier;
  private int size;

  IndexDesign(final int capacity, final long seed) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity must be at least 1, is " + capacity);
    }
    this.capacity = capacity;
    multiplier = new SplittableRandom(seed).nextLong() | 1;
  }

  /**
   * The slot of a key.
   *
   * @param key any
   * @return its slot, or {@link #NONE}
   */
  public abstract int find(long key);

  /**
   * The slots of a block of keys.
   *
   * @param keys any
   * @param from where the block begins in {@code keys}
   * @param count how many keys it has
   * @param slots takes their slots, from 0, or {@link #NONE}; as long as the block or longer
   */
  public void findBlock(final long[] keys, final int from, final int count, final int[] slots) {
    for (int i = 0; i < count; i++) {
      slots[i] = find(keys[from + i]);
    }
  }

  /**
   * Gives the next slot to a key that has none.
   *
   * @param key a key that {@link #find} does not find
   * @return its slot
   */
  public final int insert(final long key) {
    if (size == capacity) {
      throw new IllegalStateException("there is room for " + capacity + " keys only");
    }
    place(key, size);
    return size++;
  }

  /** Puts a key and its slot, which is one more than the one before, where they will be found. */
  abstract void place(long key, int slot);

  /**
   * The memory of all arrays, without their headers.
   *
   * @return bytes
   */
  public abstract long footprintBytes();

  /** The engine's hash: all 64 bits are mixed. */
  final long hash(final long key) {
    final long spread = (key ^ (key >>> 32)) * multiplier;
    return (spread ^ (spread >>> 32)) * GOLDEN;
  }

  /**
   * Where to begin in a table of any length: Lemire, "Fast Random Integer Generation in an
   * Interval" (2019), section 4.
   *
   * @return 0 to {@code length - 1}, from the upper half of the hash
   */
  static int home(final long hash, final int length) {
    return (int) ((hash >>> Integer.SIZE) * length >>> Integer.SIZE);
  }

  /**
   * How long a table of single entries is; at least one entry stays empty, or no miss would end.
   */
  static int length(final int capacity, final double loadFactor) {
    if (!(loadFactor > 0 && loadFactor < 1)) {
      throw new IllegalArgumentException("a load factor lies between 0 and 1, not " + loadFactor);
    }
    return Math.max(capacity + 1, Math.toIntExact((long) Math.ceil(capacity / loadFactor)));
  }
}
