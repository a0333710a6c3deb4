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
 * What it costs to find a key's slot where keys come in no order: ns for a look-up and the update
 * of a store by the slot that it found. The engine's index and those in {@code alternatives} differ
 * in the look-up alone.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 1,
    jvmArgs = {"-Xms4g", "-Xmx4g", "-XX:+UseTransparentHugePages"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Threads(1)
@OperationsPerInvocation(IndexState.LOOKUPS)
public class IndexBenchmark {
  private static final int BATCHES = IndexState.LOOKUPS / KeyedStream.BATCH;

  /** One instance per fork; the state is in a class of its own. */
  public IndexBenchmark() {}

  /**
   * Look up, update, and then the next key. {@code phased} is {@code intEntries} here.
   *
   * @param state index and store
   * @return a sum of derivatives
   */
  @Benchmark
  public double each(final IndexState state) {
    double sum = 0;
    for (int i = 0; i < BATCHES; i++) {
      sum += state.updateEach();
    }
    return sum;
  }

  /**
   * Look up a block of 256 keys, and then update it: one key after the other, but in phases where
   * the design is {@code phased}.
   *
   * @param state index and store
   * @return a sum of derivatives
   */
  @Benchmark
  public double blocks(final IndexState state) {
    double sum = 0;
    for (int i = 0; i < BATCHES; i++) {
      sum += state.updateBlocks();
    }
    return sum;
  }

  /**
   * No look-up: the slots are known, as they are to who keeps handles. What any index adds to.
   *
   * @param state store; whatever the design
   * @return a sum of derivatives
   */
  @Benchmark
  public double handles(final IndexState state) {
    double sum = 0;
    for (int i = 0; i < BATCHES; i++) {
      sum += state.updateHandles();
    }
    return sum;
  }
}
