// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks;

import io.fluxion.DerivativeStore;
import io.fluxion.Round;
import io.fluxion.SampleStatus;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Rounds of samples as a scrape's decoder leaves them: columns of keys, handles and y, and one of x
 * where each sample has its own. Each key once in a round, in the same order. For a store these are
 * the columns of {@link Round}s ({@link #becomeRounds}).
 *
 * <p>An invocation takes {@link #SAMPLES}: some rounds of few keys, or a part of a round of many.
 * Its columns are filled before it, and each derivative and status that it made is compared after
 * it with what the last x and y make; neither is in its time.
 */
@State(Scope.Benchmark)
public class RoundStream {
  /** Samples of one invocation. */
  public static final int SAMPLES = 100_000;

  private static final long STEP_X = 1_000_003L;
  private static final int X_SPREAD = 1 << 10;
  private static final long SEED = 42;

  /** How many keys there are; they divide {@link #SAMPLES}, or are a multiple of it. */
  @Param({"1000", "100000", "1000000"})
  public int keys;

  /** Calls of an invocation, and of each the samples' count, their columns and the one x. */
  int calls;

  int[] counts;
  long[][] keysOf;
  int[][] handlesOf;
  long[] x;
  long[][] xs;
  long[][] ys;
  double[][] derivatives;
  byte[][] statuses;

  /** The columns as rounds; null where there is no store. */
  Round[] rounds;

  /** By a key's number: the handle, once known, and the sample that was taken last. */
  int[] handleOf;

  long[] lastX;
  long[] lastY;

  /** Each sample has its own x. */
  boolean eachX;

  /** The method makes no derivatives; only what it has moved is looked at. */
  boolean bytesOnly;

  /** One key in so many is missing in a round; 0 where none is. */
  int oneMissingIn;

  private int[][] numbersOf;
  private SplittableRandom missing;
  private int length;
  private long round;
  private long total;
  private int nextNumber;

  /** Filled in by JMH and {@link #setUp}. */
  public RoundStream() {}

  /** Makes the keys, whose first sample is {@link #lastX} and {@link #lastY}. */
  @Setup(Level.Trial)
  public void setUp() {
    length = Math.min(keys, SAMPLES);
    calls = SAMPLES / length;
    if (calls * length != SAMPLES || keys % length != 0) {
      throw new IllegalArgumentException(keys + " keys neither divide nor make up " + SAMPLES);
    }
    counts = new int[calls];
    numbersOf = new int[calls][length];
    keysOf = new long[calls][length];
    handlesOf = new int[calls][length];
    x = new long[calls];
    xs = new long[calls][length];
    ys = new long[calls][length];
    derivatives = new double[calls][length];
    statuses = new byte[calls][length];
    handleOf = new int[keys];
    lastX = new long[keys];
    lastY = new long[keys];
    missing = new SplittableRandom(SEED);
    for (int number = 0; number < keys; number++) {
      lastX[number] = KeyedStream.FIRST_X;
    }
  }

  /** From now on the columns are those of rounds. */
  void becomeRounds(final DerivativeStore store) {
    rounds = new Round[calls];
    for (int call = 0; call < calls; call++) {
      final Round round = store.newRound(length);
      rounds[call] = round;
      keysOf[call] = round.keys();
      handlesOf[call] = round.handles();
      xs[call] = round.xs(0);
      ys[call] = round.ys(0);
      derivatives[call] = round.derivatives(0);
      statuses[call] = round.statuses(0);
    }
  }

  /** The key of a number. */
  static long key(final int number) {
    return KeyedStream.key(number);
  }

  /** Fills the columns of the next invocation. */
  @Setup(Level.Invocation)
  public void fill() {
    for (int call = 0; call < calls; call++) {
      if (nextNumber == 0) {
        round++;
        total += KeyedStream.roundIncrement(round);
      }
      x[call] = KeyedStream.FIRST_X + X_SPREAD + round * STEP_X;
      final int end = nextNumber + length;
      int count = 0;
      for (int number = nextNumber; number < end; number++) {
        if (oneMissingIn == 0 || missing.nextInt(oneMissingIn) != 0) {
          fill(call, count++, number);
        }
      }
      counts[call] = count;
      nextNumber = end == keys ? 0 : end;
      if (rounds != null) {
        close(rounds[call], x[call], count);
      }
    }
  }

  private void close(final Round round, final long oneX, final int count) {
    round.clear();
    if (eachX) {
      round.eachX();
    } else {
      round.x(oneX);
    }
    round.size(count);
  }

  private void fill(final int call, final int at, final int number) {
    final long key = key(number);
    numbersOf[call][at] = number;
    keysOf[call][at] = key;
    handlesOf[call][at] = handleOf[number];
    if (eachX) {
      xs[call][at] = x[call] + (key >>> 32) % X_SPREAD;
    }
    ys[call][at] = total * KeyedStream.increment(key);
  }

  /** Fails where a result was wrong. */
  @TearDown(Level.Invocation)
  public void verify() {
    for (int call = 0; call < calls; call++) {
      for (int i = 0; i < counts[call]; i++) {
        final int number = numbersOf[call][i];
        final double due = derivativeDue(call, i);
        if ((!bytesOnly && derivatives[call][i] != due) || statuses[call][i] != SampleStatus.OK) {
          throw new IllegalStateException(
              String.format(
                  "key number %d: the derivative %s with status %d, where %s was due",
                  number, derivatives[call][i], statuses[call][i], due));
        }
        lastX[number] = xOf(call, i);
        lastY[number] = ys[call][i];
      }
    }
  }

  private long xOf(final int call, final int at) {
    return eachX ? xs[call][at] : x[call];
  }

  private double derivativeDue(final int call, final int at) {
    final int number = numbersOf[call][at];
    final long dy = ys[call][at] - lastY[number];
    return (double) dy / (double) (xOf(call, at) - lastX[number]);
  }
}
