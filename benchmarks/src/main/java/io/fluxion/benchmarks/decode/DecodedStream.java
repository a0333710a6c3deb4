/*
 * Copyright 2026 The Fluxion Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.fluxion.benchmarks.decode;

import io.fluxion.NumberType;
import io.fluxion.Sample;
import io.fluxion.collector.generate.GeneratedShape;
import io.fluxion.collector.generate.Generator;
import io.fluxion.collector.input.Decoder;
import java.io.IOException;
import java.util.Map;
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
  private static final long SEED = 42;

  private long[] batchSums;
  private int batch;
  private long expected;
  private long actual;

  /** For the streams of one format each. */
  protected DecodedStream() {}

  /** What is generated where keys have so many bytes, or are names, and x so much jitter. */
  static GeneratedShape shape(final int keyBytes, final boolean jitter) {
    return new GeneratedShape(
        KEYS,
        ROUNDS,
        1,
        NumberType.LONG,
        keyBytes,
        1_000,
        SECOND,
        jitter ? SECOND : 0,
        SEED,
        Map.of());
  }

  /** Generates the recording. */
  final void record(final GeneratedShape shape, final RowTarget target) throws IOException {
    final Generator generator = new Generator(shape);
    final Sample sample = generator.newSample();
    final int rows = Math.toIntExact(shape.samples());
    begin(rows);
    for (int i = 0; i < rows; i++) {
      if (generator.next(sample) != Decoder.ROW) {
        throw new IllegalStateException("only " + i + " samples were generated");
      }
      target.row(sample, null);
      expect(i, sumOf(sample));
    }
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
