// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.peers;

import io.fluxion.SampleStatus;

/**
 * A map from keys to bounded ring objects, whatever the map: what is done with the rings is the
 * same for all. Its memory is bounded for each key, its keys are as many as come.
 *
 * <p>A JVM that measures one of the maps should load no other: then the look-up has one target, and
 * this class costs nothing.
 *
 * <p>Not thread-safe.
 */
public abstract class RingMap implements KeyedPeer {
  private final long[] counts = new long[SampleStatus.COUNT];
  private final int window;

  /**
   * An empty map.
   *
   * @param window how many samples are kept for a key
   */
  protected RingMap(final int window) {
    this.window = window;
  }

  /**
   * The state of a key.
   *
   * @param key any
   * @return its ring, or null
   */
  public abstract KeyRing ring(long key);

  /**
   * Enters a key.
   *
   * @param key one that has no ring
   * @param ring empty
   */
  protected abstract void put(long key, KeyRing ring);

  @Override
  public final double update(final long key, final long x, final long y) {
    KeyRing ring = ring(key);
    if (ring == null) {
      ring = new KeyRing(window);
      put(key, ring);
    }
    return ring.update(x, y, counts);
  }

  @Override
  public final long count(final int status) {
    return counts[status];
  }
}
