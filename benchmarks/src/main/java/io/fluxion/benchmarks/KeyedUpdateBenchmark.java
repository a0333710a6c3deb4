// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks;

import io.fluxion.DerivativeStore;
import io.fluxion.Fluxion;
import io.fluxion.Round;
import io.fluxion.SampleStatus;
import io.fluxion.benchmarks.naive.Reading;
import io.fluxion.benchmarks.peers.LimitColumns;
import java.util.List;
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
 * How many samples a second reach their key's state and become a derivative: million updates a
 * second, one operation being one sample. All methods take the same {@link KeyedStream}; each
 * accounts for what it made after every iteration, and fails where that is wrong.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 2,
    jvmArgs = {"-Xms4g", "-Xmx4g", "-XX:+UseTransparentHugePages"})
// In random order the rings of a million keys take some eight seconds to fill; before, every sample
// goes the long way.
@Warmup(iterations = 3, time = 4)
@Measurement(iterations = 5, time = 2)
@Threads(1)
public class KeyedUpdateBenchmark {
  /** One instance per fork; the state is in the methods' own classes. */
  public KeyedUpdateBenchmark() {}

  /**
   * The published naive way: each value is appended to its key's list, and the derivative taken
   * from the last two. One call touches one key's list and no other's.
   *
   * @param stream the samples
   * @param naive the state
   * @return a sum of derivatives
   */
  @Benchmark
  @OperationsPerInvocation(KeyedStream.BATCH)
  public double naiveExtend(final KeyedStream stream, final NaiveState naive) {
    naive.restartIfFull(stream);
    final long[] keys = stream.keySequence();
    final byte[] increments = stream.incrementSequence();
    final long x = stream.x();
    final long total = stream.total();
    final int end = stream.position() + KeyedStream.BATCH;
    double sum = 0;
    for (int i = stream.position(); i < end; i++) {
      final Reading reading = new Reading(x, total * increments[i]);
      final List<Reading> readings = naive.states.updateKey(keys[i], List.of(reading));
      final int size = readings.size();
      if (size > 1) {
        sum += reading.derivativeFrom(readings.get(size - 2));
        naive.derivatives++;
      }
    }
    naive.held += KeyedStream.BATCH;
    return stream.close(sum);
  }

  /**
   * The published derivative recipe, mended: a new list of the last values for each sample.
   *
   * @param stream the samples
   * @param state the state
   * @return a sum of derivatives
   */
  @Benchmark
  @OperationsPerInvocation(KeyedStream.BATCH)
  public double boundedList(final KeyedStream stream, final BoundedListState state) {
    return state.feed(stream);
  }

  /**
   * A HashMap of bounded ring objects.
   *
   * @param stream the samples
   * @param state the state
   * @return a sum of derivatives
   */
  @Benchmark
  @OperationsPerInvocation(KeyedStream.BATCH)
  public double jdkMap(final KeyedStream stream, final PeerState.Jdk state) {
    return state.feed(stream);
  }

  /**
   * fastutil's Long2ObjectOpenHashMap of bounded ring objects.
   *
   * @param stream the samples
   * @param state the state
   * @return a sum of derivatives
   */
  @Benchmark
  @OperationsPerInvocation(KeyedStream.BATCH)
  public double fastutilMap(final KeyedStream stream, final PeerState.Fastutil state) {
    return state.feed(stream);
  }

  /**
   * fastutil's Long2IntOpenHashMap with columns behind it.
   *
   * @param stream the samples
   * @param state the state
   * @return a sum of derivatives
   */
  @Benchmark
  @OperationsPerInvocation(KeyedStream.BATCH)
  public double columnsMap(final KeyedStream stream, final PeerState.Columns state) {
    return state.feed(stream);
  }

  /**
   * Agrona's Long2ObjectHashMap of bounded ring objects.
   *
   * @param stream the samples
   * @param state the state
   * @return a sum of derivatives
   */
  @Benchmark
  @OperationsPerInvocation(KeyedStream.BATCH)
  public double agronaMap(final KeyedStream stream, final PeerState.Agrona state) {
    return state.feed(stream);
  }

  /**
   * Eclipse Collections' LongObjectHashMap of bounded ring objects.
   *
   * @param stream the samples
   * @param state the state
   * @return a sum of derivatives
   */
  @Benchmark
  @OperationsPerInvocation(KeyedStream.BATCH)
  public double eclipseMap(final KeyedStream stream, final PeerState.Eclipse state) {
    return state.feed(stream);
  }

  /**
   * A Chronicle Map of bounded rings, off heap.
   *
   * @param stream the samples
   * @param state the state
   * @return a sum of derivatives
   */
  @Benchmark
  @OperationsPerInvocation(KeyedStream.BATCH)
  @Fork(
      value = 2,
      jvmArgs = {
        "-Xms4g",
        "-Xmx4g",
        "-XX:+UseTransparentHugePages",
        // What Chronicle's compiler of values opens of the JDK.
        "--add-opens=java.base/java.lang=ALL-UNNAMED",
        "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
        "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
        "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
        "--add-exports=jdk.compiler/com.sun.tools.javac.file=ALL-UNNAMED",
        "-Dslf4j.internal.verbosity=ERROR",
        // JDK 25 warns without them, and JDK 17 does not know them all.
        "-XX:+IgnoreUnrecognizedVMOptions",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow"
      })
  public double chronicleMap(final KeyedStream stream, final PeerState.Chronicle state) {
    return state.feed(stream);
  }

