// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks;

import io.fluxion.DerivativeField;
import io.fluxion.DerivativeSchema;
import io.fluxion.DerivativeStore;
import io.fluxion.Fluxion;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A store for as many keys as it has, their windows full, all of whose rates are read at once. */
@State(Scope.Benchmark)
public class FewKeys {
  /** How many keys the store has. */
  static final int KEYS = 1_000;

  final double[] out = new double[KEYS];
  private DerivativeField field;

  /** Filled in by {@link #setUp}. */
  public FewKeys() {}

  /** How many keys the store has room for. */
  int capacity() {
    return KEYS;
  }

  /** Fills the windows: each key's y moves by its own step from round to round. */
  @Setup(Level.Trial)
  public void setUp() {
    final DerivativeStore store = Fluxion.counters(capacity());
    field = store.field(0);
    for (int round = 0; round < 2 * DerivativeSchema.DEFAULT_WINDOW; round++) {
      for (int i = 0; i < KEYS; i++) {
        store.updateByKey(KeyedStream.key(i), round * FeatureStream.STEP_X, round * step(i));
      }
    }
    Arrays.fill(out, Double.NaN);
  }

  private static long step(final int number) {
    return 1 + number;
  }

  final int rates() {
    int written = 0;
    for (int read = 0; read < FeatureStream.SAMPLES; read += KEYS) {
      written += field.rates(out);
    }
    return written;
  }

  /** Fails where a rate was wrong, or none was read. */
  @TearDown(Level.Iteration)
  public void tearDown() {
    for (int i = 0; i < KEYS; i++) {
      final double due = (double) step(i) / FeatureStream.STEP_X;
      if (out[i] != due) {
        throw new IllegalStateException("the rate is " + out[i] + ", where " + due + " was due");
      }
    }
    Arrays.fill(out, Double.NaN);
  }

  /** The same keys in a store that has room for a million. */
  @State(Scope.Benchmark)
  public static class InLarge extends FewKeys {
    private static final int ROOM = 1_000_000;

    /** Filled in by {@link #setUp}. */
    public InLarge() {}

    @Override
    int capacity() {
      return ROOM;
    }
  }
}
