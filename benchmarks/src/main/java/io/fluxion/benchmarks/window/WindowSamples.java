// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.window;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The samples that every way keeps the last W of, and what has to be read of them.
 *
 * <p>A key has half as many samples again as a window holds, so that every window has slid. They
 * are those of a counter that never falls, 0 to 1,000 a step, at a time in ms that begins at
 * 1,000,000 and moves by 950 to 1,049: numbers that doubles hold exactly, and whose squares do not
 * drown their differences, so that ways which work in doubles are right too, to {@link #TOLERANCE}.
 *
 * <p>What is due is read by {@link LoopWindows}, and must be what {@link StreamWindows} reads.
 */
@State(Scope.Benchmark)
public class WindowSamples {
  /** How many keys; also the reads of one invocation. */
  public static final int KEYS = 500;

  /** How far two ways may be apart, as a part of the value. */
  public static final double TOLERANCE = 1e-9;

  private static final long SEED = 42;
  private static final long FIRST_X = 1_000_000;
  private static final int SHORTEST_STEP = 950;
  private static final int STEPS = 100;
  private static final int FIRST_Y = 1 << 20;
  private static final int LARGEST_INCREMENT = 1_000;

  /** What is read. */
  @Param({
    "rate",
    "slope",
    "intercept",
    "r2",
    "mean",
    "min",
    "max",
    "stddev",
    "y_mean",
    "y_min",
    "y_max"
  })
  public String metric;

  /** W, in samples. */
  @Param({"16", "64", "1024"})
  public int window;

  /** random: one key here, one there; scan: one key after the other, as they came. */
  @Param("random")
  public String order;

  private long[][] xs;
  private long[][] ys;
  private int[] keySequence;
  private double[] due;

  /** Filled in by JMH and {@link #setUp}. */
  public WindowSamples() {}

  /** Draws the samples and reads what is due. */
  @Setup(Level.Trial)
  public void setUp() {
    final SplittableRandom random = new SplittableRandom(SEED);
    xs = new long[KEYS][];
    ys = new long[KEYS][];
    for (int key = 0; key < KEYS; key++) {
      draw(key, random);
    }
    keySequence = sequence(random);
    due = new double[KEYS];
    final WindowRead loops = new LoopWindows(this).read(metric());
    final WindowRead streams = new StreamWindows(this).read(metric());
    for (int key = 0; key < KEYS; key++) {
      due[key] = loops.of(key);
      verify(key, streams.of(key));
    }
  }

  private void draw(final int key, final SplittableRandom random) {
    xs[key] = new long[window + window / 2];
    ys[key] = new long[xs[key].length];
    long x = FIRST_X;
    long y = random.nextInt(FIRST_Y);
    for (int i = 0; i < xs[key].length; i++) {
      xs[key][i] = x;
      ys[key][i] = y;
      x += SHORTEST_STEP + random.nextInt(STEPS);
      y += random.nextInt(LARGEST_INCREMENT + 1);
    }
  }

  private int[] sequence(final SplittableRandom random) {
    final boolean isRandom = order.equals("random");
    if (!isRandom && !order.equals("scan")) {
      throw new IllegalArgumentException("order is scan or random, not " + order);
    }
    final int[] keys = new int[KEYS];
    Arrays.setAll(keys, i -> i);
    for (int i = KEYS - 1; isRandom && i > 0; i--) {
      final int other = random.nextInt(i + 1);
      final int key = keys[i];
      keys[i] = keys[other];
      keys[other] = key;
    }
    return keys;
  }

  /**
   * What is read.
   *
   * @return the parameter {@link #metric}
   */
  public WindowMetric metric() {
    return WindowMetric.of(metric);
  }

  /**
   * The keys in the order in which they are read, each once.
   *
   * @return the array itself
   */
  public int[] keySequence() {
    return keySequence;
  }

  /**
   * x of all samples of a key, the oldest first.
   *
   * @param key 0 to {@link #KEYS} - 1
   * @return the array itself
   */
  public long[] xs(final int key) {
    return xs[key];
  }

  /**
   * y of all samples of a key, the oldest first.
   *
   * @param key 0 to {@link #KEYS} - 1
   * @return the array itself
   */
  public long[] ys(final int key) {
    return ys[key];
  }

  /**
   * Where a key's window begins.
   *
   * @return an index of {@link #xs} and {@link #ys}
   */
  public int oldest() {
    return window / 2;
  }

  /**
   * Throws unless a key's reading is what is due.
   *
   * @param key 0 to {@link #KEYS} - 1
   * @param reading of its window
   */
  public void verify(final int key, final double reading) {
    if (!(Math.abs(reading - due[key]) <= TOLERANCE * Math.abs(due[key]))) {
      throw new IllegalStateException(
          String.format(
              "%s of key %d over %d samples is %s, where %s was due",
              metric, key, window, reading, due[key]));
    }
  }
}
