// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.peers;

/** State by key that takes samples: what a peer of the engine is to a benchmark's loop. */
public interface KeyedPeer {
  /**
   * Takes a sample.
   *
   * @param key any
   * @param x a time
   * @param y a counter
   * @return Δy/Δx, or NaN where this sample makes none
   */
  double update(long key, long x, long y);

  /**
   * How many samples had this status.
   *
   * @param status a {@link io.fluxion.SampleStatus}
   * @return 0 or more
   */
  long count(int status);
}
