// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks;

import io.fluxion.DerivativeSchema;
import io.fluxion.benchmarks.naive.BoundedListUpdater;
import io.fluxion.benchmarks.naive.NaiveUpdateByKey;
import io.fluxion.benchmarks.naive.Reading;
import java.util.List;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Lists of the last values, as many as the engine's window has. */
@State(Scope.Benchmark)
public class BoundedListState {
  NaiveUpdateByKey<Long, Reading, List<Reading>> states;
  long derivatives;

  /** Filled in by {@link #setUp}. */
  public BoundedListState() {}

  /**
   * Gives each key its first value.
   *
   * @param stream at its beginning
   */
  @Setup(Level.Trial)
  public void setUp(final KeyedStream stream) {
    states = new NaiveUpdateByKey<>(new BoundedListUpdater<>(DerivativeSchema.DEFAULT_WINDOW));
    stream.forEachKey(
        (key, x, y) -> {
          states.updateKey(key, List.of(new Reading(x, y)));
          return Double.NaN;
        });
  }

  double feed(final KeyedStream stream) {
    final long[] keys = stream.keySequence();
    final byte[] increments = stream.incrementSequence();
    final long x = stream.x();
    final long total = stream.total();
    final int end = stream.position() + KeyedStream.BATCH;
    double sum = 0;
    for (int i = stream.position(); i < end; i++) {
      final Reading reading = new Reading(x, total * increments[i]);
      final List<Reading> readings = states.updateKey(keys[i], List.of(reading));
      sum += reading.derivativeFrom(readings.get(readings.size() - 2));
    }
    derivatives += KeyedStream.BATCH;
    return stream.close(sum);
  }

  /**
   * Fails where a result was wrong or a list is longer than the window.
   *
   * @param stream after an iteration
   */
  @TearDown(Level.Iteration)
  public void tearDown(final KeyedStream stream) {
    stream.verify(derivatives);
    final int longest = states.states().values().stream().mapToInt(List::size).max().orElse(0);
    if (longest > DerivativeSchema.DEFAULT_WINDOW) {
      throw new IllegalStateException("a list has " + longest + " values");
    }
  }
}
