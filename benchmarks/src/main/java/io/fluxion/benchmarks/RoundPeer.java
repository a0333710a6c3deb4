// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks;

import io.fluxion.DerivativeSchema;
import io.fluxion.SampleStatus;
import io.fluxion.benchmarks.peers.AgronaRingMap;
import io.fluxion.benchmarks.peers.FastutilRingMap;
import io.fluxion.benchmarks.peers.RingMap;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A map of ring objects, fed sample by sample. A fork loads only the map that it measures, so that
 * the loop has it alone for a target.
 */
public abstract class RoundPeer {
  private RingMap peer;

  /** Filled in by {@link #setUp}. */
  protected RoundPeer() {}

  /**
   * Makes the map.
   *
   * @param window how many samples are kept for a key
   * @return an empty one
   */
  protected abstract RingMap create(int window);

  /**
   * Gives each key its first sample.
   *
   * @param stream the keys
   */
  @Setup(Level.Trial)
  public void setUp(final RoundStream stream) {
    peer = create(DerivativeSchema.DEFAULT_WINDOW);
    for (int number = 0; number < stream.keys; number++) {
      peer.update(RoundStream.key(number), stream.lastX[number], stream.lastY[number]);
    }
  }

  final void feed(final RoundStream stream) {
    final RingMap peer = this.peer;
    for (int call = 0; call < stream.calls; call++) {
      final long[] keys = stream.keysOf[call];
      final long[] ys = stream.ys[call];
      final double[] derivatives = stream.derivatives[call];
      final byte[] statuses = stream.statuses[call];
      final long x = stream.x[call];
      for (int i = 0; i < stream.counts[call]; i++) {
        final double derivative = peer.update(keys[i], x, ys[i]);
        derivatives[i] = derivative;
        // A map of rings keeps no status of a sample: it has a derivative, or it has none.
        statuses[i] =
            (byte) (derivative == derivative ? SampleStatus.OK : SampleStatus.NOT_A_NUMBER);
      }
    }
  }

  /** fastutil's map. */
  @State(Scope.Benchmark)
  public static class Fastutil extends RoundPeer {
    /** Filled in by {@link #setUp}. */
    public Fastutil() {}

    @Override
    protected RingMap create(final int window) {
      return new FastutilRingMap(window);
    }
  }

  /** Agrona's map. */
  @State(Scope.Benchmark)
  public static class Agrona extends RoundPeer {
    /** Filled in by {@link #setUp}. */
    public Agrona() {}

    @Override
    protected RingMap create(final int window) {
      return new AgronaRingMap(window);
    }
  }
}
