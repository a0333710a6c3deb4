// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks;

import io.fluxion.DerivativeStore;
import io.fluxion.Sample;
import io.fluxion.SampleStatus;
import io.fluxion.benchmarks.decode.RowTarget;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The samples of a {@link KeyedStream} in scan order, {@link #SAMPLES} of them, in arrays, and
 * written to whatever takes rows. There a key is the sixteen hexadecimal digits of the long.
 */
@State(Scope.Benchmark)
public class RecordedStream {
  /** Samples of one invocation; every number of keys divides it. */
  public static final int SAMPLES = 4_000_000;

  /** The longest key of the recording. */
  public static final int MAX_KEY_BYTES = 16;

  /** How many keys there are. */
  @Param({"1000", "100000"})
  public int keys;

  private int samples = SAMPLES;
  private long[] keySequence;
  private long[] xs;
  private long[] ys;
  private long increase;
  private double rates;

  /** Filled in by JMH and {@link #setUp}. */
  public RecordedStream() {}

  /** Fewer samples, for a test. */
  void samples(final int count) {
    samples = count;
  }

  /** Draws the samples. */
  @Setup(Level.Trial)
  public void setUp() {
    keySequence = new long[samples];
    xs = new long[samples];
    ys = new long[samples];
    final KeyedStream stream = new KeyedStream();
    stream.keys = keys;
    stream.order = "scan";
    stream.setUp();
    final int[] count = {0};
    stream.forEachKey(
        (key, x, y) -> {
          add(count[0]++, key, x, y);
          return Double.NaN;
        });
    while (count[0] < samples) {
      for (int i = stream.position(); i < stream.position() + KeyedStream.BATCH; i++) {
        final long y = stream.total() * stream.incrementSequence()[i];
        add(count[0]++, stream.keySequence()[i], stream.x(), y);
      }
      stream.close(0);
    }
    expect();
  }

  private void add(final int index, final long key, final long x, final long y) {
    keySequence[index] = key;
    xs[index] = x;
    ys[index] = y;
  }

  private void expect() {
    final int last = samples - keys;
    final int window = Math.max(0, last - 15 * keys);
    increase = 0;
    rates = 0;
    for (int i = 0; i < keys; i++) {
      increase += ys[last + i] - ys[i];
      rates += (double) (ys[last + i] - ys[window + i]) / (xs[last + i] - xs[window + i]);
    }
  }

  /**
   * Writes all samples.
   *
   * @param target takes them as rows of one field
   * @throws IOException where it cannot
   */
  public void writeTo(final RowTarget target) throws IOException {
    final Sample sample = new Sample(1, MAX_KEY_BYTES);
    for (int i = 0; i < samples; i++) {
      sample.clear();
      final byte[] key =
          String.format("%016x", keySequence[i % keys]).getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(key, 0, sample.key(), 0, key.length);
      sample.keyLength(key.length);
      sample.setX(0, xs[i]);
      sample.setY(0, ys[i]);
      target.row(sample, null);
    }
  }

  /**
   * Keys in the order of the samples.
   *
   * @return the array itself
   */
  public long[] keySequence() {
    return keySequence;
  }

  /**
   * x of each sample.
   *
   * @return the array itself
   */
  public long[] xs() {
    return xs;
  }

  /**
   * y of each sample.
   *
   * @return the array itself
   */
  public long[] ys() {
    return ys;
  }

  /**
   * Throws unless a store made of the samples what it had to. All is exact, because Δx is a power
   * of two, up to the window's sums: of fifteen steps.
   *
   * @param store that took them all, and nothing else
   */
  public void verify(final DerivativeStore store) {
    long increases = 0;
    double rateSum = 0;
    for (int handle = store.first(); handle != DerivativeStore.NONE; handle = store.next(handle)) {
      increases += store.field(0).increaseLow(handle);
      rateSum += store.rate(handle);
    }
    final long ok = store.count(SampleStatus.OK);
    if (ok != samples - keys
        || increases != increase
        || Math.abs(rateSum - rates) > 1e-9 * Math.abs(rates)) {
      throw new IllegalStateException(
          String.format(
              "%d OK, increases of %d, rates of %s, where %d, %d and %s were due",
              ok, increases, rateSum, samples - keys, increase, rates));
    }
  }
}
