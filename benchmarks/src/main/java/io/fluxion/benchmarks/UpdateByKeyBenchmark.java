// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks;

import io.fluxion.benchmarks.naive.KeyUpdater;
import io.fluxion.benchmarks.naive.LastTwoUpdater;
import io.fluxion.benchmarks.naive.ListExtendingUpdater;
import io.fluxion.benchmarks.naive.NaiveUpdateByKey;
import io.fluxion.benchmarks.naive.Reading;
import io.fluxion.update.MicroBatch;
import io.fluxion.update.UpdateByKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many pairs of key and value a second go through update-by-key over micro-batches: million
 * pairs a second, one operation being one pair, the filling of its batch and its share of the pass
 * over all other keys included. All methods take the same {@link BatchStream}; each accounts for
 * the derivatives it made and the calls of its updater after every iteration.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 2,
    jvmArgs = {"-Xms4g", "-Xmx4g", "-XX:+UseTransparentHugePages"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Threads(1)
public class UpdateByKeyBenchmark {
  /** One instance per fork; the state is in the methods' own classes. */
  public UpdateByKeyBenchmark() {}

  /**
   * The published naive way: each key's list is extended, and never trimmed.
   *
   * @param stream the batches
   * @param state the lists
   * @return a sum of derivatives
   */
  @Benchmark
  @OperationsPerInvocation(BatchStream.PAIRS)
  public double naiveExtend(final BatchStream stream, final GrowingState state) {
    return state.run(stream);
  }

  /**
   * The naive driver with an updater that keeps the last two values.
   *
   * @param stream the batches
   * @param state the lists
   * @return a sum of derivatives
   */
  @Benchmark
  @OperationsPerInvocation(BatchStream.PAIRS)
  public double naiveLastTwo(final BatchStream stream, final LastTwoState state) {
    return state.run(stream);
  }

  /**
   * {@link UpdateByKey} with a bounded record.
   *
   * @param stream the batches
   * @param state the records
   * @return a sum of derivatives
   */
  @Benchmark
  @OperationsPerInvocation(BatchStream.PAIRS)
  public double engine(final BatchStream stream, final EngineState state) {
    double sum = 0;
    for (int i = 0; i < stream.batchesOfInvocation(); i++) {
      state.batch.clear();
      stream.fill(state.pairs);
      state.driver.run(state.batch);
      final double derivatives = state.readings.takeSum();
      stream.close(derivatives);
      sum += derivatives;
    }
    return sum;
  }

  /** The naive driver and what its updater makes on its way. */
  public abstract static class NaiveState {
    NaiveUpdateByKey<Long, Reading, List<Reading>> states;
    long calls;
    long derivatives;
    long held;
    private final KeyUpdater<Reading, List<Reading>> updater;
    private double sum;

    NaiveState(final KeyUpdater<Reading, List<Reading>> updater) {
      this.updater = updater;
    }

    /**
     * Gives each key its first value.
     *
     * @param stream at its beginning
     */
    @Setup(Level.Trial)
    public void setUp(final BatchStream stream) {
      states = new NaiveUpdateByKey<>(this::update);
      final List<Map.Entry<Long, Reading>> batch = new ArrayList<>();
      stream.forEachKey((key, x, y) -> batch.add(Map.entry(key, new Reading(x, y))));
      states.update(batch);
      held = stream.keys;
      calls = 0;
    }

    final Optional<List<Reading>> update(
        final List<Reading> values, final Optional<List<Reading>> state) {
      calls++;
      final Optional<List<Reading>> updated = updater.update(values, state);
      // In no batch a key comes twice.
      if (!values.isEmpty() && state.isPresent()) {
        final List<Reading> readings = updated.orElseThrow();
        final int size = readings.size();
        sum += readings.get(size - 1).derivativeFrom(readings.get(size - 2));
        derivatives++;
      }
      return updated;
    }

    final double run(final BatchStream stream) {
      double invocationSum = 0;
      for (int i = 0; i < stream.batchesOfInvocation(); i++) {
        trim();
        held += stream.pairs();
        final List<Map.Entry<Long, Reading>> batch = new ArrayList<>(stream.pairs());
        stream.fill((key, x, y) -> batch.add(Map.entry(key, new Reading(x, y))));
        states.update(batch);
        stream.close(sum);
        invocationSum += sum;
        sum = 0;
      }
      return invocationSum;
    }

    /** Before a batch. */
    void trim() {}

    /** How many values must be in the lists. */
    abstract long due(BatchStream stream);

    /**
     * Fails where a result was wrong or a value is not held.
     *
     * @param stream after an iteration
     */
    @TearDown(Level.Iteration)
    public void tearDown(final BatchStream stream) {
      stream.verify(derivatives, calls);
      final long size = states.states().values().stream().mapToLong(List::size).sum();
      if (size != due(stream)) {
        throw new IllegalStateException(size + " values are in the lists, not " + due(stream));
      }
    }
  }

  /** Lists that grow until {@link #MOST_VALUES} are held, and then begin again with the last. */
  @State(Scope.Benchmark)
  public static class GrowingState extends NaiveState {
    static final int MOST_VALUES = 30_000_000;

    /** Filled in by {@link #setUp}. */
    public GrowingState() {
      super(new ListExtendingUpdater<>());
    }

    @Override
    void trim() {
      if (held >= MOST_VALUES) {
        final Map<Long, List<Reading>> last = new HashMap<>();
        states
            .states()
            .forEach(
                (key, list) ->
                    last.put(key, new ArrayList<>(list.subList(list.size() - 1, list.size()))));
        states = new NaiveUpdateByKey<>(this::update, last);
        held = last.size();
      }
    }

    @Override
    long due(final BatchStream stream) {
      return held;
    }
  }

  /** Lists of two. */
  @State(Scope.Benchmark)
  public static class LastTwoState extends NaiveState {
    /** Filled in by {@link #setUp}. */
    public LastTwoState() {
      super(new LastTwoUpdater<>());
    }

    @Override
    long due(final BatchStream stream) {
      return 2L * stream.keys;
    }
  }

  /** The engine's driver. */
  @State(Scope.Benchmark)
  public static class EngineState {
    LastReadings readings;
    UpdateByKey driver;
    MicroBatch batch;
    BatchStream.PairConsumer pairs;

    /** Filled in by {@link #setUp}. */
    public EngineState() {}

    /**
     * Gives each key its first value.
     *
     * @param stream at its beginning
     */
    @Setup(Level.Trial)
    public void setUp(final BatchStream stream) {
      readings = new LastReadings(stream.keys);
      driver = new UpdateByKey(readings.state, readings);
      batch = new MicroBatch(stream.keys, LastReadings.LANES);
      pairs = batch::add;
      stream.forEachKey(pairs);
      driver.run(batch);
      readings.calls = 0;
    }

    /**
     * Fails where a result was wrong or a value was dropped.
     *
     * @param stream after an iteration
     */
    @TearDown(Level.Iteration)
    public void tearDown(final BatchStream stream) {
      stream.verify(readings.derivatives, readings.calls);
      if (driver.rejected() != 0) {
        throw new IllegalStateException(driver.rejected() + " values found no slot");
      }
    }
  }
}
