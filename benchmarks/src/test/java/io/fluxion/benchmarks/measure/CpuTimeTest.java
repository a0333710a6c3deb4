// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.IterationResultMetaData;
import org.openjdk.jmh.results.Result;

class CpuTimeTest {
  private static final int OPERATIONS = 10;

  private final CpuTime profiler = new CpuTime();
  private final String name = Thread.currentThread().getName();

  @BeforeEach
  void work() {
    Thread.currentThread().setName("benchmark-jmh-worker-1");
  }

  @AfterEach
  void rest() {
    Thread.currentThread().setName(name);
  }

  @Test
  void shouldCountWorkAndNotSleep() throws InterruptedException {
    profiler.beforeIteration(null, null);
    final long begin = now();
    while (now() - begin < TimeUnit.MILLISECONDS.toNanos(50)) {
      Thread.onSpinWait();
    }
    Thread.sleep(1_000);
    final long worked = now() - begin;

    assertThat(nanos()).isBetween((double) worked / OPERATIONS, 0.9e9 / OPERATIONS);
  }

  @Test
  void shouldNotCountOtherThreads() {
    profiler.beforeIteration(null, null);
    Thread.currentThread().setName(name);

    assertThat(nanos()).isLessThanOrEqualTo(0);
  }

  private static long now() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private double nanos() {
    final Result<?> result =
        profiler
            .afterIteration(
                null,
                null,
                new IterationResult(
                    null, null, new IterationResultMetaData(OPERATIONS, OPERATIONS)))
            .iterator()
            .next();
    assertThat(result.getScoreUnit()).isEqualTo("ns/op");
    return result.getScore();
  }
}
