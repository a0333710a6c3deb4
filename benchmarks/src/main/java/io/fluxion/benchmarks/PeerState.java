// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks;

import io.fluxion.DerivativeSchema;
import io.fluxion.SampleStatus;
import io.fluxion.benchmarks.peers.AgronaRingMap;
import io.fluxion.benchmarks.peers.ChronicleRingMap;
import io.fluxion.benchmarks.peers.ColumnsMap;
import io.fluxion.benchmarks.peers.EclipseRingMap;
import io.fluxion.benchmarks.peers.FastutilRingMap;
import io.fluxion.benchmarks.peers.JdkRingMap;
import io.fluxion.benchmarks.peers.KeyedPeer;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A peer, fed in one loop for all of them. A fork loads only the peer that it measures, so that the
 * loop has it alone for a target.
 *
 * @param <P> the peer
 */
public abstract class PeerState<P extends KeyedPeer> {
  private static final int WINDOW = DerivativeSchema.DEFAULT_WINDOW;

  P peer;

  /** Filled in by {@link #setUp}. */
  protected PeerState() {}

  /**
   * Makes the peer.
   *
   * @param keys how many there will be
   * @return an empty one
   */
  protected abstract P create(int keys);

  /**
   * Gives each key its first sample.
   *
   * @param stream at its beginning
   */
  @Setup(Level.Trial)
  public void setUp(final KeyedStream stream) {
    peer = create(stream.keys);
    stream.forEachKey(peer::update);
  }

  final double feed(final KeyedStream stream) {
    final P peer = this.peer;
    final long[] keys = stream.keySequence();
    final byte[] increments = stream.incrementSequence();
    final long x = stream.x();
    final long total = stream.total();
    final int end = stream.position() + KeyedStream.BATCH;
    double sum = 0;
    for (int i = stream.position(); i < end; i++) {
      sum += peer.update(keys[i], x, total * increments[i]);
    }
    return stream.close(sum);
  }

  /**
   * Fails where a result was wrong.
   *
   * @param stream after an iteration
   */
  @TearDown(Level.Iteration)
  public void tearDown(final KeyedStream stream) {
    stream.verify(peer.count(SampleStatus.OK));
  }

  /** The JDK's map. */
  @State(Scope.Benchmark)
  public static class Jdk extends PeerState<JdkRingMap> {
    /** Filled in by {@link #setUp}. */
    public Jdk() {}

    @Override
    protected JdkRingMap create(final int keys) {
      return new JdkRingMap(WINDOW);
    }
  }

  /** fastutil's map. */
  @State(Scope.Benchmark)
  public static class Fastutil extends PeerState<FastutilRingMap> {
    /** Filled in by {@link #setUp}. */
    public Fastutil() {}

    @Override
    protected FastutilRingMap create(final int keys) {
      return new FastutilRingMap(WINDOW);
    }
  }

  /** fastutil's map with columns behind it. */
  @State(Scope.Benchmark)
  public static class Columns extends PeerState<ColumnsMap> {
    /** Filled in by {@link #setUp}. */
    public Columns() {}

    @Override
    protected ColumnsMap create(final int keys) {
      return new ColumnsMap(keys, WINDOW);
    }
  }

  /** Agrona's map. */
  @State(Scope.Benchmark)
  public static class Agrona extends PeerState<AgronaRingMap> {
    /** Filled in by {@link #setUp}. */
    public Agrona() {}

    @Override
    protected AgronaRingMap create(final int keys) {
      return new AgronaRingMap(WINDOW);
    }
  }

  /** The map of Eclipse Collections. */
  @State(Scope.Benchmark)
  public static class Eclipse extends PeerState<EclipseRingMap> {
    /** Filled in by {@link #setUp}. */
    public Eclipse() {}

    @Override
    protected EclipseRingMap create(final int keys) {
      return new EclipseRingMap(WINDOW);
    }
  }

  /** Chronicle's map. */
  @State(Scope.Benchmark)
  public static class Chronicle extends PeerState<ChronicleRingMap> {
    /** Filled in by {@link #setUp}. */
    public Chronicle() {}

    @Override
    protected ChronicleRingMap create(final int keys) {
      return new ChronicleRingMap(keys);
    }

    /** Gives the memory back. */
    @TearDown(Level.Trial)
    public void close() {
      peer.close();
    }
  }
}
