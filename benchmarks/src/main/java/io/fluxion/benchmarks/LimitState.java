// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks;

import io.fluxion.DerivativeSchema;
import io.fluxion.benchmarks.peers.LimitColumns;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** {@link LimitColumns}, and the slots of the stream's keys in the order of the stream. */
@State(Scope.Benchmark)
public class LimitState {
  LimitColumns columns;
  int[] slots;
  long derivatives;

  /** Filled in by {@link #setUp}. */
  public LimitState() {}

  /**
   * Gives each key a slot, in order of arrival, and its first sample.
   *
   * @param stream at its beginning
   */
  @Setup(Level.Trial)
  public void setUp(final KeyedStream stream) {
    columns = new LimitColumns(stream.keys, DerivativeSchema.DEFAULT_WINDOW);
    final Map<Long, Integer> slotsByKey = new HashMap<>(2 * stream.keys);
    stream.forEachKey(
        (key, x, y) -> {
          final int slot = slotsByKey.size();
          slotsByKey.put(key, slot);
          columns.first(slot, x, y);
          return Double.NaN;
        });
    final long[] keys = stream.keySequence();
    slots = new int[keys.length];
    for (int i = 0; i < keys.length; i++) {
      slots[i] = slotsByKey.get(keys[i]);
    }
  }

  /**
   * Fails where a result was wrong or is not where it was to be stored.
   *
   * @param stream after an iteration
   */
  @TearDown(Level.Iteration)
  public void tearDown(final KeyedStream stream) {
    stream.verify(derivatives);
    final double[] latest = new double[stream.keys];
    Arrays.setAll(latest, columns::derivative);
    stream.verifyLatest(latest);
  }
}
