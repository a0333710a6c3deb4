// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks;

import io.fluxion.DerivativeField;
import io.fluxion.DerivativeStore;
import io.fluxion.Round;
import io.fluxion.Sample;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a sample costs with what is deployed, beside the plain counter by the same way in: million
 * samples a second. {@link #counter} is the yardstick of all that comes by handle, {@link
 * #roundCounter} and {@link #byKeyCounter} are those of rounds and keys. All take the same {@link
 * FeatureStream} in scan order, as many samples an invocation; statuses, sums of derivatives and
 * what a feature keeps are checked, and a method whose results are wrong has none.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 2,
    jvmArgs = {"-Xms2g", "-Xmx2g", "-XX:+UseTransparentHugePages"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 1)
@Threads(1)
public class FeatureBenchmark {
  /** One instance per fork; the state is in classes of its own. */
  public FeatureBenchmark() {}

  /**
   * The plain counter: {@link DerivativeStore#update(int, long, long)}.
   *
   * @param stream the samples
   * @param state the store
   * @return a sum of derivatives
   */
  @Benchmark
  @OperationsPerInvocation(FeatureStream.SAMPLES)
  public double counter(final FeatureStream stream, final FeatureStore state) {
    return state.byHandle(stream);
  }

  /**
   * A gauge, whose y goes up and down.
   *
   * @param stream the samples
   * @param state the store
   * @return a sum of derivatives
   */
  @Benchmark
  @OperationsPerInvocation(FeatureStream.SAMPLES)
  public double gauge(final FeatureStream stream, final FeatureStore state) {
    return state.byHandle(stream);
  }

  /**
   * A counter of doubles: {@link DerivativeStore#update(int, long, double)}.
   *
   * @param stream the samples
   * @param state the store
   * @return a sum of derivatives
   */
  @Benchmark
  @OperationsPerInvocation(FeatureStream.SAMPLES)
  public double doubles(final FeatureStream stream, final FeatureStore state) {
    return state.byHandleDoubles(stream);
  }

  /**
   * A counter of unsigned longs, above 2^63.
   *
   * @param stream the samples
   * @param state the store
   * @return a sum of derivatives
   */
  @Benchmark
  @OperationsPerInvocation(FeatureStream.SAMPLES)
  public double unsigned(final FeatureStream stream, final FeatureStore state) {
    return state.byHandle(stream);
  }

  /**
   * A counter of keys that expire; none does.
   *
   * @param stream the samples
   * @param state the store
   * @return a sum of derivatives
   */
  @Benchmark
  @OperationsPerInvocation(FeatureStream.SAMPLES)
  public double idleTimeout(final FeatureStream stream, final FeatureStore state) {
    return state.byHandle(stream);
  }

  /**
   * A counter with the moving average of its derivative.
   *
   * @param stream the samples
   * @param state the store
   * @return a sum of derivatives
   */
  @Benchmark
  @OperationsPerInvocation(FeatureStream.SAMPLES)
  public double ewma(final FeatureStream stream, final FeatureStore state) {
    return state.byHandle(stream);
  }

  /**
   * A counter with its integral.
   *
   * @param stream the samples
   * @param state the store
   * @return a sum of derivatives
   */
  @Benchmark
  @OperationsPerInvocation(FeatureStream.SAMPLES)
  public double integral(final FeatureStream stream, final FeatureStore state) {
    return state.byHandle(stream);
  }

  /**
   * A counter whose changes are counted.
   *
   * @param stream the samples
   * @param state the store
   * @return a sum of derivatives
   */
  @Benchmark
  @OperationsPerInvocation(FeatureStream.SAMPLES)
  public double changes(final FeatureStream stream, final FeatureStore state) {
    return state.byHandle(stream);
  }

  /**
   * A counter of which the last of repeated samples counts; none is repeated.
   *
   * @param stream the samples
   * @param state the store
   * @return a sum of derivatives
   */
  @Benchmark
  @OperationsPerInvocation(FeatureStream.SAMPLES)
  public double keepLast(final FeatureStream stream, final FeatureStore state) {
    return state.byHandle(stream);
  }

  /**
   * A counter whose derivative has a bound; none is above it.
   *
   * @param stream the samples
   * @param state the store
   * @return a sum of derivatives
   */
  @Benchmark
  @OperationsPerInvocation(FeatureStream.SAMPLES)
  public double maxRate(final FeatureStream stream, final FeatureStore state) {
    return state.byHandle(stream);
  }

  /**
   * A counter of 32 bits, which wraps now and then.
   *
   * @param stream the samples
   * @param state the store
   * @return a sum of derivatives
   */
  @Benchmark
  @OperationsPerInvocation(FeatureStream.SAMPLES)
  public double wrap32(final FeatureStream stream, final FeatureStore state) {
    return state.byHandle(stream);
  }

