// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.peers;

import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;

/**
 * Bounded ring objects in fastutil's open addressing map of primitive keys.
 *
 * <p>Not thread-safe.
 */
public final class FastutilRingMap extends RingMap {
  private final Long2ObjectOpenHashMap<KeyRing> rings = new Long2ObjectOpenHashMap<>();

  /**
   * An empty map.
   *
   * @param window how many samples are kept for a key
   */
  public FastutilRingMap(final int window) {
    super(window);
  }

  @Override
  public KeyRing ring(final long key) {
    return rings.get(key);
  }

  @Override
  protected void put(final long key, final KeyRing ring) {
    rings.put(key, ring);
  }
}
