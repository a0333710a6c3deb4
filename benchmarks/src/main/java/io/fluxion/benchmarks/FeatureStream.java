// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks;

import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The samples of {@link FeatureBenchmark} in scan order, and the account of what must come out.
 *
 * <p>Samples come in rounds, as in {@link KeyedStream}: each key once, all at one x. A key's y is
 * its increment times a number of the round: {@link #total}, which grows by 1 to 4, for counters,
 * {@link #level}, which goes up and down, for gauges. Because {@link #STEP_X} is a power of two,
 * every derivative and every sum of them is exact.
 */
@State(Scope.Benchmark)
public class FeatureStream {
  /** Samples of one invocation. */
  public static final int SAMPLES = 100_000;

  /** Δx from each round to the next. */
  public static final long STEP_X = KeyedStream.STEP_X;

  /** Far more than a key of a round is ever behind. */
  public static final long IDLE_TIMEOUT = 4 * STEP_X;

  private static final int LEVEL_STEP = 5;
  private static final int LEVELS = 8;

  /** How many keys there are; they divide {@link #SAMPLES}. */
  @Param({"1000", "100000"})
  public int keys;

  private long[] keySequence;
  private byte[] increments;
  private long[] incrementsUpTo;
  private int position;
  private long round;
  private long x;
  private long total;
  private long taken;
  private long dueOfCounter;
  private long dueOfGauge;
  private double areaOfTotal;

  /** Filled in by JMH and {@link #setUp}. */
  public FeatureStream() {}

  /** Draws the keys. The stream stands at round 0, which {@link #first} gives. */
  @Setup(Level.Trial)
  public void setUp() {
    if (keys < 1 || SAMPLES % keys != 0) {
      throw new IllegalArgumentException("keys must divide " + SAMPLES + ", not be " + keys);
    }
    keySequence = IntStream.range(0, keys).mapToLong(KeyedStream::key).toArray();
    increments = new byte[keys];
    incrementsUpTo = new long[keys + 1];
    for (int i = 0; i < keys; i++) {
      increments[i] = KeyedStream.increment(keySequence[i]);
      incrementsUpTo[i + 1] = incrementsUpTo[i] + increments[i];
    }
    position = 0;
    round = 0;
    total = 0;
    taken = 0;
    dueOfCounter = 0;
    dueOfGauge = 0;
    areaOfTotal = 0;
    x = KeyedStream.FIRST_X;
  }

  /** Every key was given its first sample: that of round 0, whose total and level are 0. */
  void first() {
    nextRound();
  }

  /** So many samples were taken, of keys from {@link #position} on; not more than the round has. */
  void next(final int samples) {
    final long steps = incrementsUpTo[position + samples] - incrementsUpTo[position];
    dueOfCounter += steps * KeyedStream.roundIncrement(round);
    dueOfGauge += steps * (level() - level(round - 1));
    taken += samples;
    position += samples;
    if (position == keys) {
      position = 0;
      areaOfTotal += total - KeyedStream.roundIncrement(round) / 2.0;
      nextRound();
    }
  }

  private void nextRound() {
    round++;
    x += STEP_X;
    total += KeyedStream.roundIncrement(round);
  }

  private static long level(final long round) {
    return round * LEVEL_STEP % LEVELS;
  }

  // ---- the samples

  /** The keys in the order of a round; the array itself. */
  long[] keySequence() {
    return keySequence;
  }

  long key(final int number) {
    return keySequence[number];
  }

  /** The keys' increments, beside {@link #keySequence}; the array itself. */
  byte[] increments() {
    return increments;
  }

  /** The next key's number. */
  int position() {
    return position;
  }

  /** The round of the next sample: 1 or more after {@link #first}. */
  long round() {
    return round;
  }

  /** x of the next sample. */
  long x() {
    return x;
  }

  /** What a counter is in this round, as a multiple of the key's increment. */
  long total() {
    return total;
  }

  /** What a gauge is in this round, as a multiple of the key's increment: 0 to 7. */
  long level() {
    return level(round);
  }

  // ---- the account

  /** Samples that were taken, each key's first aside. */
  long taken() {
    return taken;
  }

  /** The sum of all derivatives that a counter has made. */
  double dueOfCounter() {
    return (double) dueOfCounter / STEP_X;
  }

  /** The sum of all derivatives that a gauge has made. */
  double dueOfGauge() {
    return (double) dueOfGauge / STEP_X;
  }

  /** The total of the round before. */
  long lastTotal() {
    return total - KeyedStream.roundIncrement(round);
  }

  /** The level of the round before. */
  long lastLevel() {
    return level(round - 1);
  }

  /** The area under the totals of all rounds that are over, in steps of x, by trapezoids. */
  double areaOfTotal() {
    return areaOfTotal;
  }
}
