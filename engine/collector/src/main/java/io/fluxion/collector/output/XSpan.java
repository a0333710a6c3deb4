// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.output;

import com.fasterxml.jackson.core.io.NumberOutput;
import io.fluxion.DerivativeSchema;
import io.fluxion.Sample;

/** From which x to which the rows go. */
final class XSpan {
  private static final double NANOS_PER_SECOND = 1e9;

  private final XCell x;
  private long lowest = Long.MAX_VALUE;
  private long highest = Long.MIN_VALUE;
  private double lowestReal = Double.POSITIVE_INFINITY;
  private double highestReal = Double.NEGATIVE_INFINITY;

  XSpan(final DerivativeSchema schema) {
    x = new XCell(schema);
  }

  void add(final Sample sample) {
    if (!x.isPresent(sample)) {
      return;
    }
    final long bits = x.bits(sample);
    if (x.isDouble()) {
      final double value = Double.longBitsToDouble(bits);
      if (Double.isFinite(value)) {
        lowestReal = Math.min(lowestReal, value);
        highestReal = Math.max(highestReal, value);
      }
    } else {
      lowest = Math.min(lowest, bits);
      highest = Math.max(highest, bits);
    }
  }

  boolean isEmpty() {
    return lowest > highest && lowestReal > highestReal;
  }

  /** The span of an x in nanoseconds. */
  double seconds() {
    return ((double) highest - (double) lowest) / NANOS_PER_SECOND;
  }

  @Override
  public String toString() {
    return x.isDouble()
        ? NumberOutput.toString(lowestReal, true)
            + " to "
            + NumberOutput.toString(highestReal, true)
        : lowest + " to " + highest;
  }
}
