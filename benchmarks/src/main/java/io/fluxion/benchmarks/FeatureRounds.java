// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks;

import io.fluxion.DerivativeSchema;
import io.fluxion.DerivativeStore;
import io.fluxion.FieldSchema;
import io.fluxion.Round;
import io.fluxion.SampleStatus;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * A store with the feature that the method is named after, fed round by round. As in {@link
 * RoundStream} the columns are filled before an invocation, and every status and derivative is
 * looked at after it; neither is in its time.
 *
 * <p>{@code poll} has four fields of longs instead: two counters and two gauges, of keys that
 * expire. Its invocation takes as many values: a quarter of the keys' samples, four values each.
 */
@State(Scope.Benchmark)
public class FeatureRounds {
  private static final int POLL_FIELDS = 4;
  private static final String EACH_X = "EachX";
  private static final int X_SPREAD = 1 << 10;

  DerivativeStore store;
  Round[] rounds;
  private Feature feature;
  private int fields;
  private boolean eachX;
  private int[] handles;
  private double sum;

  /** Filled in by {@link #setUp(FeatureStream, BenchmarkParams)}. */
  public FeatureRounds() {}

  /**
   * Gives each key its first sample.
   *
   * @param stream at its beginning
   * @param params name the method
   */
  @Setup(Level.Trial)
  public void setUp(final FeatureStream stream, final BenchmarkParams params) {
    setUp(stream, FeatureStore.methodOf(params));
  }

  final void setUp(final FeatureStream stream, final String method) {
    final boolean poll = method.equals("poll");
    fields = poll ? POLL_FIELDS : 1;
    eachX = method.endsWith(EACH_X);
    feature = poll ? Feature.IDLE_TIMEOUT : Feature.of(method.replace(EACH_X, ""));
    store =
        DerivativeStore.builder(poll ? pollSchema() : feature.schema())
            .maxKeys(stream.keys)
            .build();
    handles = new int[stream.keys];
    sum = 0;
    for (int i = 0; i < stream.keys; i++) {
      handles[i] = store.acquire(stream.key(i));
      for (int field = 0; field < fields; field++) {
        store.field(field).update(handles[i], x(stream, i), feature.base());
      }
    }
    stream.first();
    final int length = Math.min(stream.keys, FeatureStream.SAMPLES / POLL_FIELDS);
    rounds = new Round[FeatureStream.SAMPLES / fields / length];
    for (int i = 0; i < rounds.length; i++) {
      rounds[i] = store.newRound(length);
    }
  }

  private static DerivativeSchema pollSchema() {
    return DerivativeSchema.of(
            FieldSchema.counter("received"),
            FieldSchema.counter("sent"),
            FieldSchema.gauge("memory"),
            FieldSchema.gauge("threads"))
        .idleTimeout(FeatureStream.IDLE_TIMEOUT);
  }

  private boolean isGauge(final int field) {
    return feature == Feature.GAUGE || field >= POLL_FIELDS / 2;
  }

  private long x(final FeatureStream stream, final int number) {
    return eachX ? stream.x() + (stream.key(number) >>> 32) % X_SPREAD : stream.x();
  }

  /**
   * Fills the rounds of the next invocation.
   *
   * @param stream the samples
   */
  @Setup(Level.Invocation)
  public void fill(final FeatureStream stream) {
    for (final Round round : rounds) {
      fill(round, stream);
      stream.next(round.capacity());
    }
  }

  private void fill(final Round round, final FeatureStream stream) {
    final int from = stream.position();
    final int length = round.capacity();
    round.clear();
    System.arraycopy(handles, from, round.handles(), 0, length);
    for (int field = 0; field < fields; field++) {
      final long factor = isGauge(field) ? stream.level() : stream.total();
      for (int i = 0; i < length; i++) {
        round.ys(field)[i] = feature.base() + factor * stream.increments()[from + i];
        round.statuses(field)[i] = SampleStatus.REJECTED;
      }
    }
    if (eachX) {
      round.eachX();
      for (int i = 0; i < length; i++) {
        round.xs(0)[i] = x(stream, from + i);
      }
    } else {
      round.x(stream.x());
    }
    round.size(length);
  }

  final void update() {
    final DerivativeStore store = this.store;
    for (final Round round : rounds) {
      store.update(round);
    }
  }

  /** Fails where a sample of the invocation made no derivative. */
  @TearDown(Level.Invocation)
  public void add() {
    for (final Round round : rounds) {
      for (int field = 0; field < fields; field++) {
        for (int i = 0; i < round.size(); i++) {
          if (round.statuses(field)[i] != SampleStatus.OK) {
            throw new IllegalStateException(
                "sample " + i + " is " + SampleStatus.name(round.statuses(field)[i]));
          }
          sum += round.derivatives(field)[i];
        }
      }
    }
  }

  /**
   * Fails where a status or a derivative was wrong.
   *
   * @param stream after an iteration
   */
  @TearDown(Level.Iteration)
  public void tearDown(final FeatureStream stream) {
    FeatureStore.verifyStatuses(store, fields, stream.taken(), stream.keys);
    final double due =
        fields == 1
            ? feature.due(stream)
            : POLL_FIELDS / 2 * (stream.dueOfCounter() + stream.dueOfGauge());
    FeatureStore.verifySum(sum, due);
  }
}
