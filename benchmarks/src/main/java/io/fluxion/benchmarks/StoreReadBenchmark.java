// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks;

import io.fluxion.DerivativeField;
import io.fluxion.benchmarks.window.StoreWindows;
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
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs to read a metric of every key of a store, at once or one by one: ns a key, each
 * invocation reading {@link StoreWindows#READS} of them into the caller's array. After each
 * iteration every key's last reading must be what is due.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 2,
    jvmArgs = {"-Xms1g", "-Xmx1g", "-XX:+UseTransparentHugePages"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Threads(1)
public class StoreReadBenchmark {
  /** One instance per fork; the state is in the methods' own classes. */
  public StoreReadBenchmark() {}

  /**
   * All rates at once.
   *
   * @param windows the store
   * @param rates what is due
   * @return the readings
   */
  @Benchmark
  @OperationsPerInvocation(StoreWindows.READS)
  public double[] ratesOfStore(final StoreWindows windows, final Rates rates) {
    final DerivativeField field = windows.field();
    final double[] out = windows.out();
    for (int reads = 0; reads < StoreWindows.READS; reads += windows.keys) {
      field.rates(out);
    }
    return out;
  }

  /**
   * One rate after the other.
   *
   * @param windows the store
   * @param rates what is due
   * @return the readings
   */
  @Benchmark
  @OperationsPerInvocation(StoreWindows.READS)
  public double[] rateByRate(final StoreWindows windows, final Rates rates) {
    final DerivativeField field = windows.field();
    final int[] handles = windows.handles();
    final double[] out = windows.out();
    for (int reads = 0; reads < StoreWindows.READS; reads += windows.keys) {
      for (int slot = 0; slot < out.length; slot++) {
        out[slot] = field.rate(handles[slot]);
      }
    }
    return out;
  }

  /**
   * All slopes at once.
   *
   * @param windows the store
   * @param slopes what is due
   * @return the readings
   */
  @Benchmark
  @OperationsPerInvocation(StoreWindows.READS)
  public double[] slopesOfStore(final StoreWindows windows, final Slopes slopes) {
    final DerivativeField field = windows.field();
    final double[] out = windows.out();
    for (int reads = 0; reads < StoreWindows.READS; reads += windows.keys) {
      field.slopes(out);
    }
    return out;
  }

  /**
   * One slope after the other.
   *
   * @param windows the store
   * @param slopes what is due
   * @return the readings
   */
  @Benchmark
  @OperationsPerInvocation(StoreWindows.READS)
  public double[] slopeBySlope(final StoreWindows windows, final Slopes slopes) {
    final DerivativeField field = windows.field();
    final int[] handles = windows.handles();
    final double[] out = windows.out();
    for (int reads = 0; reads < StoreWindows.READS; reads += windows.keys) {
      for (int slot = 0; slot < out.length; slot++) {
        out[slot] = field.slope(handles[slot]);
      }
    }
    return out;
  }

  /** Looks at rates. */
  @State(Scope.Benchmark)
  public static class Rates {
    /** Has no state of its own. */
    public Rates() {}

    /**
     * Fails where a rate was wrong, or none was read.
     *
     * @param windows with the readings
     */
    @TearDown(Level.Iteration)
    public void tearDown(final StoreWindows windows) {
      windows.verifyRates();
    }
  }

  /** Looks at slopes. */
  @State(Scope.Benchmark)
  public static class Slopes {
    /** Has no state of its own. */
    public Slopes() {}

    /**
     * Fails where a slope was wrong, or none was read.
     *
     * @param windows with the readings
     */
    @TearDown(Level.Iteration)
    public void tearDown(final StoreWindows windows) {
      windows.verifySlopes();
    }
  }
}
