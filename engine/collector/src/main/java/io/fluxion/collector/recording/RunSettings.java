// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.recording;

import io.fluxion.NumberType;

/**
 * What a live run had for its rows, so that a replay of its recording makes of the rows what the
 * run made of them. A distance of x is in bits of x's type: a number of ns where x has a unit,
 * otherwise a number of its own unit.
 *
 * @param maxGap the largest step of x that is no gap, or {@link #NONE}
 * @param idleTimeout how long a key without a good sample stays, or {@link #NONE}
 * @param maxKeys the most keys at once, 1 to 2^28, or {@link #NONE}
 * @param named whether rows were shown by the labels of their keys
 */
public record RunSettings(long maxGap, long idleTimeout, int maxKeys, boolean named) {
  /** A limit that nobody set. */
  public static final int NONE = -1;

  /** Of rows that come from no live run. */
  public static final RunSettings ABSENT = new RunSettings(NONE, NONE, NONE, false);

  private static final int MOST_KEYS = 1 << 28;
  private static final long INFINITY = Double.doubleToRawLongBits(Double.POSITIVE_INFINITY);

  /** Whether these can be limits of an x of that type. */
  boolean fits(final NumberType xType) {
    return isDistance(maxGap, xType)
        && isDistance(idleTimeout, xType)
        && (maxKeys == NONE || maxKeys > 0 && maxKeys <= MOST_KEYS);
  }

  private static boolean isDistance(final long bits, final NumberType xType) {
    return bits == NONE || bits >= 0 && (xType != NumberType.DOUBLE || bits < INFINITY);
  }
}
