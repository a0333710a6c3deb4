// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks;

import io.fluxion.DerivativeSchema;
import io.fluxion.DerivativeStore;
import io.fluxion.FieldSchema;
import io.fluxion.SampleStatus;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The engine's store where keys come and go. */
public abstract class ChurnStore {
  DerivativeStore store;
  private final DerivativeSchema schema;

  /**
   * For one of the ways in which keys go.
   *
   * @param schema of the store
   */
  protected ChurnStore(final DerivativeSchema schema) {
    this.schema = schema;
  }

  /**
   * Gives each key its first sample.
   *
   * @param stream at its beginning
   */
  @Setup(Level.Trial)
  public void setUp(final ChurnStream stream) {
    store = DerivativeStore.builder(schema).maxKeys(stream.capacity()).build();
    stream.forEachKey(store::updateByKey);
  }

  /** Before a batch. */
  void begin(final ChurnStream stream) {}

  final double feed(final ChurnStream stream) {
    begin(stream);
    final DerivativeStore store = this.store;
    final long[] keys = stream.keySequence();
    final byte[] increments = stream.incrementSequence();
    final long x = stream.x();
    final long total = stream.total();
    final int end = stream.position() + ChurnStream.BATCH;
    double sum = 0;
    for (int i = stream.position(); i < end; i++) {
      final double derivative = store.updateByKey(keys[i], x, total * increments[i]);
      if (!Double.isNaN(derivative)) {
        sum += derivative;
      }
    }
    return stream.close(sum);
  }

  final void verify(final ChurnStream stream, final long due) {
    final long firsts = store.count(SampleStatus.FIRST);
    final long live = store.size();
    stream.verify(store.count(SampleStatus.OK), firsts, due, firsts - live, live);
  }

  /** With an idle timeout; the store is told the time of each batch. */
  @State(Scope.Benchmark)
  public static class Expiring extends ChurnStore {
    /** Filled in by {@link #setUp}. */
    public Expiring() {
      super(
          DerivativeSchema.of(FieldSchema.counter("value")).idleTimeout(ChurnStream.IDLE_TIMEOUT));
    }

    @Override
    void begin(final ChurnStream stream) {
      // Otherwise the first key of a round was heard of at the time of the last one: x is the time
      // only once two keys have reached it.
      store.advanceTo(stream.x());
    }

    /**
     * Fails where a result was wrong.
     *
     * @param stream after an iteration
     */
    @TearDown(Level.Iteration)
    public void tearDown(final ChurnStream stream) {
      // The keys that nobody has stumbled upon yet.
      store.expire();
      verify(stream, stream.expired());
    }
  }

  /** With keys that are removed by call. */
  @State(Scope.Benchmark)
  public static class Removing extends ChurnStore {
    /** Filled in by {@link #setUp}. */
    public Removing() {
      super(DerivativeSchema.of(FieldSchema.counter("value")));
    }

    final void remove(final long[] keys) {
      for (final long key : keys) {
        store.removeKey(key);
      }
    }

    /**
     * Fails where a result was wrong.
     *
     * @param stream after an iteration
     */
    @TearDown(Level.Iteration)
    public void tearDown(final ChurnStream stream) {
      verify(stream, stream.replaced());
    }
  }
}
