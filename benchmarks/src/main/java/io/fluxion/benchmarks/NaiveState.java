// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks;

import io.fluxion.benchmarks.naive.ListExtendingUpdater;
import io.fluxion.benchmarks.naive.NaiveUpdateByKey;
import io.fluxion.benchmarks.naive.Reading;
import java.util.List;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Lists that grow until {@link #MOST_VALUES} are held, are then dropped and begun again. */
@State(Scope.Benchmark)
public class NaiveState {
  /** Every number of keys divides it, so that the lists end with a round. */
  static final int MOST_VALUES = 30_000_000;

  NaiveUpdateByKey<Long, Reading, List<Reading>> states;
  long held;
  long derivatives;

  /** Filled in by {@link #setUp}. */
  public NaiveState() {}

  /**
   * Gives each key its first value.
   *
   * @param stream at its beginning
   */
  @Setup(Level.Trial)
  public void setUp(final KeyedStream stream) {
    clear();
    stream.forEachKey(
        (key, x, y) -> {
          held += states.updateKey(key, List.of(new Reading(x, y))).size();
          return Double.NaN;
        });
  }

  void restartIfFull(final KeyedStream stream) {
    if (held >= MOST_VALUES && stream.isRoundBegin()) {
      clear();
      stream.forget();
    }
  }

  private void clear() {
    states = new NaiveUpdateByKey<>(new ListExtendingUpdater<>());
    held = 0;
  }

  /**
   * Fails where a result was wrong or a value is not held.
   *
   * @param stream after an iteration
   */
  @TearDown(Level.Iteration)
  public void tearDown(final KeyedStream stream) {
    stream.verify(derivatives);
    final long size = states.states().values().stream().mapToLong(List::size).sum();
    if (size != held) {
      throw new IllegalStateException(size + " values are in the lists, not " + held);
    }
  }
}
