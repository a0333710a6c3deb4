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
 * Columns, rows, or columns with a ring per key: ns for an update of a slot that is known and about
 * which nothing is asked. {@code columns} is {@code KeyedUpdateBenchmark.limit}.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 1,
    jvmArgs = {"-Xms4g", "-Xmx4g", "-XX:+UseTransparentHugePages"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Threads(1)
public class LayoutBenchmark {
  /** One instance per fork; the state is in a class of its own. */
  public LayoutBenchmark() {}

  /**
   * One update.
   *
   * @param stream the samples
   * @param state the slots and what is kept for them
   * @return a sum of derivatives
   */
  @Benchmark
  @OperationsPerInvocation(KeyedStream.BATCH)
  public double update(final KeyedStream stream, final LayoutState state) {
    return state.feed(stream);
  }
}
