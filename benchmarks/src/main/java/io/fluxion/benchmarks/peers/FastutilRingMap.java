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
