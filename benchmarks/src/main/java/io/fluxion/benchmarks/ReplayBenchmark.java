// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks;

import io.fluxion.DerivativeStore;
import io.fluxion.Fluxion;
import io.fluxion.Sample;
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
 * What it costs to get samples out of a recording: million samples a second into a store, from a
 * file of each format, beside {@link DerivativeStore#updateByKey} fed with the same samples from
 * arrays; and thousand frames of Docker, of seven fields, beside {@link DerivativeStore#update} fed
 * with the same frames as samples. An invocation replays the whole recording into a store that was
 * empty, so that the first sixteen rounds of each take the long way, while rings fill; what the
 * store made of it is checked after each.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 2,
    jvmArgs = {"-Xms4g", "-Xmx4g", "-XX:+UseTransparentHugePages"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Threads(1)
public class ReplayBenchmark {
  /** One instance per fork; the state is in classes of its own. */
  public ReplayBenchmark() {}

  /**
   * Fluxion's own format, block by block: checked, decoded, into the store.
   *
   * @param recording the samples
   * @param rows their file
   * @return rows
   * @throws Exception where the recording cannot be read
   */
  @Benchmark
  @OperationsPerInvocation(RecordedStream.SAMPLES)
  public long fluxionFormat(final RecordedStream recording, final ReplayedRows.Fluxion rows)
      throws Exception {
    return rows.replay();
  }

  /**
   * Csv, row by row.
   *
   * @param recording the samples
   * @param rows their file
   * @return rows
   * @throws Exception where the recording cannot be read
   */
  @Benchmark
  @OperationsPerInvocation(RecordedStream.SAMPLES)
  public long csv(final RecordedStream recording, final ReplayedRows.Csv rows) throws Exception {
    return rows.replay();
  }

  /**
   * Lines of JSON, row by row.
   *
   * @param recording the samples
   * @param rows their file
   * @return rows
   * @throws Exception where the recording cannot be read
   */
  @Benchmark
  @OperationsPerInvocation(RecordedStream.SAMPLES)
  public long ndjson(final RecordedStream recording, final ReplayedRows.Ndjson rows)
      throws Exception {
    return rows.replay();
  }

  /**
   * The same samples from arrays by {@link DerivativeStore#updateByKey}.
   *
   * @param recording the samples
   * @param state the store
   * @return a sum of derivatives
   */
  @Benchmark
  @OperationsPerInvocation(RecordedStream.SAMPLES)
  public double byKeyFromArrays(final RecordedStream recording, final ArrayState state) {
    final DerivativeStore store = state.store;
    final long[] keys = recording.keySequence();
    final long[] xs = recording.xs();
    final long[] ys = recording.ys();
    double sum = 0;
    for (int i = 0; i < keys.length; i++) {
      final double derivative = store.updateByKey(keys[i], xs[i], ys[i]);
      // A key's first sample has none.
      if (derivative == derivative) {
        sum += derivative;
      }
    }
    return sum;
  }

  /**
   * Docker's frames, one by one.
   *
   * @param frames the frames
   * @param state their file
   * @return frames
   * @throws Exception where the recording cannot be read
   */
  @Benchmark
  @OperationsPerInvocation(FrameStream.FRAMES)
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  public long docker(final FrameStream frames, final FrameStore.Replayed state) throws Exception {
    return state.replay();
  }

  /**
   * The same frames from memory by {@link DerivativeStore#update}.
   *
   * @param frames the frames
   * @param state the store
   * @return the last handle
   */
  @Benchmark
  @OperationsPerInvocation(FrameStream.FRAMES)
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  public int framesFromSamples(final FrameStream frames, final FrameStore state) {
    final DerivativeStore store = state.store;
    int handle = 0;
    for (final Sample sample : frames.samples()) {
      store.update(sample);
      handle = sample.handle();
    }
    return handle;
  }

  /** The store that the arrays go into. */
  @State(Scope.Benchmark)
  public static class ArrayState {
    DerivativeStore store;

    /** Filled in by {@link #setUp}. */
    public ArrayState() {}

    /**
     * Takes an empty store.
     *
     * @param recording says how many keys there will be
     */
    @Setup(Level.Invocation)
    public void setUp(final RecordedStream recording) {
      store = Fluxion.counters(recording.keys);
    }

    /**
     * Fails where a result was wrong.
     *
     * @param recording after an invocation
     */
    @TearDown(Level.Invocation)
    public void tearDown(final RecordedStream recording) {
      recording.verify(store);
    }
  }
}
