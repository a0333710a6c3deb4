// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks;

import io.fluxion.SampleStatus;
import io.fluxion.benchmarks.naive.ListExtendingUpdater;
import io.fluxion.benchmarks.naive.NaiveUpdateByKey;
import io.fluxion.benchmarks.naive.Reading;
import java.util.List;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The published naive way, sample by sample. Between two invocations, lists that hold so much that
 * the heap would soon be full are begun again with each key's last sample.
 */
@State(Scope.Benchmark)
public class RoundNaive {
  private NaiveUpdateByKey<Long, Reading, List<Reading>> states;
  private long held;

  /** Filled in by {@link #begin}. */
  public RoundNaive() {}

  /**
   * Gives each key its last sample as its first, where nothing is held or too much.
   *
   * @param stream between two invocations
   */
  @Setup(Level.Invocation)
  public void begin(final RoundStream stream) {
    if (states != null && held < NaiveState.MOST_VALUES) {
      return;
    }
    states = new NaiveUpdateByKey<>(new ListExtendingUpdater<>());
    for (int number = 0; number < stream.keys; number++) {
      final Reading reading = new Reading(stream.lastX[number], stream.lastY[number]);
      states.updateKey(RoundStream.key(number), List.of(reading));
    }
    held = stream.keys;
  }

  final void feed(final RoundStream stream) {
    for (int call = 0; call < stream.calls; call++) {
      final long[] keys = stream.keysOf[call];
      final long[] ys = stream.ys[call];
      final double[] derivatives = stream.derivatives[call];
      final byte[] statuses = stream.statuses[call];
      final long x = stream.x[call];
      for (int i = 0; i < stream.counts[call]; i++) {
        final Reading reading = new Reading(x, ys[i]);
        final List<Reading> readings = states.updateKey(keys[i], List.of(reading));
        derivatives[i] = reading.derivativeFrom(readings.get(readings.size() - 2));
        statuses[i] = SampleStatus.OK;
      }
      held += stream.counts[call];
    }
  }
}
