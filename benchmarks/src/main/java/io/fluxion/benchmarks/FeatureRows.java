// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks;

import io.fluxion.DerivativeSchema;
import io.fluxion.DerivativeStore;
import io.fluxion.FieldSchema;
import io.fluxion.NumberType;
import io.fluxion.Sample;
import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A store of rows as an agent has them: two counters, a gauge in longs and one in doubles, of keys
 * that expire and are called by sixteen hexadecimal digits.
 */
@State(Scope.Benchmark)
public class FeatureRows {
  private static final int FIELDS = 4;
  private static final int KEY_BYTES = 16;

  DerivativeStore store;
  private Sample row;
  private byte[] names;
  private double sum;

  /** Filled in by {@link #setUp}. */
  public FeatureRows() {}

  /**
   * Gives each key its first row.
   *
   * @param stream at its beginning
   */
  @Setup(Level.Trial)
  public void setUp(final FeatureStream stream) {
    store =
        DerivativeStore.builder(
                DerivativeSchema.of(
                        FieldSchema.counter("received"),
                        FieldSchema.counter("sent"),
                        FieldSchema.gauge("memory"),
                        FieldSchema.gauge("load").yType(NumberType.DOUBLE))
                    .idleTimeout(FeatureStream.IDLE_TIMEOUT))
            .maxKeys(stream.keys)
            .byteKeys(KEY_BYTES)
            .build();
    row = store.newSample();
    names = new byte[stream.keys * KEY_BYTES];
    sum = 0;
    for (int i = 0; i < stream.keys; i++) {
      final byte[] name = String.format("%016x", stream.key(i)).getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(name, 0, names, i * KEY_BYTES, KEY_BYTES);
      update(i, stream.x(), 0, 0, 0);
    }
    sum = 0;
    stream.first();
  }

  private double update(
      final int number, final long x, final long counter, final long gauge, final double load) {
    final Sample row = this.row;
    row.clear();
    System.arraycopy(names, number * KEY_BYTES, row.key(), 0, KEY_BYTES);
    row.keyLength(KEY_BYTES);
    row.x(x);
    row.setY(0, counter);
    row.setY(1, counter);
    row.setY(2, gauge);
    row.setY(3, load);
    store.update(row);
    return row.derivative(0) + row.derivative(1) + row.derivative(2) + row.derivative(3);
  }

  final double update(final FeatureStream stream) {
    final byte[] increments = stream.increments();
    double invocationSum = 0;
    for (int taken = 0; taken < FeatureStream.SAMPLES; taken += increments.length) {
      final long x = stream.x();
      final long total = stream.total();
      final long level = stream.level();
      for (int i = 0; i < increments.length; i++) {
        final long gauge = level * increments[i];
        invocationSum += update(i, x, total * increments[i], gauge, gauge);
      }
      stream.next(increments.length);
    }
    sum += invocationSum;
    return invocationSum;
  }

  /**
   * Fails where a status or a derivative was wrong.
   *
   * @param stream after an iteration
   */
  @TearDown(Level.Iteration)
  public void tearDown(final FeatureStream stream) {
    FeatureStore.verifyStatuses(store, FIELDS, stream.taken(), stream.keys);
    FeatureStore.verifySum(sum, FIELDS / 2 * (stream.dueOfCounter() + stream.dueOfGauge()));
  }
}
