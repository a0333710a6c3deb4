// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.peers;

import org.eclipse.collections.impl.map.mutable.primitive.LongObjectHashMap;

/**
 * Bounded ring objects in the open addressing map of primitive keys of Eclipse Collections.
 *
 * <p>Not thread-safe.
 */
public final class EclipseRingMap extends RingMap {
  private final LongObjectHashMap<KeyRing> rings = new LongObjectHashMap<>();

  /**
   * An empty map.
   *
   * @param window how many samples are kept for a key
   */
  public EclipseRingMap(final int window) {
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
