// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.window;

import io.fluxion.internal.exact.ExactSum;
import io.fluxion.internal.exact.Int128;

/** Mean and extremes of the values inside a window. A NaN among them is passed over. */
final class ValueStatistics {
  private static final long NAN = Double.doubleToRawLongBits(Double.NaN);

  private ValueStatistics() {}

  /** NaN where there is no value. */
  static double mean(final FieldWindow window, final int slot) {
    return window.rule.doubles ? meanOfDoubles(window, slot) : meanOfLongs(window, slot);
  }

  private static double meanOfLongs(final FieldWindow window, final int slot) {
    final int length = window.ring.length(slot);
    if (length == 0) {
      return Double.NaN;
    }
    final long[] ys = window.ys;
    final long bias = window.rule.bias;
    int index = window.ring.index(slot, length - 1);
    long high = 0;
    long low = 0;
    for (int left = length; left > 0; left--) {
      final long value = ys[index] ^ bias;
      final long next = low + value;
      high = Int128.addHigh(high, low, bias == 0 ? value >> 63 : 0, next);
      low = next;
      index = window.ring.after(index);
    }
    return Int128.toDouble(high, low) / length;
  }

  private static double meanOfDoubles(final FieldWindow window, final int slot) {
    final int length = window.ring.length(slot);
    if (length == 0) {
      return Double.NaN;
    }
    final ExactSum sum = WindowScratch.get().values;
    sum.clear();
    int count = 0;
    int index = window.ring.index(slot, length - 1);
    for (int left = length; left > 0; left--) {
      final double value = Double.longBitsToDouble(window.ys[index]);
      if (!Double.isNaN(value)) {
        count++;
        sum.add(value);
      }
      index = window.ring.after(index);
    }
    return count == 0 ? Double.NaN : sum.round() / count;
  }

  /** The bits of the smallest value; those of NaN where no double is a number. */
  static long min(final FieldWindow window, final int slot) {
    return window.rule.doubles
        ? extremeOfDoubles(window, slot, false)
        : extremeOfLongs(window, slot, -1) ^ window.rule.bias;
  }

  /** The bits of the largest value; those of NaN where no double is a number. */
  static long max(final FieldWindow window, final int slot) {
    return window.rule.doubles
        ? extremeOfDoubles(window, slot, true)
        : extremeOfLongs(window, slot, 0) ^ window.rule.bias;
  }

  /** The largest of the values whose bits are flipped by the mask: with -1, the smallest. */
  private static long extremeOfLongs(final FieldWindow window, final int slot, final long mask) {
    final int length = window.ring.length(slot);
    if (length == 0) {
      return NAN;
    }
    final long[] ys = window.ys;
    int index = window.ring.index(slot, length - 1);
    long largest = ys[index] ^ mask;
    for (int left = length - 1; left > 0; left--) {
      index = window.ring.after(index);
      largest = Math.max(largest, ys[index] ^ mask);
    }
    return largest ^ mask;
  }

  /** Of values that are equal, as 0 and -0 are, the oldest. */
  private static long extremeOfDoubles(
      final FieldWindow window, final int slot, final boolean largest) {
    final int length = window.ring.length(slot);
    double extreme = Double.NaN;
    if (length > 0) {
      int index = window.ring.index(slot, length - 1);
      for (int left = length; left > 0; left--) {
        final double value = Double.longBitsToDouble(window.ys[index]);
        // A comparison with NaN is false, so the first number is taken and no NaN after it.
        final boolean behind = largest ? value <= extreme : value >= extreme;
        if (!behind && !Double.isNaN(value)) {
          extreme = value;
        }
        index = window.ring.after(index);
      }
    }
    return Double.doubleToRawLongBits(extreme);
  }
}
