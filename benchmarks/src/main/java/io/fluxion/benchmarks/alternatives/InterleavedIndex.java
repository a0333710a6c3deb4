// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.alternatives;

/**
 * Key and slot side by side: two longs an entry, the key and the slot plus one. There is no column
 * of keys, and no fingerprint.
 *
 * <p>A look-up touches one cache line, one for each four entries of its probe. But an entry takes
 * 16 bytes, four times as much as an int, so that fewer of those lines are in a cache.
 *
 * <p>Not thread-safe.
 */
public final class InterleavedIndex extends IndexDesign {
  private final long[] pairs;

  /**
   * An empty index.
   *
   * @param capacity the most keys
   * @param loadFactor the most keys in proportion to entries
   * @param seed any number; the hash is drawn from it
   */
  public InterleavedIndex(final int capacity, final double loadFactor, final long seed) {
    super(capacity, seed);
    pairs = new long[Math.multiplyExact(2, length(capacity, loadFactor))];
  }

  @Override
  public int find(final long key) {
    final long[] pairs = this.pairs;
    int index = 2 * home(hash(key), pairs.length / 2);
    while (true) {
      final int slot = (int) pairs[index + 1] - 1;
      // An empty entry has the key 0, which is a key like any other.
      if (pairs[index] == key || slot == NONE) {
        return slot;
      }
      index += 2;
      if (index == pairs.length) {
        index = 0;
      }
    }
  }

  @Override
  void place(final long key, final int slot) {
    int index = 2 * home(hash(key), pairs.length / 2);
    while (pairs[index + 1] != 0) {
      index += 2;
      if (index == pairs.length) {
        index = 0;
      }
    }
    pairs[index] = key;
    pairs[index + 1] = slot + 1L;
  }

  @Override
  public long footprintBytes() {
    return (long) Long.BYTES * pairs.length;
  }
}
