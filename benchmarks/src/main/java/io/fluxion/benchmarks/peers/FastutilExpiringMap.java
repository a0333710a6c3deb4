// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.peers;

import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;

/**
 * Linked ring objects in fastutil's open addressing map of primitive keys.
 *
 * <p>Not thread-safe.
 */
public final class FastutilExpiringMap extends ExpiringRingMap {
  private final Long2ObjectOpenHashMap<ExpiringRing> rings;

  /**
   * An empty map, with a table for as many keys as it may hold.
   *
   * @param window how many samples are kept for a key
   * @param capacity the most keys at once
   * @param timeout how far behind the newest x a key may stay, in units of x
   */
  public FastutilExpiringMap(final int window, final int capacity, final long timeout) {
    super(window, capacity, timeout);
    rings = new Long2ObjectOpenHashMap<>(capacity);
  }

  @Override
  ExpiringRing ring(final long key) {
    return rings.get(key);
  }

  @Override
  void put(final ExpiringRing ring) {
    rings.put(ring.key, ring);
  }

  @Override
  void remove(final long key) {
    rings.remove(key);
  }

  @Override
  public int size() {
    return rings.size();
  }
}
