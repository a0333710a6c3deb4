// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks;

import io.fluxion.DerivativeStore;
import io.fluxion.Round;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many samples of whole rounds a second become a derivative and a status: million samples a
 * second. All methods take the same {@link RoundStream}, from columns into columns, and every
 * derivative and status is checked; {@link #copyLimit} moves the same bytes and computes nothing.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 2,
    jvmArgs = {"-Xms4g", "-Xmx4g", "-XX:+UseTransparentHugePages"})
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 2)
@Threads(1)
public class RoundBenchmark {
  /** One instance per fork; the state is in classes of its own. */
  public RoundBenchmark() {}

  /**
   * {@link DerivativeStore#update(Round)}.
   *
   * @param stream the samples
   * @param state the store
   */
  @Benchmark
  @OperationsPerInvocation(RoundStream.SAMPLES)
  public void updateRoundOneX(final RoundStream stream, final RoundStore state) {
    update(stream, state.store);
  }

  /**
   * The same with an x for each sample.
   *
   * @param stream the samples
   * @param state the store
   */
  @Benchmark
  @OperationsPerInvocation(RoundStream.SAMPLES)
  public void updateRoundXEach(final RoundStream stream, final RoundStore.EachX state) {
    update(stream, state.store);
  }

  /**
   * By keys, one x.
   *
   * @param stream the samples
   * @param state the store
   */
  @Benchmark
  @OperationsPerInvocation(RoundStream.SAMPLES)
  public void updateRoundByKey(final RoundStream stream, final RoundStore state) {
    for (int call = 0; call < stream.calls; call++) {
      state.store.updateByKey(stream.rounds[call]);
    }
  }

  /**
   * One x, where runs of slots stand in planes of their own.
   *
   * @param stream the samples
   * @param state the store
   */
  @Benchmark
  @OperationsPerInvocation(RoundStream.SAMPLES)
  public void updateRoundInRuns(final RoundStream stream, final RoundStore.InRuns state) {
    update(stream, state.store);
  }

  /**
   * One x, where in every round one key in a thousand is missing.
   *
   * @param stream the samples
   * @param state the store
   */
  @Benchmark
  @OperationsPerInvocation(RoundStream.SAMPLES)
  public void updateRoundWithStragglers(
      final RoundStream stream, final RoundStore.WithStragglers state) {
    update(stream, state.store);
  }

  /**
   * One x, where every ring stands in a plane of its own when an invocation begins; the rounds turn
   * them back into line as they go.
   *
   * @param stream the samples
   * @param state the store
   */
  @Benchmark
  @OperationsPerInvocation(RoundStream.SAMPLES)
  public void updateRoundScattered(final RoundStream stream, final RoundStore.Scattered state) {
    update(stream, state.store);
  }

  private static void update(final RoundStream stream, final DerivativeStore store) {
    for (int call = 0; call < stream.calls; call++) {
      store.update(stream.rounds[call]);
    }
  }

  /**
   * The same samples one by one, by handle.
   *
   * @param stream the samples
   * @param state the store
   */
  @Benchmark
  @OperationsPerInvocation(RoundStream.SAMPLES)
  public void byHandle(final RoundStream stream, final RoundStore state) {
    final DerivativeStore store = state.store;
    for (int call = 0; call < stream.calls; call++) {
      final int[] handles = stream.handlesOf[call];
      final long[] ys = stream.ys[call];
      final double[] derivatives = stream.derivatives[call];
      final byte[] statuses = stream.statuses[call];
      final long x = stream.x[call];
      for (int i = 0; i < stream.counts[call]; i++) {
        derivatives[i] = store.update(handles[i], x, ys[i]);
        statuses[i] = (byte) store.status();
      }
    }
  }

  /**
   * Agrona's map of ring objects, sample by sample.
   *
   * @param stream the samples
   * @param state the map
   */
  @Benchmark
  @OperationsPerInvocation(RoundStream.SAMPLES)
  public void agronaMap(final RoundStream stream, final RoundPeer.Agrona state) {
    state.feed(stream);
  }

  /**
   * fastutil's map of ring objects, sample by sample.
   *
   * @param stream the samples
   * @param state the map
   */
  @Benchmark
  @OperationsPerInvocation(RoundStream.SAMPLES)
  public void fastutilMap(final RoundStream stream, final RoundPeer.Fastutil state) {
    state.feed(stream);
  }

  /**
   * The published naive way, sample by sample.
   *
   * @param stream the samples
   * @param state the lists
   */
  @Benchmark
  @OperationsPerInvocation(RoundStream.SAMPLES)
  public void naiveExtend(final RoundStream stream, final RoundNaive state) {
    state.feed(stream);
  }

  /**
   * A plain copy of the bytes that a round of one x must read and write.
   *
   * @param stream the samples
   * @param state the columns
   */
  @Benchmark
  @OperationsPerInvocation(RoundStream.SAMPLES)
  public void copyLimit(final RoundStream stream, final RoundCopy state) {
    state.copy(stream);
  }
}
