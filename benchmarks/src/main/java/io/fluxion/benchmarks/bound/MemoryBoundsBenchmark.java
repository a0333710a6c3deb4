// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.bound;

import io.fluxion.DerivativeSchema;
import io.fluxion.DerivativeStore;
import io.fluxion.FieldSchema;
import io.fluxion.IntegralRule;
import io.fluxion.SampleStatus;
import io.fluxion.benchmarks.naive.ListExtendingUpdater;
import io.fluxion.benchmarks.naive.NaiveUpdateByKey;
import io.fluxion.benchmarks.naive.Reading;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * How many bytes of heap a key holds after how many samples: what has been taken in stays in lists,
 * or is bounded. The figure is the secondary metric {@code bytesPerKey}, measured on the heap
 * ({@link RetainedBytes}); the time, of so many samples into a state that was empty, is only there
 * because JMH has one.
 *
 * <p>JMH adds such metrics up over forks and iterations, so there is one of either, and more are
 * refused. After it the derivatives are accounted for; a wrong sum or number of them fails. That
 * the bytes do not grow, and are what {@link DerivativeStore#footprintBytes} says, is for the gate
 * to judge.
 *
 * <p>The engine has 1,024 keys: what it takes once, some kilobytes, is then a small part of what a
 * key is said to hold. The lists have no such part, so 16 keys of them say as much, and 64 times as
 * many would not fit. After 1,000 samples of each of the 1,024, 16 keys go on to the last, so that
 * the whole takes less than a minute; the others stay in the store.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgs = {"-Xms4g", "-Xmx4g"},
    // The first for counting; the others for JOL, to load its agent and to use Unsafe without a
    // warning. JDK 17 does not know the last.
    jvmArgsAppend = {
      RetainedBytes.NO_GAPS,
      "-Djdk.attach.allowAttachSelf",
      "-XX:+EnableDynamicAgentLoading",
      "-XX:+IgnoreUnrecognizedVMOptions",
      "--sun-misc-unsafe-memory-access=allow"
    })
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Threads(1)
public class MemoryBoundsBenchmark {
  static final int ENGINE_KEYS = 1 << 10;
  static final int NAIVE_KEYS = 1 << 4;

  private static final int ENDURING_KEYS = 1 << 4;
  private static final int ROUNDS_OF_ALL = 1_000;

  /** Beyond so many objects a walk takes longer than a minute. */
  private static final long MOST_WALKED = 200_000;

  private static final long STEP_X = 1L << 20;
  private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

  /** One instance per fork; the state is in the methods' own classes. */
  public MemoryBoundsBenchmark() {}

  /**
   * A store of one counter, W = 16.
   *
   * @param samples how many
   * @param bytes measures the store
   * @return a sum of derivatives
   */
  @Benchmark
  public double engine(final Samples samples, final EngineBytes bytes) {
    return bytes.take(samples, DerivativeSchema.of(FieldSchema.counter("y")));
  }

  /**
   * A store of one counter, W = 16, with every column that is there only when asked for.
   *
   * @param samples how many
   * @param bytes measures the store
   * @return a sum of derivatives
   */
  @Benchmark
  public double engineEveryColumn(final Samples samples, final EngineBytes bytes) {
    final FieldSchema field =
        FieldSchema.counter("y")
            .countChanges()
            .ewma(STEP_X * 16.0)
            .integral(IntegralRule.LINEAR)
            .keepLast();
    return bytes.take(samples, DerivativeSchema.of(field).idleTimeout(Long.MAX_VALUE / 2));
  }

  /**
   * The published naive way: a HashMap of lists that are appended to and never trimmed.
   *
   * @param samples how many
   * @param bytes measures the lists
   * @return a sum of derivatives
   */
  @Benchmark
  public double naive(final Samples samples, final NaiveBytes bytes) {
    return bytes.take(samples);
  }

  /**
   * Samples in rounds, each key once and all at one x: from round to round x moves by a power of
   * two and a key's y by a whole number from 1 to 8, so every sum of derivatives is exact.
   */
  @State(Scope.Benchmark)
  public static class Samples {
    /** How many samples each key gets. */
    @Param({"10", "100", "1000", "10000", "100000", "1000000"})
    public int samples;

    /** Filled in by JMH. */
    public Samples() {}

