// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks;

import io.fluxion.benchmarks.naive.ListExtendingUpdater;
import io.fluxion.benchmarks.naive.NaiveUpdateByKey;
import io.fluxion.benchmarks.naive.Reading;
import io.fluxion.benchmarks.naive.RemovingUpdater;
import java.util.List;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Lists that grow for as long as their keys live. */
@State(Scope.Benchmark)
public class ChurnNaive {
  NaiveUpdateByKey<Long, Reading, List<Reading>> states;
  private long derivatives;
  private long firsts;
  private long removed;

  /** Filled in by {@link #setUp}. */
  public ChurnNaive() {}

  /**
   * Gives each key its first value.
   *
   * @param stream at its beginning
   */
  @Setup(Level.Trial)
  public void setUp(final ChurnStream stream) {
    states = new NaiveUpdateByKey<>(new RemovingUpdater<>(new ListExtendingUpdater<>()));
    stream.forEachKey(
        (key, x, y) -> {
          firsts += states.updateKey(key, List.of(new Reading(x, y))).size();
          return Double.NaN;
        });
  }

  void remove(final long[] keys) {
    for (final long key : keys) {
      if (states.updateKey(key, List.of()) == null) {
        removed++;
      }
    }
  }

  double feed(final ChurnStream stream) {
    final long[] keys = stream.keySequence();
    final byte[] increments = stream.incrementSequence();
    final long x = stream.x();
    final long total = stream.total();
    final int end = stream.position() + ChurnStream.BATCH;
    double sum = 0;
    for (int i = stream.position(); i < end; i++) {
      final Reading reading = new Reading(x, total * increments[i]);
      final List<Reading> readings = states.updateKey(keys[i], List.of(reading));
      final int size = readings.size();
      if (size > 1) {
        sum += reading.derivativeFrom(readings.get(size - 2));
        derivatives++;
      } else {
        firsts++;
      }
    }
    return stream.close(sum);
  }

  /**
   * Fails where a result was wrong.
   *
   * @param stream after an iteration
   */
  @TearDown(Level.Iteration)
  public void tearDown(final ChurnStream stream) {
    stream.verify(derivatives, firsts, stream.replaced(), removed, states.states().size());
  }
}
