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
 * The samples that every method of a keyed suite is fed, and the account of what must come out.
 *
 * <p>Samples come in rounds: each key once, all at the same x. From round to round x moves by
 * {@link #STEP_X}; a key's y grows by its own increment, 1 to 8, times the round's, 1 to 4. Because
 * {@code STEP_X} is a power of two, every derivative and every sum of them is exact, so that the
 * sum over a whole run can be compared by {@code ==} ({@link #verify}).
 *
 * <p>What a method reads of a sample lies in arrays in the order of the samples, so reading it
 * costs every method the same and follows no pointer. Keys are spread over all 64 bits, as hashes
 * and identifiers are.
 */
@State(Scope.Benchmark)
public class KeyedStream {
  /** Samples of one invocation; divides every number of keys. */
  public static final int BATCH = 1_000;

  /** Δx from each round to the next. */
  public static final long STEP_X = 1L << 20;

  // So long a sequence of random keys is learned by no branch predictor and by no prefetcher, and
  // so many different rounds by no index that expects the order of the last one.
  private static final int RANDOM_SAMPLES = 1 << 20;
  private static final int RANDOM_ROUNDS = 8;
  private static final long SEED = 42;
  static final long FIRST_X = 1_700_000_000_000_000_000L;

  /** How many keys there are. */
  @Param({"1000", "100000", "1000000"})
  public int keys;

  /** scan: in the same order each round; random: each round in another. */
  @Param({"scan", "random"})
  public String order;

  private long[] keySequence;
  private byte[] incrementSequence;
  private int[] batchIncrements;

  private int position;
  private int roundPosition;
  private long round;
  private long x;
  private long total;

  private boolean silent;
  private double sum;
  private long expectedSum;
  private long expectedCount;
  private long latestSum;

  /** Filled in by JMH and {@link #setUp}. */
  public KeyedStream() {}

  /**
   * Draws the keys and their order. The stream stands at round 0, which {@link #forEachKey} gives.
   */
  @Setup(Level.Trial)
  public void setUp() {
    if (keys < BATCH || keys % BATCH != 0) {
      throw new IllegalArgumentException("keys must be a multiple of " + BATCH + ", not " + keys);
    }
    final boolean random = order.equals("random");
    if (!random && !order.equals("scan")) {
      throw new IllegalArgumentException("order is scan or random, not " + order);
    }
    final int rounds = random ? Math.max(RANDOM_ROUNDS, RANDOM_SAMPLES / keys) : 1;
    keySequence = new long[rounds * keys];
    incrementSequence = new byte[keySequence.length];
    batchIncrements = new int[keySequence.length / BATCH];
    final SplittableRandom shuffle = new SplittableRandom(SEED);
    final long[] round = new long[keys];
    for (int i = 0; i < keys; i++) {
      round[i] = key(i);
    }
    for (int i = 0; i < rounds; i++) {
      if (random) {
        shuffle(round, shuffle);
      }
      System.arraycopy(round, 0, keySequence, i * keys, keys);
    }
    for (int i = 0; i < keySequence.length; i++) {
      incrementSequence[i] = increment(keySequence[i]);
      batchIncrements[i / BATCH] += incrementSequence[i];
    }
    x = FIRST_X;
  }

  private static void shuffle(final long[] keys, final SplittableRandom random) {
    for (int i = keys.length - 1; i > 0; i--) {
      final int other = random.nextInt(i + 1);
      final long key = keys[i];
      keys[i] = keys[other];
      keys[other] = key;
    }
  }

  /** The finalizer of SplitMix64: one to one, so keys are distinct. */
  static long key(final long number) {
    long bits = (number + 1) * 0x9E37_79B9_7F4A_7C15L;
    bits = (bits ^ (bits >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
    bits = (bits ^ (bits >>> 27)) * 0x94D0_49BB_1331_11EBL;
    return bits ^ (bits >>> 31);
  }

  static byte increment(final long key) {
    return (byte) (1 + (key & 7));
  }

  /** Takes a sample. */
  @FunctionalInterface
  public interface SampleConsumer {
    /**
     * Takes a sample.
     *
     * @param key any
     * @param x a time
     * @param y a counter
     * @return the derivative, or NaN
     */
    double accept(long key, long x, long y);
  }

  /**
   * Gives round 0, in which no sample has a derivative, in the order of a scan whatever the order
   * of the stream. Afterwards the stream stands at the first sample of round 1.
   *
   * @param consumer makes the keys known
   */
  public void forEachKey(final SampleConsumer consumer) {
    for (int i = 0; i < keys; i++) {
      final double derivative = consumer.accept(key(i), x, total * increment(key(i)));
      if (!Double.isNaN(derivative)) {
        throw new IllegalStateException("a first sample made the derivative " + derivative);
      }
    }
    nextRound();
  }

  /**
   * Keys in the order of the samples; the next batch begins at {@link #position}.
   *
   * @return the array itself
   */
  public long[] keySequence() {
    return keySequence;
  }

  /**
   * Their keys' increments; y of a sample is its increment times {@link #total}.
   *
   * @return the array itself, beside {@link #keySequence}
   */
  public byte[] incrementSequence() {
    return incrementSequence;
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
   * The round of the batch; round 0 is that of {@link #forEachKey}.
   *
   * @return 1 or more once the keys are known
   */
  public long round() {
    return round;
  }

  /**
   * Whether the next batch is the first of a round.
   *
   * @return true once every {@code keys / BATCH} batches
   */
  public boolean isRoundBegin() {
    return roundPosition == 0;
  }

  /** The consumer has forgotten everything: the round that begins makes no derivatives. */
  public void forget() {
    if (!isRoundBegin()) {
      throw new IllegalStateException("forgotten in the middle of a round");
    }
    silent = true;
  }

  /**
   * Closes a batch and moves on to the next.
   *
   * @param derivatives the sum of those that the batch made
   * @return the same, for the black hole
   */
  public double close(final double derivatives) {
    sum += derivatives;
    final int increments = batchIncrements[position / BATCH];
    // Before round 1 there was no derivative that this one takes the place of.
    latestSum +=
        increments * (roundIncrement(round) - (round == 1 ? 0 : roundIncrement(round - 1)));
    if (!silent) {
      expectedSum += increments * roundIncrement(round);
      expectedCount += BATCH;
    }
    position += BATCH;
    if (position == keySequence.length) {
      position = 0;
    }
    roundPosition += BATCH;
    if (roundPosition == keys) {
      silent = false;
      nextRound();
    }
    return derivatives;
  }

  private void nextRound() {
    roundPosition = 0;
    round++;
    x += STEP_X;
    total += roundIncrement(round);
  }

  static long roundIncrement(final long round) {
    return 1 + (round & 3);
  }

  /**
   * Throws unless the run made the derivatives that it had to make.
   *
   * @param count how many it made
   */
  public void verify(final long count) {
    final double expected = (double) expectedSum / STEP_X;
    if (count != expectedCount || sum != expected) {
      throw new IllegalStateException(
          String.format(
              "%d derivatives with the sum %s, where %d with the sum %s were due",
              count, sum, expectedCount, expected));
    }
  }

  /**
   * Throws unless every key's latest derivative is where it was to be stored.
   *
   * @param latest a derivative for each key, in any order; 0 where there is none yet
   */
  public void verifyLatest(final double[] latest) {
    double stored = 0;
    for (final double derivative : latest) {
      stored += derivative;
    }
    final double expected = (double) latestSum / STEP_X;
    if (stored != expected) {
      throw new IllegalStateException(
          "the stored derivatives have the sum " + stored + ", where " + expected + " was due");
    }
  }
}
