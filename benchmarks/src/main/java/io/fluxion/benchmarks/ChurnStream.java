// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks;

import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Samples of keys that come and go, and the account of what must come out.
 *
 * <p>Samples come in rounds, all of a round at one x, as in {@link KeyedStream}; there are always
 * as many keys that send. In each round {@code churn} % of the keys, spread evenly over the round,
 * have sent their last sample and are replaced by keys that were never seen before, in the same
 * place. So that share of the samples is FIRST, and each key sends {@code 100 / churn} samples in
 * its life. None returns.
 *
 * <p>Every derivative and every sum of them is exact, as in {@link KeyedStream}. What a method
 * reads lies in arrays in the order of the samples; replacing the keys costs every method the same.
 */
@State(Scope.Benchmark)
public class ChurnStream {
  /** Samples of one invocation; divides every number of keys. */
  public static final int BATCH = 1_000;

  /** Δx from each round to the next. */
  public static final long STEP_X = KeyedStream.STEP_X;

  /** How far behind the newest x a key may stay before it is gone. */
  public static final long IDLE_TIMEOUT = 4 * STEP_X;

  private static final int PERCENT = 100;
  private static final long SEED = 42;

  /** How many keys send at a time. */
  @Param({"100000", "1000000"})
  public int keys;

  /** How many samples of a hundred are the first of a new key. */
  @Param({"1", "10"})
  public int churn;

  private long[] sending;
  private byte[] increments;
  private int[][] positionsByPhase;
  private int life;
  private long[] retired;

  private int[] batchIncrements;
  private int freshIncrements;
  private long born;
  private int position;
  private long round;
  private long x;
  private long total;

  private double sum;
  private long expectedSum;
  private long expectedDerivatives;
  private long expectedFirsts;

  /** Filled in by JMH and {@link #setUp}. */
  public ChurnStream() {}

  /** Draws the first keys, and when each place changes its key. */
  @Setup(Level.Trial)
  public void setUp() {
    if (keys < BATCH || keys % BATCH != 0) {
      throw new IllegalArgumentException("keys must be a multiple of " + BATCH + ", not " + keys);
    }
    if (churn < 1 || PERCENT % churn != 0) {
      throw new IllegalArgumentException("churn must divide 100, not be " + churn);
    }
    life = PERCENT / churn;
    sending = new long[keys];
    increments = new byte[keys];
    retired = new long[BATCH / life];
    drawPhases();
    batchIncrements = new int[keys / BATCH];
    x = KeyedStream.FIRST_X;
    for (int i = 0; i < keys; i++) {
      enter(i);
    }
  }

  // Of each hundred places, as many have any one phase: every batch replaces as many keys.
  private void drawPhases() {
    final SplittableRandom random = new SplittableRandom(SEED);
    positionsByPhase = new int[life][keys / life];
    final int[] filled = new int[life];
    final boolean[] taken = new boolean[PERCENT];
    for (int begin = 0; begin < keys; begin += PERCENT) {
      final int[] phases = new int[PERCENT];
      for (int i = 0; i < PERCENT; i++) {
        final int other = random.nextInt(i + 1);
        phases[i] = phases[other];
        phases[other] = i % life;
      }
      for (int i = 0; i < PERCENT; i++) {
        positionsByPhase[phases[i]][filled[phases[i]]++] = begin + i;
      }
    }
  }

  private void enter(final int place) {
    sending[place] = KeyedStream.key(born++);
    batchIncrements[place / BATCH] -= increments[place];
    increments[place] = KeyedStream.increment(sending[place]);
    batchIncrements[place / BATCH] += increments[place];
  }

  /**
   * Gives round 0, in which every sample is the first of its key. Afterwards the stream stands at
   * the first batch of round 1.
   *
   * @param consumer makes the keys known
   */
  public void forEachKey(final KeyedStream.SampleConsumer consumer) {
    for (int i = 0; i < keys; i++) {
      final double derivative = consumer.accept(sending[i], x, total * increments[i]);
      if (!Double.isNaN(derivative)) {
        throw new IllegalStateException("a first sample made the derivative " + derivative);
      }
    }
    expectedFirsts = keys;
    nextRound();
    replace();
  }

