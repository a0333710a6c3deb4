// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.step;

import io.fluxion.internal.exact.Doubles;
import io.fluxion.internal.exact.ExactPair;
import io.fluxion.internal.exact.Int128;

/** How one field's x is compared: its type, its kind and its maximum gap. Bits in, answers out. */
public final class XAxis {
  public final boolean doubles;
  public final boolean counter;

  /** The largest step, as an unsigned 64-bit integer. */
  public final long maxGap;

  private final double maxGapDouble;

  public XAxis(final FieldSettings settings) {
    doubles = settings.xDouble;
    counter = settings.xCounter;
    maxGap = settings.maxGap;
    maxGapDouble = settings.maxGapDouble;
  }

  /** Sets {@code to - from}, x being ahead. */
  public void distance(final long from, final long to, final ExactPair out) {
    if (doubles) {
      final double distance = distance(from, to);
      out.set(distance, distanceError(from, to, distance));
    } else {
      out.setUnsigned(to - from);
    }
  }

  public boolean isNumber(final long x) {
    return !doubles || Math.abs(Double.longBitsToDouble(x)) <= Double.MAX_VALUE;
  }

  public int compare(final long a, final long b) {
    if (doubles) {
      final double da = Double.longBitsToDouble(a);
      final double db = Double.longBitsToDouble(b);
      // Not Double.compare, to which 0.0 and -0.0 differ.
      return da < db ? -1 : da > db ? 1 : 0;
    }
    return Long.compare(a, b);
  }

  /** Whether x moves by more than the maximum gap; {@code from} is not above {@code to}. */
  public boolean isBeyondGap(final long from, final long to) {
    if (doubles) {
      final double distance = distance(from, to);
      return distance > maxGapDouble
          || (distance == maxGapDouble && distanceError(from, to, distance) > 0);
    }
    return Long.compareUnsigned(to - from, maxGap) > 0;
  }

  /** The nearest double to {@code to - from}, which is positive. */
  public double distance(final long from, final long to) {
    if (doubles) {
      return Double.longBitsToDouble(to) - Double.longBitsToDouble(from);
    }
    return Int128.unsignedToDouble(to - from);
  }

  /** What {@link #distance} of two doubles is short of the true one. */
  public double distanceError(final long from, final long to, final double distance) {
    return Doubles.differenceError(
        Double.longBitsToDouble(to), Double.longBitsToDouble(from), distance);
  }
}
