// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
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
