// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.step;

import io.fluxion.internal.exact.ExactSum;
import io.fluxion.internal.exact.Int128;

/**
 * Δy of one step, as {@link StepRule} works it out: integers in 128 bits, doubles with what the
 * rounded difference is short of. Each writer and each reader has one of its own.
 */
public final class Step {
  /** Δy is the difference. */
  public static final int PLAIN = 0;

  /** A fall without a Δy, or a step above the maximum rate: no sum and no window sees it. */
  public static final int DROPPED = 1;

  /** A fall that was given a Δy. */
  public static final int ACCEPTED = 2;

  /** A fall that is a wrap. */
  public static final int WRAPPED = 3;

  /** One of the two values is NaN. */
  public static final int UNKNOWN = 4;

  /** Δy of an integer y: 128 bits. */
  public long high;

  /** The lower half. */
  public long low;

  /** Δy of a y in doubles, rounded. */
  public double real;

  /** What {@link #real} is short of. */
  public double realRest;

  // Five terms at most: a wrap of doubles.
  final ExactSum exact = new ExactSum(5);

  void setInteger(final long newHigh, final long newLow) {
    high = newHigh;
    low = newLow;
  }

  /** Δy as the nearest double. */
  public double delta(final boolean doubles) {
    return doubles ? real : Int128.toDouble(high, low);
  }

  /** Whether a step of this kind has a Δy. */
  public static boolean isAccepted(final int kind) {
    return kind != DROPPED && kind != UNKNOWN;
  }
}
