// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.step;

import io.fluxion.internal.column.ColumnLayout;
import io.fluxion.internal.column.Columns;
import io.fluxion.internal.exact.Doubles;
import io.fluxion.internal.exact.Int128;

/**
 * The sum of accepted Δy since FIRST, as last y less a base that moves only when a step does not
 * simply add to the sum: a normal sample writes nothing here.
 *
 * <p>Integers: the base has 128 bits. Doubles: the base is a sum of two doubles, so that resets add
 * up without losing what a double cannot hold; y of NaN counts as 0 here, and steps to and from it
 * leave the sum as it is.
 */
public final class IncreaseColumn {
  private final boolean doubles;
  private final int highId;
  private final int lowId;
  long[] baseHigh;
  long[] baseLow;

  /** A sum that was read: 128 bits, or a double and what it is short of. */
  public static final class Sum {
    public long high;
    public long low;
    private double real;
    private double realRest;

    private void setReal(final double sum, final double rest) {
      real = sum + rest;
      realRest = Doubles.sumError(sum, rest, real);
    }
  }

  IncreaseColumn(
      final ColumnLayout.Builder layout, final FieldSettings settings, final String prefix) {
    doubles = settings.yDouble;
    highId = layout.longColumn(prefix + "baseHigh");
    lowId = layout.longColumn(prefix + "baseLow");
  }

  int[] ids() {
    return new int[] {highId, lowId};
  }

  void bind(final Columns store) {
    baseHigh = store.longs(highId);
    baseLow = store.longs(lowId);
  }

  /** Makes the sum 0 at this y. */
  void start(final int slot, final long y) {
    if (doubles) {
      baseHigh[slot] = Double.doubleToRawLongBits(finite(y));
      baseLow[slot] = 0;
    } else {
      baseHigh[slot] = y >> 63;
      baseLow[slot] = y;
    }
  }

  /** Reads the sum. */
  public void read(final int slot, final long lastY, final Sum out) {
    if (doubles) {
      final double y = finite(lastY);
      final double base = Double.longBitsToDouble(baseHigh[slot]);
      final double difference = y - base;
      out.setReal(
          difference,
          Doubles.differenceError(y, base, difference) - Double.longBitsToDouble(baseLow[slot]));
    } else {
      out.low = lastY - baseLow[slot];
      out.high = Int128.subtractHigh(lastY >> 63, lastY, baseHigh[slot], baseLow[slot]);
    }
  }

  /** A sum as the nearest double. */
  public double value(final Sum sum) {
    return doubles ? sum.real + sum.realRest : Int128.toDouble(sum.high, sum.low);
  }

  /** Adds a Δy to a sum that was read. */
  void add(final Sum sum, final Step step) {
    if (doubles) {
      final double real = sum.real + step.real;
      sum.setReal(
          real, Doubles.sumError(sum.real, step.real, real) + (sum.realRest + step.realRest));
    } else {
      final long low = sum.low + step.low;
      sum.high = Int128.addHigh(sum.high, sum.low, step.high, low);
      sum.low = low;
    }
  }

  /** Makes a sum the one at this y, however far y is from the last one. */
  void write(final int slot, final long y, final Sum sum) {
    if (doubles) {
      final double value = finite(y);
      final double base = value - sum.real;
      final double rest = Doubles.differenceError(value, sum.real, base) - sum.realRest;
      final double whole = base + rest;
      baseHigh[slot] = Double.doubleToRawLongBits(whole);
      baseLow[slot] = Double.doubleToRawLongBits(Doubles.sumError(base, rest, whole));
    } else {
      baseLow[slot] = y - sum.low;
      baseHigh[slot] = Int128.subtractHigh(y >> 63, y, sum.high, sum.low);
    }
  }

  private static double finite(final long y) {
    final double value = Double.longBitsToDouble(y);
    return Double.isNaN(value) ? 0 : value;
  }
}
