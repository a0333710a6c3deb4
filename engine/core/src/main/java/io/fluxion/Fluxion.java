// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion;

/**
 * Makes the stores for the commonest case: one counter over time.
 *
 * <pre>{@code
 * DerivativeStore cpu = Fluxion.countersPerSecond(10_000);
 * int handle = cpu.acquire(containerNumber);
 * double cores = cpu.update(handle, readNanos, cpuNanos) / 1e9;
 * }</pre>
 *
 * <p>For gauges, wraps, several fields, windows of another length or keys that expire, build a
 * {@link DerivativeStore} from a {@link DerivativeSchema}.
 */
public final class Fluxion {
  private static final double NANOS_PER_SECOND = 1e9;

  private Fluxion() {}

  /**
   * Counters read at times in nanoseconds; derivatives and rates are per second. A counter that
   * falls is a RESET without a derivative.
   *
   * @param maxKeys the most keys at once; the memory for all of them is taken now
   * @return an empty store with a window of 16 samples
   */
  public static DerivativeStore countersPerSecond(final int maxKeys) {
    return store(FieldSchema.counter("value").scale(NANOS_PER_SECOND), maxKeys);
  }

  /**
   * Counters over any x that is a time; derivatives and rates are per unit of x.
   *
   * @param maxKeys the most keys at once; the memory for all of them is taken now
   * @return an empty store with a window of 16 samples
   */
  public static DerivativeStore counters(final int maxKeys) {
    return store(FieldSchema.counter("value"), maxKeys);
  }

  private static DerivativeStore store(final FieldSchema field, final int maxKeys) {
    return DerivativeStore.builder(DerivativeSchema.of(field)).maxKeys(maxKeys).build();
  }
}
