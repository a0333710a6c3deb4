// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.naive;

/**
 * One value of a stream as the naive way keeps it: an object each.
 *
 * @param x what the derivative is taken over
 * @param y what it is taken of
 */
public record Reading(long x, long y) {
  /**
   * Δy/Δx from an earlier reading to this one.
   *
   * @param earlier of a lower x
   * @return the quotient
   */
  public double derivativeFrom(final Reading earlier) {
    return (double) (y - earlier.y) / (x - earlier.x);
  }
}
