// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks;

import io.fluxion.DerivativeStore;
import io.fluxion.SampleStatus;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;

/** A store with the feature that the method is named after, fed sample by sample. */
@State(Scope.Benchmark)
public class FeatureStore {
  DerivativeStore store;
  private Feature feature;
  private int[] handles;
  private double sum;

  /** Filled in by {@link #setUp(FeatureStream, BenchmarkParams)}. */
  public FeatureStore() {}

  /**
   * Gives each key its first sample.
   *
   * @param stream at its beginning
   * @param params name the method
   */
  @Setup(Level.Trial)
  public void setUp(final FeatureStream stream, final BenchmarkParams params) {
    setUp(stream, methodOf(params));
  }

  static String methodOf(final BenchmarkParams params) {
    final String benchmark = params.getBenchmark();
    return benchmark.substring(benchmark.lastIndexOf('.') + 1);
  }

  final void setUp(final FeatureStream stream, final String method) {
    feature = Feature.of(method);
    store = DerivativeStore.builder(feature.schema()).maxKeys(stream.keys).build();
    handles = new int[stream.keys];
    sum = 0;
    for (int i = 0; i < stream.keys; i++) {
      begin(method.startsWith("byKey"), stream, i);
    }
    stream.first();
  }

  /** Gives a key its first sample in the same way as all others. */
  private void begin(final boolean isByKey, final FeatureStream stream, final int number) {
    final long key = stream.key(number);
    if (isByKey) {
      store.updateByKey(key, stream.x(), feature.base());
      handles[number] = store.find(key);
      return;
    }
    handles[number] = store.acquire(key);
    if (feature == Feature.DOUBLES) {
      store.update(handles[number], stream.x(), 0.0);
    } else {
      store.update(handles[number], stream.x(), feature.base());
    }
  }

  /** By handle, y in longs. */
  final double byHandle(final FeatureStream stream) {
    final DerivativeStore store = this.store;
    final int[] handles = this.handles;
    final byte[] increments = stream.increments();
    final long base = feature.base();
    final long mask = feature.mask();
    double invocationSum = 0;
    for (int taken = 0; taken < FeatureStream.SAMPLES; taken += handles.length) {
      final long x = stream.x();
      final long factor = feature.factor(stream);
      for (int i = 0; i < handles.length; i++) {
        invocationSum += store.update(handles[i], x, base + factor * increments[i] & mask);
      }
      stream.next(handles.length);
    }
    sum += invocationSum;
    return invocationSum;
  }

  /** By handle, y in doubles. */
  final double byHandleDoubles(final FeatureStream stream) {
    final DerivativeStore store = this.store;
    final int[] handles = this.handles;
    final byte[] increments = stream.increments();
    double invocationSum = 0;
    for (int taken = 0; taken < FeatureStream.SAMPLES; taken += handles.length) {
      final long x = stream.x();
      final double factor = stream.total();
      for (int i = 0; i < handles.length; i++) {
        invocationSum += store.update(handles[i], x, factor * increments[i]);
      }
      stream.next(handles.length);
    }
    sum += invocationSum;
    return invocationSum;
  }

  /** By key, y in longs. */
  final double byKey(final FeatureStream stream) {
    final DerivativeStore store = this.store;
    final long[] keys = stream.keySequence();
    final byte[] increments = stream.increments();
    double invocationSum = 0;
    for (int taken = 0; taken < FeatureStream.SAMPLES; taken += keys.length) {
      final long x = stream.x();
      final long total = stream.total();
      for (int i = 0; i < keys.length; i++) {
        invocationSum += store.updateByKey(keys[i], x, total * increments[i]);
      }
      stream.next(keys.length);
    }
    sum += invocationSum;
    return invocationSum;
  }

  /**
   * Fails where a status, a derivative or what the feature keeps was wrong.
   *
   * @param stream after an iteration
   */
  @TearDown(Level.Iteration)
  public void tearDown(final FeatureStream stream) {
    verifyStatuses(store, 1, stream.taken(), stream.keys);
    verifySum(sum, feature.due(stream));
    for (int i = 0; i < stream.keys; i++) {
      feature.verify(stream, store, i);
    }
  }

  /** Throws unless all samples but the first of each key made a derivative, and none is missing. */
  static void verifyStatuses(
      final DerivativeStore store, final int fields, final long taken, final long keys) {
    final long made = store.count(SampleStatus.OK) + store.count(SampleStatus.WRAP);
    long all = 0;
    for (int status = 0; status < SampleStatus.COUNT; status++) {
      all += store.count(status);
    }
    final long firsts = store.count(SampleStatus.FIRST);
    if (made != fields * taken || firsts != fields * keys || all != made + firsts) {
      throw new IllegalStateException(
          String.format(
              "%d derivatives and %d first samples of %d, where %d and %d were due",
              made, firsts, all, fields * taken, fields * keys));
    }
  }

  static void verifySum(final double sum, final double due) {
    if (sum != due) {
      throw new IllegalStateException(
          "derivatives with the sum " + sum + ", where " + due + " was due");
    }
  }
}
