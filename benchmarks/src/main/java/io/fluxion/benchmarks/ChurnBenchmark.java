// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks;

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
 * How many samples a second become a derivative where keys arrive and go: million updates a second,
 * one operation being one sample, and what its share of arriving and of leaving costs. All methods
 * take the same {@link ChurnStream}; each accounts for its derivatives and its keys after every
 * iteration, and fails where they are wrong.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 2,
    jvmArgs = {"-Xms4g", "-Xmx4g", "-XX:+UseTransparentHugePages"})
@Warmup(iterations = 3, time = 4)
@Measurement(iterations = 5, time = 2)
@Threads(1)
public class ChurnBenchmark {
  /** One instance per fork; the state is in the methods' own classes. */
  public ChurnBenchmark() {}

  /**
   * The published naive way: lists that are never trimmed, which the updater removes by answering
   * that there is no state.
   *
   * @param stream the samples
   * @param state the state
   * @return a sum of derivatives
   */
  @Benchmark
  @OperationsPerInvocation(ChurnStream.BATCH)
  public double naiveRemoval(final ChurnStream stream, final ChurnNaive state) {
    state.remove(stream.retired());
    return state.feed(stream);
  }

  /**
   * A HashMap of linked ring objects, of which those that have been idle are removed.
   *
   * @param stream the samples
   * @param state the state
   * @return a sum of derivatives
   */
  @Benchmark
  @OperationsPerInvocation(ChurnStream.BATCH)
  public double jdkMapExpiry(final ChurnStream stream, final ChurnPeer.Jdk state) {
    return state.feed(stream);
  }

  /**
   * fastutil's Long2ObjectOpenHashMap of linked ring objects.
   *
   * @param stream the samples
   * @param state the state
   * @return a sum of derivatives
   */
  @Benchmark
  @OperationsPerInvocation(ChurnStream.BATCH)
  public double fastutilMapExpiry(final ChurnStream stream, final ChurnPeer.Fastutil state) {
    return state.feed(stream);
  }

  /**
   * {@link io.fluxion.DerivativeStore#updateByKey} of a store with an idle timeout.
   *
   * @param stream the samples
   * @param state the state
   * @return a sum of derivatives
   */
  @Benchmark
  @OperationsPerInvocation(ChurnStream.BATCH)
  public double byKeyExpiry(final ChurnStream stream, final ChurnStore.Expiring state) {
    return state.feed(stream);
  }

  /**
   * {@link io.fluxion.DerivativeStore#updateByKey}, and its {@code remove} for each key that went.
   *
   * @param stream the samples
   * @param state the state
   * @return a sum of derivatives
   */
  @Benchmark
  @OperationsPerInvocation(ChurnStream.BATCH)
  public double byKeyRemoval(final ChurnStream stream, final ChurnStore.Removing state) {
    state.remove(stream.retired());
    return state.feed(stream);
  }
}