  /**
   * The keys that send, in the order of the samples; the next batch begins at {@link #position}.
   *
   * @return the array itself; the keys in it change from batch to batch
   */
  public long[] keySequence() {
    return sending;
  }

  /**
   * Their keys' increments; y of a sample is its increment times {@link #total}.
   *
   * @return the array itself, beside {@link #keySequence}
   */
  public byte[] incrementSequence() {
    return increments;
  }

  /**
   * The keys whose places in the next batch are others' now: they will send nothing more.
   *
   * @return the array itself, overwritten by the next batch
   */
  public long[] retired() {
    return retired;
  }

  /**
   * Where the next batch begins.
   *
   * @return an index of {@link #keySequence}
   */
  public int position() {
    return position;
  }

  /**
   * x of all samples of the batch.
   *
   * @return a time
   */
  public long x() {
    return x;
  }

  /**
   * What a key's increment is to be multiplied with to make its y.
   *
   * @return the sum of the rounds' increments
   */
  public long total() {
    return total;
  }

  /**
   * The most keys that a method may hold: those that send, and as many that are gone or idle.
   *
   * @return twice {@link #keys}
   */
  public int capacity() {
    return 2 * keys;
  }

  /**
   * Closes a batch and moves on to the next.
   *
   * @param derivatives the sum of those that the batch made
   * @return the same, for the black hole
   */
  public double close(final double derivatives) {
    sum += derivatives;
    expectedSum +=
        (batchIncrements[position / BATCH] - freshIncrements) * KeyedStream.roundIncrement(round);
    expectedDerivatives += BATCH - retired.length;
    expectedFirsts += retired.length;
    position += BATCH;
    if (position == keys) {
      position = 0;
      nextRound();
    }
    replace();
    return derivatives;
  }

  private void replace() {
    final int[] places = positionsByPhase[(int) (round % life)];
    final int first = position / BATCH * retired.length;
    freshIncrements = 0;
    for (int i = 0; i < retired.length; i++) {
      final int place = places[first + i];
      retired[i] = sending[place];
      enter(place);
      freshIncrements += increments[place];
    }
  }

  private void nextRound() {
    round++;
    x += STEP_X;
    total += KeyedStream.roundIncrement(round);
  }

  /**
   * How many keys have expired, where {@link #IDLE_TIMEOUT} is the timeout.
   *
   * @return 0 or more
   */
  public long expired() {
    // At the begin of a round nobody has seen its x yet. Who was replaced in a round was last seen
    // in the one before it.
    final long newest = position == 0 ? round - 1 : round;
    return Math.max(0, newest - IDLE_TIMEOUT / STEP_X) * (keys / life);
  }

  /**
   * How many keys have been replaced, in the batches up to now.
   *
   * @return 0 or more
   */
  public long replaced() {
    return expectedFirsts - keys;
  }

  /**
   * Throws unless the run made the derivatives that it had to make, and has seen and lost as many
   * keys as it had to.
   *
   * @param derivatives how many it made
   * @param firsts first samples
   * @param due how many keys are gone by now: {@link #expired} or {@link #replaced}
   * @param gone how many it lost
   * @param live how many it still has
   */
  public void verify(
      final long derivatives, final long firsts, final long due, final long gone, final long live) {
    final double expected = (double) expectedSum / STEP_X;
    if (derivatives != expectedDerivatives || sum != expected) {
      throw new IllegalStateException(
          String.format(
              "%d derivatives with the sum %s, where %d with the sum %s were due",
              derivatives, sum, expectedDerivatives, expected));
    }
    if (firsts != expectedFirsts || gone != due || live != expectedFirsts - due) {
      throw new IllegalStateException(
          String.format(
              "%d keys came, %d went, %d are there, where %d, %d and %d were due",
              firsts, gone, live, expectedFirsts, due, expectedFirsts - due));
    }
  }
}
