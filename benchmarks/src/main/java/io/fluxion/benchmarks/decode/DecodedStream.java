// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.decode;

import io.fluxion.Sample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A recording in memory, read over and over, and the account of what must come out: a sum over the
 * numbers and keys of each batch of rows, known from what was recorded.
 */
public abstract class DecodedStream {
  /** Rows of one invocation; divides those of every recording. */
  public static final int BATCH = 1_000;

  /** The longest key that readers have to take, in bytes. */
  public static final int MAX_KEY_BYTES = 256;

  /** Keys of the recordings that are not frames. */
  static final int KEYS = 1_000;

  private static final int ROUNDS = 200;
  private static final long SECOND = 1_000_000_000;
  private static final long FIRST_X = 1_700_000_000 * SECOND;
  private static final long SEED = 42;

  private long[] batchSums;
  private int batch;
  private long expected;
  private long actual;

  /** For the streams of one format each. */
  protected DecodedStream() {}

  /**
   * Generates the recording: rounds of one sample of each key, a second apart, y up by as much as
   * 1,000 each.
   *
   * @param withIds whether keys are 64 hexadecimal digits, or short names
   * @param withJitter whether x is late by less than a second, or on the second
   * @param target takes the rows
   */
  final void record(final boolean withIds, final boolean withJitter, final RowTarget target)
      throws IOException {
    final SplittableRandom random = new SplittableRandom(SEED);
    final byte[][] keys = new byte[KEYS][];
    final long[] y = new long[KEYS];
    for (int i = 0; i < KEYS; i++) {
      final String key = withIds ? id(random) : "k" + i;
      keys[i] = key.getBytes(StandardCharsets.US_ASCII);
      y[i] = random.nextInt(1 << 30);
    }
    final Sample sample = new Sample(1, MAX_KEY_BYTES);
    begin(KEYS * ROUNDS);
    for (int row = 0; row < KEYS * ROUNDS; row++) {
      final int key = row % KEYS;
      sample.clear();
      System.arraycopy(keys[key], 0, sample.key(), 0, keys[key].length);
      sample.keyLength(keys[key].length);
      final long round = FIRST_X + row / KEYS * SECOND;
      sample.setX(0, withJitter ? round + random.nextLong(SECOND) : round);
      y[key] += random.nextInt(1_001);
      sample.setY(0, y[key]);
      target.row(sample, null);
      expect(row, sumOf(sample));
    }
  }

  private static String id(final SplittableRandom random) {
    final StringBuilder id = new StringBuilder();
    while (id.length() < 64) {
      id.append(String.format("%016x", random.nextLong()));
    }
    return id.toString();
  }

  /** The recording will have so many rows. */
  final void begin(final int rows) {
    batchSums = new long[rows / BATCH];
  }

  /** A row of the recording has this sum. */
  final void expect(final int row, final long sum) {
    batchSums[row / BATCH] += sum;
  }

  /** What a sample of one field adds to its batch's sum. */
  static long sumOf(final Sample sample) {
    final int last = sample.keyLength() - 1;
    return sum(sample.keyLength(), sample.key()[last], sample.xBits(0), sample.yBits(0));
  }

  static long sum(final int keyLength, final int lastOfKey, final long x, final long y) {
    return x + 31 * y + 1_009L * keyLength + lastOfKey;
  }

  static long sum(final String key, final long x, final long y) {
    return sum(key.length(), key.charAt(key.length() - 1), x, y);
  }

  /**
   * Notes a batch's sum.
   *
   * @param sum over what was read
   * @return the same, for the black hole
   */
  public final long close(final long sum) {
    actual += sum;
    expected += batchSums[batch];
    batch = batch + 1 == batchSums.length ? 0 : batch + 1;
    return sum;
  }

  /** Fails where a row of the batches so far was not what it had to be. */
  @TearDown(Level.Iteration)
  public final void verify() {
    if (actual != expected) {
      throw new IllegalStateException("the rows sum up to " + actual + ", not to " + expected);
    }
  }
}
