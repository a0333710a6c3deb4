// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks;

import io.fluxion.DerivativeSchema;
import io.fluxion.SampleStatus;
import io.fluxion.benchmarks.peers.ExpiringRingMap;
import io.fluxion.benchmarks.peers.FastutilExpiringMap;
import io.fluxion.benchmarks.peers.JdkExpiringMap;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A map of rings where keys come and expire; a fork loads only the one that it measures. */
public abstract class ChurnPeer {
  private static final int WINDOW = DerivativeSchema.DEFAULT_WINDOW;

  ExpiringRingMap rings;

  /** Filled in by {@link #setUp}. */
  protected ChurnPeer() {}

  /**
   * Makes the map.
   *
   * @param capacity the most keys at once
   * @return an empty one
   */
  protected abstract ExpiringRingMap create(int capacity);

  /**
   * Gives each key its first sample.
   *
   * @param stream at its beginning
   */
  @Setup(Level.Trial)
  public void setUp(final ChurnStream stream) {
    rings = create(stream.capacity());
    stream.forEachKey(rings::update);
  }

  final double feed(final ChurnStream stream) {
    final ExpiringRingMap rings = this.rings;
    final long[] keys = stream.keySequence();
    final byte[] increments = stream.incrementSequence();
    final long x = stream.x();
    final long total = stream.total();
    final int end = stream.position() + ChurnStream.BATCH;
    double sum = 0;
    for (int i = stream.position(); i < end; i++) {
      final double derivative = rings.update(keys[i], x, total * increments[i]);
      if (!Double.isNaN(derivative)) {
        sum += derivative;
      }
    }
    return stream.close(sum);
  }

  /**
   * Fails where a result was wrong.
   *
   * @param stream after an iteration
   */
  @TearDown(Level.Iteration)
  public void tearDown(final ChurnStream stream) {
    stream.verify(
        rings.count(SampleStatus.OK),
        rings.count(SampleStatus.FIRST),
        stream.expired(),
        rings.expired(),
        rings.size());
  }

  /** The JDK's map. */
  @State(Scope.Benchmark)
  public static class Jdk extends ChurnPeer {
    /** Filled in by {@link #setUp}. */
    public Jdk() {}

    @Override
    protected ExpiringRingMap create(final int capacity) {
      return new JdkExpiringMap(WINDOW, capacity, ChurnStream.IDLE_TIMEOUT);
    }
  }

  /** fastutil's map. */
  @State(Scope.Benchmark)
  public static class Fastutil extends ChurnPeer {
    /** Filled in by {@link #setUp}. */
    public Fastutil() {}

    @Override
    protected ExpiringRingMap create(final int capacity) {
      return new FastutilExpiringMap(WINDOW, capacity, ChurnStream.IDLE_TIMEOUT);
    }
  }
}
