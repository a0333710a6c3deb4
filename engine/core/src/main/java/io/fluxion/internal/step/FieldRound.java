/*
 * Copyright 2026 The Fluxion Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
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
