/*
 * Copyright 2026 The Fluxion Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
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
