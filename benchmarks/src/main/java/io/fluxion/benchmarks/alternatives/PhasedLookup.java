// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.alternatives;

/**
 * {@link IntEntryIndex}, asked for a block of keys in phases: the entries at which the keys would
 * be first; then their tags; then the keys themselves. No phase waits for memory in order to know
 * what the next key needs, so the processor has many keys' cache misses under way at once, where
 * key by key each one waits for two, and the update behind it for its own.
 *
 * <p>What its first entry does not decide, a key that was pushed on or that is unknown, is looked
 * up by itself.
 *
 * <p>Not thread-safe.
 */
public final class PhasedLookup extends IndexDesign {
  /** The most keys in a block. */
  public static final int BLOCK = 256;

  private final IntEntryIndex index;
  private final int[] tags = new int[BLOCK];
  private final int[] firstEntries = new int[BLOCK];

  /**
   * An empty index.
   *
   * @param capacity the most keys
   * @param loadFactor the most keys in proportion to entries
   * @param seed any number; the hash is drawn from it
   */
  public PhasedLookup(final int capacity, final double loadFactor, final long seed) {
    super(capacity, seed);
    index = new IntEntryIndex(capacity, loadFactor, seed);
  }

  @Override
  public int find(final long key) {
    return index.find(key);
  }

  /**
   * {@inheritDoc}
   *
   * @param count up to {@link #BLOCK}
   */
  @Override
  public void findBlock(final long[] keys, final int from, final int count, final int[] slots) {
    final int[] entries = index.entries;
    for (int i = 0; i < count; i++) {
      final long hash = hash(keys[from + i]);
      tags[i] = IntEntryIndex.tag(hash);
      firstEntries[i] = entries[home(hash, entries.length)];
    }
    final int tagMask = index.tagMask;
    for (int i = 0; i < count; i++) {
      final int entry = firstEntries[i];
      slots[i] = ((entry ^ tags[i]) & tagMask) == 0 ? index.slot(entry) : NONE;
    }
    final long[] column = index.keys;
    for (int i = 0; i < count; i++) {
      final int slot = slots[i];
      final long key = keys[from + i];
      if (slot == NONE || column[slot] != key) {
        slots[i] = index.find(key);
      }
    }
  }

  @Override
  void place(final long key, final int slot) {
    index.place(key, slot);
  }

  @Override
  public long footprintBytes() {
    return index.footprintBytes() + 2L * Integer.BYTES * BLOCK;
  }
}
