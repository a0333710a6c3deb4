// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.measure;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * A profiler of JMH: how long a processor worked for an operation, beside how long it took by the
 * clock. Where others run on the same processors, the clock counts their turns too; this does not,
 * though it counts what they throw out of the caches.
 *
 * <pre>java -jar benchmarks.jar Index -prof io.fluxion.benchmarks.measure.CpuTime</pre>
 */
public final class CpuTime implements InternalProfiler {
  private static final String WORKER = "-jmh-worker-";

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private long begin;

  /** Made by JMH. */
  public CpuTime() {}

  @Override
  public void beforeIteration(final BenchmarkParams params, final IterationParams iteration) {
    begin = workers();
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      final BenchmarkParams params, final IterationParams iteration, final IterationResult result) {
    final double nanos = (double) (workers() - begin) / result.getMetadata().getAllOps();
    return List.of(new ScalarResult("cpu.norm", nanos, "ns/op", AggregationPolicy.AVG));
  }

  /** The workers' threads stay the same from the first iteration of a fork to the last. */
  private long workers() {
    long nanos = 0;
    for (final ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (thread != null && thread.getThreadName().contains(WORKER)) {
        nanos += Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
      }
    }
    return nanos;
  }

  @Override
  public String getDescription() {
    return "time of processors, per operation";
  }
}
