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

import io.fluxion.internal.key.LongKeyIndex;

/**
 * The engine's own index: {@link IntEntryIndex} with a power of two for a length, and before it the
 * guess that keys come in the order of last time.
 *
 * <p>Not thread-safe.
 */
public final class EngineIndex extends IndexDesign {
  private final LongKeyIndex index;

  /**
   * An empty index.
   *
   * @param capacity the most keys
   * @param seed any number; the hash is drawn from it
   */
  public EngineIndex(final int capacity, final long seed) {
    super(capacity, seed);
    index = new LongKeyIndex(capacity, seed);
  }

  @Override
  public int find(final long key) {
    return index.find(key);
  }

  @Override
  void place(final long key, final int slot) {
    if (index.insert(key) != slot) {
      throw new IllegalStateException("the engine gives slots in another order");
    }
  }

  /** {@inheritDoc} With them here, and with the order of arrival, which the others do not keep. */
  @Override
  public long footprintBytes() {
    return index.footprintBytes();
  }
}
