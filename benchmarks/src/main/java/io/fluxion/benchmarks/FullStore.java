// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks;

import io.fluxion.DerivativeSchema;
import io.fluxion.DerivativeStore;
import io.fluxion.FieldSchema;
import io.fluxion.SampleStatus;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A full store whose keys go idle one at a time, and for each of them a new one comes. Every key
 * has one sample, and no two at the same time. Who goes next is anywhere: the keys that were there
 * at the beginning were heard of in random order, and a new key takes the slot of the idle one.
 */
@State(Scope.Benchmark)
public class FullStore {
  private static final long SEED = 42;

  DerivativeStore store;
  private int capacity;
  private long time;
  private long born;

  /** Filled in by {@link #setUp(FeatureStream)}. */
  public FullStore() {}

  /**
   * Fills the store.
   *
   * @param stream says how many keys it holds
   */
  @Setup(Level.Trial)
  public void setUp(final FeatureStream stream) {
    setUp(stream.keys);
  }

  final void setUp(final int keys) {
    capacity = keys;
    store =
        DerivativeStore.builder(
                DerivativeSchema.of(FieldSchema.counter("value")).idleTimeout(keys - 1L))
            .maxKeys(keys)
            .build();
    final int[] handles = new int[keys];
    for (int i = 0; i < keys; i++) {
      handles[i] = store.acquire(KeyedStream.key(i));
    }
    final SplittableRandom random = new SplittableRandom(SEED);
    time = KeyedStream.FIRST_X;
    for (int i = keys - 1; i >= 0; i--) {
      final int other = random.nextInt(i + 1);
      final int handle = handles[other];
      handles[other] = handles[i];
      store.advanceTo(++time);
      store.update(handle, time, 0);
    }
    born = keys;
  }

  /** So many new keys; before each one the time moves on, and one key is idle then. */
  final long come(final int keys) {
    final DerivativeStore store = this.store;
    for (int i = 0; i < keys; i++) {
      store.advanceTo(++time);
      store.updateByKey(KeyedStream.key(born++), time, i);
    }
    return born;
  }

  /** Fails where a key was rejected, or went too early or too late. */
  @TearDown(Level.Iteration)
  public void tearDown() {
    if (store.count(SampleStatus.FIRST) != born
        || store.count(SampleStatus.REJECTED) != 0
        || store.size() != capacity) {
      throw new IllegalStateException(
          String.format(
              "%d of %d keys came, %d were rejected, %d of %d are there",
              store.count(SampleStatus.FIRST),
              born,
              store.count(SampleStatus.REJECTED),
              store.size(),
              capacity));
    }
  }

  /** Ten times as large a store. */
  @State(Scope.Benchmark)
  public static class Tenfold extends FullStore {
    private static final int TIMES = 10;

    /** Filled in by {@link #setUp(FeatureStream)}. */
    public Tenfold() {}

    @Override
    public void setUp(final FeatureStream stream) {
      setUp(TIMES * stream.keys);
    }
  }
}
