// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks;

import io.fluxion.DerivativeSchema;
import io.fluxion.DerivativeStore;
import io.fluxion.Fluxion;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The engine's store with full rings, all in step. */
@State(Scope.Benchmark)
public class RoundStore {
  DerivativeStore store;

  /** Filled in by {@link #setUp}. */
  public RoundStore() {}

  /**
   * Gives each key its handle and fills its ring.
   *
   * @param stream the keys
   */
  @Setup(Level.Trial)
  public void setUp(final RoundStream stream) {
    store = Fluxion.counters(stream.keys);
    stream.becomeRounds(store);
    for (int number = 0; number < stream.keys; number++) {
      stream.handleOf[number] = store.acquire(RoundStream.key(number));
    }
    final int window = DerivativeSchema.DEFAULT_WINDOW;
    for (int sample = 0; sample < window; sample++) {
      for (int number = 0; number < stream.keys; number++) {
        update(stream, number, sample - window + 1);
      }
    }
    prepare(stream);
  }

  final void update(final RoundStream stream, final int number, final int afterLast) {
    store.update(stream.handleOf[number], stream.lastX[number] + afterLast, stream.lastY[number]);
  }

  /** What else the stream or the store needs. */
  void prepare(final RoundStream stream) {}

  /** The same, for a stream in which each sample has its own x. */
  @State(Scope.Benchmark)
  public static class EachX extends RoundStore {
    /** Filled in by {@link #setUp}. */
    public EachX() {}

    @Override
    void prepare(final RoundStream stream) {
      stream.eachX = true;
    }
  }

  /** Each run of {@link #RUN} slots stands in a plane of its own. */
  @State(Scope.Benchmark)
  public static class InRuns extends RoundStore {
    private static final int RUN = 700;

    /** Filled in by {@link #setUp}. */
    public InRuns() {}

    @Override
    void prepare(final RoundStream stream) {
      for (int number = 0; number < stream.keys; number++) {
        for (int more = 1; more <= number / RUN % DerivativeSchema.DEFAULT_WINDOW; more++) {
          update(stream, number, 1);
          stream.lastX[number]++;
        }
      }
    }
  }

  /** One key in a thousand is missing from each round, and out of step then. */
  @State(Scope.Benchmark)
  public static class WithStragglers extends RoundStore {
    /** Filled in by {@link #setUp}. */
    public WithStragglers() {}

    @Override
    void prepare(final RoundStream stream) {
      stream.oneMissingIn = 1_000;
    }
  }

  /** Before each invocation every ring is moved on by a random number of entries. */
  @State(Scope.Benchmark)
  public static class Scattered extends RoundStore {
    private final SplittableRandom random = new SplittableRandom(1);

    /** Filled in by {@link #setUp}. */
    public Scattered() {}

    /**
     * Moves the rings on.
     *
     * @param stream between two invocations
     */
    @Setup(Level.Invocation)
    public void scatter(final RoundStream stream) {
      for (int number = 0; number < stream.keys; number++) {
        final int entries = random.nextInt(DerivativeSchema.DEFAULT_WINDOW);
        for (int more = 1; more <= entries; more++) {
          update(stream, number, 1);
          stream.lastX[number]++;
        }
      }
    }
  }
}
