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