  /**
   * {@link DerivativeStore#updateByKey}.
   *
   * @param stream the samples
   * @param state the store
   * @return a sum of derivatives
   */
  @Benchmark
  @OperationsPerInvocation(KeyedStream.BATCH)
  public double byKey(final KeyedStream stream, final StoreState state) {
    final DerivativeStore store = state.store;
    final long[] keys = stream.keySequence();
    final byte[] increments = stream.incrementSequence();
    final long x = stream.x();
    final long total = stream.total();
    final int end = stream.position() + KeyedStream.BATCH;
    double sum = 0;
    for (int i = stream.position(); i < end; i++) {
      sum += store.updateByKey(keys[i], x, total * increments[i]);
    }
    return stream.close(sum);
  }

  /**
   * {@link DerivativeStore#updateByKey(Round)}: a batch of keys at once, in whatever order.
   *
   * @param stream the samples
   * @param state the store
   * @param batch the round that it goes in
   * @return a sum of derivatives
   */
  @Benchmark
  @OperationsPerInvocation(KeyedStream.BATCH)
  public double byKeyBatch(final KeyedStream stream, final StoreState state, final Batch batch) {
    final byte[] increments = stream.incrementSequence();
    final long total = stream.total();
    final int position = stream.position();
    final Round round = batch.round;
    round.clear();
    round.x(stream.x());
    System.arraycopy(stream.keySequence(), position, round.keys(), 0, KeyedStream.BATCH);
    final long[] ys = round.ys(0);
    for (int i = 0; i < KeyedStream.BATCH; i++) {
      ys[i] = total * increments[position + i];
    }
    round.size(KeyedStream.BATCH);
    state.store.updateByKey(round);
    double sum = 0;
    for (final double derivative : round.derivatives(0)) {
      sum += derivative;
    }
    return stream.close(sum);
  }

  /**
   * {@link DerivativeStore#update(int, long, long)} by handles that were acquired beforehand.
   *
   * @param stream the samples
   * @param state the store
   * @param handles the handles
   * @return a sum of derivatives
   */
  @Benchmark
  @OperationsPerInvocation(KeyedStream.BATCH)
  public double byHandle(final KeyedStream stream, final StoreState state, final Handles handles) {
    final DerivativeStore store = state.store;
    final int[] known = handles.handles;
    final byte[] increments = stream.incrementSequence();
    final long x = stream.x();
    final long total = stream.total();
    final int end = stream.position() + KeyedStream.BATCH;
    double sum = 0;
    for (int i = stream.position(); i < end; i++) {
      sum += store.update(known[i], x, total * increments[i]);
    }
    return stream.close(sum);
  }

  /**
   * The least that any engine must do for a sample whose slot is known: {@link LimitColumns}.
   *
   * @param stream the samples
   * @param state the columns, and the slots
   * @return a sum of derivatives
   */
  @Benchmark
  @OperationsPerInvocation(KeyedStream.BATCH)
  public double limit(final KeyedStream stream, final LimitState state) {
    final LimitColumns columns = state.columns;
    final int[] slots = state.slots;
    final byte[] increments = stream.incrementSequence();
    final long x = stream.x();
    final long total = stream.total();
    final int plane = columns.plane(stream.round());
    final int end = stream.position() + KeyedStream.BATCH;
    double sum = 0;
    for (int i = stream.position(); i < end; i++) {
      sum += columns.update(slots[i], x, total * increments[i], plane);
    }
    state.derivatives += KeyedStream.BATCH;
    return stream.close(sum);
  }

  /** The engine's store. */
  @State(Scope.Benchmark)
  public static class StoreState {
    DerivativeStore store;

    /** Filled in by {@link #setUp}. */
    public StoreState() {}

    /**
     * Gives each key its first sample.
     *
     * @param stream at its beginning
     */
    @Setup(Level.Trial)
    public void setUp(final KeyedStream stream) {
      store = Fluxion.counters(stream.keys);
      stream.forEachKey(store::updateByKey);
    }

    /**
     * Fails where a result was wrong.
     *
     * @param stream after an iteration
     */
    @TearDown(Level.Iteration)
    public void tearDown(final KeyedStream stream) {
      stream.verify(store.count(SampleStatus.OK));
    }
  }

  /** The round of a batch. */
  @State(Scope.Benchmark)
  public static class Batch {
    Round round;

    /** Filled batch by batch. */
    public Batch() {}

    /**
     * Takes the round's memory.
     *
     * @param stream the keys
     * @param state the store
     */
    @Setup(Level.Trial)
    public void setUp(final KeyedStream stream, final StoreState state) {
      round = state.store.newRound(KeyedStream.BATCH);
    }
  }

  /** The handles of the stream's keys, in the order of the stream. */
  @State(Scope.Benchmark)
  public static class Handles {
    int[] handles;

    /** Filled in by {@link #setUp}. */
    public Handles() {}

    /**
     * Looks all keys up.
     *
     * @param stream the keys
     * @param state knows them
     */
    @Setup(Level.Trial)
    public void setUp(final KeyedStream stream, final StoreState state) {
      final long[] keys = stream.keySequence();
      handles = new int[keys.length];
      for (int i = 0; i < keys.length; i++) {
        handles[i] = state.store.acquire(keys[i]);
      }
    }
  }
}
