// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks;

import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The samples of a {@link KeyedStream} in scan order, cut into micro-batches in each of which the
 * same share of the keys comes, once each: the next so many of the round. Whichever batch it is, it
 * lies within one round, so that all of its samples have the same x.
 */
@State(Scope.Benchmark)
public class BatchStream {
  /** Pairs of one invocation, which is one batch or several: whole rounds, whatever the keys. */
  public static final int PAIRS = 100_000;

  private static final int PERCENT = 100;

  /** How many keys have state. */
  @Param({"1000", "100000"})
  public int keys;

  /** How many percent of them have a value in a batch. */
  @Param({"100", "10"})
  public int share;

  private final KeyedStream samples = new KeyedStream();
  private int pairs;
  private int offset;
  private double sum;
  private long batches;

  /** Filled in by JMH and {@link #setUp}. */
  public BatchStream() {}

  /** Draws the keys. The stream stands at round 0, which {@link #forEachKey} gives. */
  @Setup(Level.Trial)
  public void setUp() {
    samples.keys = keys;
    samples.order = "scan";
    samples.setUp();
    pairs = keys / PERCENT * share;
    if (PAIRS % keys != 0 || keys % pairs != 0) {
      throw new IllegalArgumentException(
          share + " % of " + keys + " keys do not divide them, or these not " + PAIRS);
    }
  }

  /** Takes a pair of a batch. */
  @FunctionalInterface
  public interface PairConsumer {
    /**
     * Takes a pair.
     *
     * @param key any
     * @param x a time
     * @param y a counter
     */
    void accept(long key, long x, long y);
  }

  /**
   * Gives round 0, a batch of all keys in which no sample has a derivative.
   *
   * @param consumer makes the keys known
   */
  public void forEachKey(final PairConsumer consumer) {
    samples.forEachKey(
        (key, x, y) -> {
          consumer.accept(key, x, y);
          return Double.NaN;
        });
  }

  /**
   * Gives the pairs of the next batch.
   *
   * @param consumer puts them into it
   */
  public void fill(final PairConsumer consumer) {
    final long[] keySequence = samples.keySequence();
    final byte[] increments = samples.incrementSequence();
    final long x = samples.x();
    final long total = samples.total();
    final int begin = samples.position() + offset;
    for (int i = begin; i < begin + pairs; i++) {
      consumer.accept(keySequence[i], x, total * increments[i]);
    }
  }

  /**
   * Closes a batch and moves on to the next.
   *
   * @param derivatives the sum of those that the batch made
   */
  public void close(final double derivatives) {
    batches++;
    sum += derivatives;
    // The samples are accounted for in batches of their own.
    for (offset += pairs; offset >= KeyedStream.BATCH; offset -= KeyedStream.BATCH) {
      samples.close(sum);
      sum = 0;
    }
  }

  /**
   * How many pairs a batch has.
   *
   * @return the share of the keys
   */
  public int pairs() {
    return pairs;
  }

  /**
   * How many batches an invocation has.
   *
   * @return as many as make {@link #PAIRS}
   */
  public int batchesOfInvocation() {
    return PAIRS / pairs;
  }

  /**
   * Throws unless the batches were what they had to be.
   *
   * @param derivatives how many were made
   * @param calls how often the updater was called, which is once for every key in each batch
   */
  public void verify(final long derivatives, final long calls) {
    samples.verify(derivatives);
    if (calls != batches * keys) {
      throw new IllegalStateException(
          calls + " calls of the updater, where " + batches * keys + " were due");
    }
  }
}
