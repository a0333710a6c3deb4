// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.peers;

import org.agrona.collections.Long2ObjectHashMap;

/**
 * Bounded ring objects in Agrona's open addressing map of primitive keys.
 *
 * <p>Not thread-safe.
 */
public final class AgronaRingMap extends RingMap {
  private final Long2ObjectHashMap<KeyRing> rings = new Long2ObjectHashMap<>();

  /**
   * An empty map.
   *
   * @param window how many samples are kept for a key
   */
  public AgronaRingMap(final int window) {
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
