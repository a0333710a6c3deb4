// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.peers;

import java.util.HashMap;
import java.util.Map;

/**
 * What a good engineer would write for keys that come and go with the JDK alone: linked ring
 * objects in a HashMap.
 *
 * <p>Not thread-safe.
 */
public final class JdkExpiringMap extends ExpiringRingMap {
  private final Map<Long, ExpiringRing> rings;

  /**
   * An empty map, with a table for as many keys as it may hold.
   *
   * @param window how many samples are kept for a key
   * @param capacity the most keys at once
   * @param timeout how far behind the newest x a key may stay, in units of x
   */
  public JdkExpiringMap(final int window, final int capacity, final long timeout) {
    super(window, capacity, timeout);
    rings = new HashMap<>(capacity * 4 / 3 + 1);
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
