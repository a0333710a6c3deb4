// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.alternatives;

/**
 * What is kept for a slot, laid out in memory in one of several ways: its last x and y, a ring
 * entry of each, the latest quotient, which {@link io.fluxion.benchmarks.peers.LimitColumns} does
 * not store. Nothing is judged, as there, so that designs differ in what an update touches alone.
 *
 * <p>Not thread-safe.
 */
public abstract sealed class LayoutDesign permits ColumnLayout, RingPerKeyLayout, RowLayout {
  LayoutDesign() {}

  /**
   * Where the ring entries of a round stand.
   *
   * @param round 0 or more
   * @return what {@link #update} takes
   */
  public abstract int plane(long round);

  /**
   * Takes a sample.
   *
   * @param slot 0 or more, below the number of keys
   * @param x a time, not the slot's last
   * @param y a counter
   * @param plane of the sample's round
   * @return Δy/Δx, from 0 and 0 where it is the slot's first
   */
  public abstract double update(int slot, long x, long y, int plane);

  /**
   * The latest quotient.
   *
   * @param slot 0 or more, below the number of keys
   * @return what {@link #update} returned
   */
  public abstract double derivative(int slot);

  /**
   * Δy/Δx over a slot's ring.
   *
   * @param slot 0 or more, below the number of keys
   * @param round of its last sample, not below the window less one
   * @return the slope from the oldest sample in the ring to the newest
   */
  public abstract double slope(int slot, long round);
}
