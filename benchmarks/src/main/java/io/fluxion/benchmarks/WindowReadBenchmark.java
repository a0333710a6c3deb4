// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks;

import io.fluxion.benchmarks.window.CommonsMathWindows;
import io.fluxion.benchmarks.window.EngineWindows;
import io.fluxion.benchmarks.window.LoopWindows;
import io.fluxion.benchmarks.window.StreamWindows;
import io.fluxion.benchmarks.window.WindowRead;
import io.fluxion.benchmarks.window.WindowSamples;
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
 * What it costs to read a metric of a key's window: ns a read, one operation being one metric of
 * one key. All methods have windows of the same {@link WindowSamples} and read every key once an
 * invocation; after each iteration what they read must be what is due.
 *
 * <p>How the metric is read is chosen before the run, by a {@link WindowRead}; since a fork makes
 * only one, the JIT sees through it.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 2,
    jvmArgs = {"-Xms1g", "-Xmx1g", "-XX:+UseTransparentHugePages"})
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Threads(1)
public class WindowReadBenchmark {
  /** One instance per fork; the state is in the methods' own classes. */
  public WindowReadBenchmark() {}

  /**
   * Streams over lists of readings.
   *
   * @param samples what is due
   * @param state the windows
   * @return a sum of readings
   */
  @Benchmark
  @OperationsPerInvocation(WindowSamples.KEYS)
  public double streams(final WindowSamples samples, final StreamState state) {
    return state.readAll(samples);
  }

  /**
   * Loops over arrays, by hand.
   *
   * @param samples what is due
   * @param state the windows
   * @return a sum of readings
   */
  @Benchmark
  @OperationsPerInvocation(WindowSamples.KEYS)
  public double loops(final WindowSamples samples, final LoopState state) {
    return state.readAll(samples);
  }

  /**
   * Apache Commons Math.
   *
   * @param samples what is due
   * @param state the windows
   * @return a sum of readings
   */
  @Benchmark
  @OperationsPerInvocation(WindowSamples.KEYS)
  public double commonsMath(final WindowSamples samples, final CommonsMathState state) {
    return state.readAll(samples);
  }

  /**
   * {@link io.fluxion.DerivativeField}.
   *
   * @param samples what is due
   * @param state the windows
   * @return a sum of readings
   */
  @Benchmark
  @OperationsPerInvocation(WindowSamples.KEYS)
  public double engine(final WindowSamples samples, final EngineState state) {
    return state.readAll(samples);
  }

  /** A way to read, and whether it went on to give the same. */
  public abstract static class ReadState {
    WindowRead read;
    private double firstSum = Double.NaN;
    private long others;

    /** For the ways below. */
    protected ReadState() {}

    final double readAll(final WindowSamples samples) {
      final WindowRead reader = read;
      double sum = 0;
      for (final int key : samples.keySequence()) {
        sum += reader.of(key);
      }
      if (sum != firstSum) {
        others++;
        firstSum = sum;
      }
      return sum;
    }

    /**
     * Fails where a reading was wrong: every key's is looked at, and every invocation must have
     * given the sum of them.
     *
     * @param samples what is due
     */
    @TearDown(Level.Iteration)
    public void tearDown(final WindowSamples samples) {
      double sum = 0;
      for (final int key : samples.keySequence()) {
        final double reading = read.of(key);
        samples.verify(key, reading);
        sum += reading;
      }
      if (others != 1 || firstSum != sum) {
        throw new IllegalStateException(
            "the same windows gave " + others + " sums, the last of " + firstSum + ", not " + sum);
      }
    }
  }

  /** Lists. */
  @State(Scope.Benchmark)
  public static class StreamState extends ReadState {
    /** Filled in by {@link #setUp}. */
    public StreamState() {}

    /**
     * Fills the windows.
     *
     * @param samples drawn
     */
    @Setup(Level.Trial)
    public void setUp(final WindowSamples samples) {
      read = new StreamWindows(samples).read(samples.metric());
    }
  }

  /** Arrays. */
  @State(Scope.Benchmark)
  public static class LoopState extends ReadState {
    /** Filled in by {@link #setUp}. */
    public LoopState() {}

    /**
     * Fills the windows.
     *
     * @param samples drawn
     */
    @Setup(Level.Trial)
    public void setUp(final WindowSamples samples) {
      read = new LoopWindows(samples).read(samples.metric());
    }
  }

  /** Apache Commons Math. */
  @State(Scope.Benchmark)
  public static class CommonsMathState extends ReadState {
    /** Filled in by {@link #setUp}. */
    public CommonsMathState() {}

    /**
     * Fills the windows.
     *
     * @param samples drawn
     */
    @Setup(Level.Trial)
    public void setUp(final WindowSamples samples) {
      read = new CommonsMathWindows(samples).read(samples.metric());
    }
  }

  /** The engine's store. */
  @State(Scope.Benchmark)
  public static class EngineState extends ReadState {
    /** Filled in by {@link #setUp}. */
    public EngineState() {}

    /**
     * Fills the windows.
     *
     * @param samples drawn
     */
    @Setup(Level.Trial)
    public void setUp(final WindowSamples samples) {
      read = new EngineWindows(samples).read(samples.metric());
    }
  }
}
