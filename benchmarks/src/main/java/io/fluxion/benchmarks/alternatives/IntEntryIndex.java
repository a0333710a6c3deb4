// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.alternatives;

/**
 * The engine's table at any load factor: an entry is an int, a key's slot plus one in its lower
 * bits and as many bits of the hash as are left above them, the highest of which is always set.
 * Keys are compared in their column.
 *
 * <p>A look-up touches two cache lines: 16 entries share one, so that a longer probe mostly stays
 * in it.
 *
 * <p>Not thread-safe.
 */
public final class IntEntryIndex extends IndexDesign {
  private static final int TAKEN = Integer.MIN_VALUE;

  final int[] entries;
  final long[] keys;
  final int tagMask;

  /**
   * An empty index.
   *
   * @param capacity the most keys
   * @param loadFactor the most keys in proportion to entries
   * @param seed any number; the hash is drawn from it
   */
  public IntEntryIndex(final int capacity, final double loadFactor, final long seed) {
    super(capacity, seed);
    entries = new int[length(capacity, loadFactor)];
    keys = new long[capacity];
    tagMask = -1 << (Integer.SIZE - Integer.numberOfLeadingZeros(capacity));
  }

  @Override
  public int find(final long key) {
    final long hash = hash(key);
    final int tag = tag(hash);
    final int[] entries = this.entries;
    int index = home(hash, entries.length);
    while (true) {
      final int entry = entries[index];
      if (((entry ^ tag) & tagMask) == 0) {
        final int slot = slot(entry);
        if (keys[slot] == key) {
          return slot;
        }
      } else if (entry == 0) {
        return NONE;
      }
      if (++index == entries.length) {
        index = 0;
      }
    }
  }

  @Override
  void place(final long key, final int slot) {
    keys[slot] = key;
    final long hash = hash(key);
    int index = home(hash, entries.length);
    while (entries[index] != 0) {
      if (++index == entries.length) {
        index = 0;
      }
    }
    entries[index] = (tag(hash) & tagMask) | (slot + 1);
  }

  static int tag(final long hash) {
    return (int) hash | TAKEN;
  }

  /** The slot of an entry that is not empty. */
  int slot(final int entry) {
    return (entry & ~tagMask) - 1;
  }

  @Override
  public long footprintBytes() {
    return (long) Integer.BYTES * entries.length + (long) Long.BYTES * keys.length;
  }
}
