// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.step;

/**
 * One field's columns of a round: x and y of each sample in, its derivative and status out. Values
 * are bits.
 */
public final class FieldRound {
  /** x of each sample; where {@link #oneX} the first one is that of all. */
  public final long[] xs;

  public final long[] ys;
  public final double[] derivatives;
  public final byte[] statuses;

  /** Whether all samples have one x. */
  public boolean oneX;

  /** Which samples lack x or y. */
  public final boolean[] absent;

  /** Whether any does. */
  public boolean anyAbsent;

  public FieldRound(final int capacity) {
    xs = new long[capacity];
    ys = new long[capacity];
    derivatives = new double[capacity];
    statuses = new byte[capacity];
    absent = new boolean[capacity];
  }

  long x(final int i) {
    return oneX ? xs[0] : xs[i];
  }

  /** The first absent sample from {@code from} on; {@code to} where none before it is. */
  int firstAbsent(final int from, final int to) {
    int at = from;
    if (!anyAbsent) {
      return to;
    }
    while (at < to && !absent[at]) {
      at++;
    }
    return at;
  }
}