    /**
     * Refuses what would make sums of bytes.
     *
     * @param params of the run
     */
    @Setup(Level.Trial)
    public void setUp(final BenchmarkParams params) {
      if (params.getForks() > 1 || params.getMeasurement().getCount() != 1) {
        throw new IllegalArgumentException(
            "bytes are added up over forks and iterations: one of each, not -f "
                + params.getForks()
                + " -i "
                + params.getMeasurement().getCount());
      }
    }

    static long key(final int number) {
      return (number + 1) * SPREAD;
    }

    static long step(final int number) {
      return 1 + (number & 7);
    }

    /** Throws unless the keys made the derivatives that they had to make. */
    void verify(final int keys, final int enduring, final long count, final double sum) {
      final long common = Math.min(samples, ROUNDS_OF_ALL) - 1;
      long due = 0;
      long steps = 0;
      for (int i = 0; i < keys; i++) {
        final long rounds = i < enduring ? samples - 1 : common;
        due += rounds;
        steps += rounds * step(i);
      }
      final double expected = (double) steps / STEP_X;
      if (count != due || sum != expected) {
        throw new IllegalStateException(
            String.format(
                "%d derivatives with the sum %s, where %d with the sum %s were due",
                count, sum, due, expected));
      }
    }
  }

  /** What a store holds. */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class EngineBytes {
    /** Measured. */
    public double bytesPerKey;

    /** What the store says of itself. */
    public double footprintBytesPerKey;

    DerivativeStore store;
    private double sum;

    /** Filled in by {@link #tearDown}. */
    public EngineBytes() {}

    double take(final Samples samples, final DerivativeSchema schema) {
      final DerivativeStore target = DerivativeStore.builder(schema).maxKeys(ENGINE_KEYS).build();
      final long[] keys = new long[ENGINE_KEYS];
      for (int i = 0; i < ENGINE_KEYS; i++) {
        keys[i] = Samples.key(i);
        target.updateByKey(keys[i], 0, 0);
      }
      double derivatives = 0;
      for (long round = 1; round < samples.samples; round++) {
        final int keysInRound = round < ROUNDS_OF_ALL ? ENGINE_KEYS : ENDURING_KEYS;
        for (int i = 0; i < keysInRound; i++) {
          derivatives += target.updateByKey(keys[i], round * STEP_X, round * Samples.step(i));
        }
      }
      store = target;
      sum = derivatives;
      return derivatives;
    }

    /**
     * Fails where a result was wrong, and measures.
     *
     * @param samples what the store has taken
     */
    @TearDown(Level.Iteration)
    public void tearDown(final Samples samples) {
      samples.verify(ENGINE_KEYS, ENDURING_KEYS, store.count(SampleStatus.OK), sum);
      // Under -ea a store knows its writer's thread, and from there a walk would go everywhere.
      store.handOver();
      final long bytes = RetainedBytes.walked(store);
      bytesPerKey = (double) bytes / ENGINE_KEYS;
      footprintBytesPerKey = (double) store.footprintBytes() / ENGINE_KEYS;
    }
  }

  /** What the lists hold. */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class NaiveBytes {
    /** Measured. */
    public double bytesPerKey;

    NaiveUpdateByKey<Long, Reading, List<Reading>> states;
    private long count;
    private double sum;

    /** Filled in by {@link #tearDown}. */
    public NaiveBytes() {}

    double take(final Samples samples) {
      states = new NaiveUpdateByKey<>(new ListExtendingUpdater<>());
      count = 0;
      sum = 0;
      for (long round = 0; round < samples.samples; round++) {
        for (int i = 0; i < NAIVE_KEYS; i++) {
          final Reading reading = new Reading(round * STEP_X, round * Samples.step(i));
          final List<Reading> readings = states.updateKey(Samples.key(i), List.of(reading));
          final int size = readings.size();
          if (size > 1) {
            sum += reading.derivativeFrom(readings.get(size - 2));
            count++;
          }
        }
      }
      return sum;
    }

    /**
     * Fails where a result was wrong, and measures.
     *
     * @param samples what the lists have taken
     */
    @TearDown(Level.Iteration)
    public void tearDown(final Samples samples) {
      samples.verify(NAIVE_KEYS, NAIVE_KEYS, count, sum);
      final boolean walk = (long) samples.samples * NAIVE_KEYS <= MOST_WALKED;
      final long bytes = walk ? RetainedBytes.walked(states) : RetainedBytes.counted(this::release);
      bytesPerKey = (double) bytes / NAIVE_KEYS;
    }

    private void release() {
      states = null;
    }
  }
}