  /**
   * The plain counter in rounds of one x: {@link DerivativeStore#update(Round)}.
   *
   * @param stream the samples
   * @param state the store
   */
  @Benchmark
  @OperationsPerInvocation(FeatureStream.SAMPLES)
  public void roundCounter(final FeatureStream stream, final FeatureRounds state) {
    state.update();
  }

  /**
   * A gauge in rounds of one x.
   *
   * @param stream the samples
   * @param state the store
   */
  @Benchmark
  @OperationsPerInvocation(FeatureStream.SAMPLES)
  public void roundGauge(final FeatureStream stream, final FeatureRounds state) {
    state.update();
  }

  /**
   * A counter of unsigned longs in rounds of one x.
   *
   * @param stream the samples
   * @param state the store
   */
  @Benchmark
  @OperationsPerInvocation(FeatureStream.SAMPLES)
  public void roundUnsigned(final FeatureStream stream, final FeatureRounds state) {
    state.update();
  }

  /**
   * A counter of keys that expire, in rounds of one x.
   *
   * @param stream the samples
   * @param state the store
   */
  @Benchmark
  @OperationsPerInvocation(FeatureStream.SAMPLES)
  public void roundIdleTimeout(final FeatureStream stream, final FeatureRounds state) {
    state.update();
  }

  /**
   * A counter of keys that expire, in rounds in which each sample has its own x.
   *
   * @param stream the samples
   * @param state the store
   */
  @Benchmark
  @OperationsPerInvocation(FeatureStream.SAMPLES)
  public void roundIdleTimeoutEachX(final FeatureStream stream, final FeatureRounds state) {
    state.update();
  }

  /**
   * Rounds of one x and four fields of longs, of keys that expire: one operation is one value.
   *
   * @param stream the samples
   * @param state the store
   */
  @Benchmark
  @OperationsPerInvocation(FeatureStream.SAMPLES)
  public void poll(final FeatureStream stream, final FeatureRounds state) {
    state.update();
  }

  /**
   * The plain counter by key: {@link DerivativeStore#updateByKey}.
   *
   * @param stream the samples
   * @param state the store
   * @return a sum of derivatives
   */
  @Benchmark
  @OperationsPerInvocation(FeatureStream.SAMPLES)
  public double byKeyCounter(final FeatureStream stream, final FeatureStore state) {
    return state.byKey(stream);
  }

  /**
   * A counter of keys that expire, by key.
   *
   * @param stream the samples
   * @param state the store
   * @return a sum of derivatives
   */
  @Benchmark
  @OperationsPerInvocation(FeatureStream.SAMPLES)
  public double byKeyIdleTimeout(final FeatureStream stream, final FeatureStore state) {
    return state.byKey(stream);
  }

  /**
   * Rows of four fields and a byte-string key, of keys that expire, by {@link
   * DerivativeStore#update(Sample)}: one operation is one row, filled and taken.
   *
   * @param stream the samples
   * @param state the store
   * @return a sum of derivatives
   */
  @Benchmark
  @OperationsPerInvocation(FeatureStream.SAMPLES)
  public double rowOfFour(final FeatureStream stream, final FeatureRows state) {
    return state.update(stream);
  }

  /**
   * New keys in a full store, for each of which one goes idle: one operation is one new key.
   *
   * @param stream the samples
   * @param state the store
   * @return how many keys there were
   */
  @Benchmark
  @OperationsPerInvocation(FeatureStream.SAMPLES)
  public long newKeyInFullStore(final FeatureStream stream, final FullStore state) {
    return state.come(FeatureStream.SAMPLES);
  }

  /**
   * The same in a store of ten times as many keys.
   *
   * @param stream the samples
   * @param state the store
   * @return how many keys there were
   */
  @Benchmark
  @OperationsPerInvocation(FeatureStream.SAMPLES)
  public long newKeyInTenfoldStore(final FeatureStream stream, final FullStore.Tenfold state) {
    return state.come(FeatureStream.SAMPLES);
  }

  /**
   * {@link DerivativeField#rates(double[])} of a thousand keys in a store for a thousand: one
   * operation is one key's rate.
   *
   * @param state the store
   * @return how many rates were read
   */
  @Benchmark
  @OperationsPerInvocation(FeatureStream.SAMPLES)
  public int ratesOfFew(final FewKeys state) {
    return state.rates();
  }

  /**
   * The same of a thousand keys in a store for a million.
   *
   * @param state the store
   * @return how many rates were read
   */
  @Benchmark
  @OperationsPerInvocation(FeatureStream.SAMPLES)
  public int ratesOfFewInLarge(final FewKeys.InLarge state) {
    return state.rates();
  }
}
