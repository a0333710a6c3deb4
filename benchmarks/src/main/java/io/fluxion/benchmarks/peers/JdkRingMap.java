// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.peers;

import java.util.HashMap;
import java.util.Map;

/**
 * What a good engineer would write with the JDK alone: a HashMap from boxed keys to bounded ring
 * objects.
 *
 * <p>Not thread-safe.
 */
public final class JdkRingMap extends RingMap {
  private final Map<Long, KeyRing> rings = new HashMap<>();

  /**
   * An empty map.
   *
   * @param window how many samples are kept for a key
   */
  public JdkRingMap(final int window) {
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
