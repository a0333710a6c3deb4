// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks;

import io.fluxion.DerivativeSchema;
import io.fluxion.SampleStatus;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The bytes that a round of one x must read and write, moved by plain copies and fills: read are
 * slot, y, last x, last y and cursor; written are last x, last y, cursor, a ring entry of each, the
 * derivative and the status. Nothing is computed.
 */
@State(Scope.Benchmark)
public class RoundCopy {
  private static final int BLOCK = 512;

  private long[] lastX;
  private long[] lastY;
  private long[] ringX;
  private long[] ringY;
  private long[] derivatives;
  private int[] cursors;
  private int plane;
  private int next;

  /** Filled in by {@link #setUp}. */
  public RoundCopy() {}

  /**
   * Takes the memory.
   *
   * @param stream the keys
   */
  @Setup(Level.Trial)
  public void setUp(final RoundStream stream) {
    lastX = new long[stream.keys];
    lastY = new long[stream.keys];
    ringX = new long[DerivativeSchema.DEFAULT_WINDOW * stream.keys];
    ringY = new long[ringX.length];
    derivatives = new long[stream.keys];
    cursors = new int[stream.keys];
    stream.bytesOnly = true;
    for (int number = 0; number < stream.keys; number++) {
      stream.handleOf[number] = number;
    }
  }

  final void copy(final RoundStream stream) {
    for (int call = 0; call < stream.calls; call++) {
      final int count = stream.counts[call];
      for (int from = 0; from < count; from += BLOCK) {
        copy(stream, call, from, Math.min(BLOCK, count - from));
      }
      next += count;
      if (next == lastX.length) {
        next = 0;
        plane = plane + lastX.length == ringX.length ? 0 : plane + lastX.length;
      }
    }
  }

  private void copy(final RoundStream stream, final int call, final int from, final int length) {
    final int slot = next + from;
    System.arraycopy(lastY, slot, derivatives, slot, length);
    System.arraycopy(lastX, slot, ringX, plane + slot, length);
    System.arraycopy(stream.ys[call], from, ringY, plane + slot, length);
    System.arraycopy(stream.ys[call], from, lastY, slot, length);
    System.arraycopy(stream.handlesOf[call], from, cursors, slot, length);
    Arrays.fill(lastX, slot, slot + length, stream.x[call]);
    Arrays.fill(stream.statuses[call], from, from + length, (byte) SampleStatus.OK);
  }

  /**
   * Fails where something was not moved.
   *
   * @param stream after an invocation
   */
  @TearDown(Level.Invocation)
  public void verify(final RoundStream stream) {
    final int call = stream.calls - 1;
    for (int i = 0; i < stream.counts[call]; i++) {
      final int slot = stream.handlesOf[call][i];
      if (cursors[slot] != slot
          || lastX[slot] != stream.x[call]
          || lastY[slot] != stream.ys[call][i]) {
        throw new IllegalStateException("slot " + slot + " was not moved");
      }
    }
  }
}
