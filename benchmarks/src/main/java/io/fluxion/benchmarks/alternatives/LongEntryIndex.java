// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.alternatives;

/**
 * 64-bit entries: half of the hash above, the slot plus one below. Keys are compared in their
 * column, once in a look-up: with 32 bits of fingerprint hardly a stranger passes.
 *
 * <p>A look-up touches two cache lines, as with {@link IntEntryIndex}, of a table that is twice as
 * large.
 *
 * <p>Not thread-safe.
 */
public final class LongEntryIndex extends IndexDesign {
  private final long[] entries;
  private final long[] keys;

  /**
   * An empty index.
   *
   * @param capacity the most keys
   * @param loadFactor the most keys in proportion to entries
   * @param seed any number; the hash is drawn from it
   */
  public LongEntryIndex(final int capacity, final double loadFactor, final long seed) {
    super(capacity, seed);
    entries = new long[length(capacity, loadFactor)];
    keys = new long[capacity];
  }

  @Override
  public int find(final long key) {
    final long hash = hash(key);
    final int fingerprint = (int) hash;
    final long[] entries = this.entries;
    int index = home(hash, entries.length);
    while (true) {
      final long entry = entries[index];
      final int slot = (int) entry - 1;
      if (slot == NONE) {
        return NONE;
      }
      if ((int) (entry >>> Integer.SIZE) == fingerprint && keys[slot] == key) {
        return slot;
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
    entries[index] = hash << Integer.SIZE | (slot + 1);
  }

  @Override
  public long footprintBytes() {
    return (long) Long.BYTES * (entries.length + keys.length);
  }
}
