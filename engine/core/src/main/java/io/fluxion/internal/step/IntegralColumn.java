// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.step;

import io.fluxion.internal.column.ColumnLayout;
import io.fluxion.internal.column.Columns;
import io.fluxion.internal.exact.DoubleDouble;
import io.fluxion.internal.exact.ExactPair;
import io.fluxion.internal.exact.Int128;
import io.fluxion.internal.exact.WideInteger;

/**
 * The integral of raw y over x since FIRST. Longs add up in 192 bits; doubles in double-double
 * arithmetic. Trapezoids are kept twice their size, so that nothing is halved before the sum is
 * read.
 */
public final class IntegralColumn {
  private final XAxis xAxis;
  private final boolean linear;
  private final boolean doubleY;
  private final boolean doubles;
  private final long bias;
  private final double unit;
  private final int[] ids;
  private long[] first;
  private long[] second;
  // The top of 192 bits; absent beside doubles.
  private long[] third;

  private final DoubleDouble sum = new DoubleDouble();
  private final ExactPair y = new ExactPair();
  private final ExactPair dx = new ExactPair();

  IntegralColumn(
      final ColumnLayout.Builder layout, final FieldSettings settings, final String prefix) {
    xAxis = new XAxis(settings);
    linear = settings.integratesLinearly;
    doubleY = settings.yDouble;
    doubles = doubleY || xAxis.doubles;
    bias = settings.bias();
    unit = settings.integralUnit;
    ids = new int[doubles ? 2 : 3];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = layout.longColumn(prefix + "integral" + i);
    }
  }

  int[] ids() {
    return ids;
  }

  void bind(final Columns store) {
    first = store.longs(ids[0]);
    second = store.longs(ids[1]);
    third = doubles ? null : store.longs(ids[2]);
  }

  void start(final int slot) {
    first[slot] = 0;
    second[slot] = 0;
    if (!doubles) {
      third[slot] = 0;
    }
  }

  /** Adds the step between two samples; one from or to NaN adds nothing. */
  void add(
      final int slot,
      final long previousX,
      final long previousY,
      final long newX,
      final long newY) {
    if (doubleY
        && Double.isNaN(Double.longBitsToDouble(previousY) + Double.longBitsToDouble(newY))) {
      return;
    }
    if (doubles) {
      xAxis.distance(previousX, newX, dx);
      addReal(slot, previousY);
      if (linear) {
        addReal(slot, newY);
      }
    } else if (linear) {
      final long before = previousY ^ bias;
      final long after = newY ^ bias;
      final long both = before + after;
      // One product, where the sum of the two fits 64 bits.
      if (bias == 0 && ((before ^ both) & (after ^ both)) >= 0) {
        addInteger(slot, both, newX - previousX);
      } else {
        addInteger(slot, before, newX - previousX);
        addInteger(slot, after, newX - previousX);
      }
    } else {
      addInteger(slot, previousY ^ bias, newX - previousX);
    }
  }

  private void addInteger(final int slot, final long value, final long distance) {
    final long low = value * distance;
    long high = Int128.multiplyHighUnsigned(value, distance);
    long top = high >> 63;
    if (bias != 0) {
      // An unsigned value with its top bit set was taken for one that is 2^64 less.
      high += value >> 63 & distance;
      top = 0;
    }
    final long oldHigh = second[slot];
    final long newLow = first[slot] + low;
    final long newHigh = Int128.addHigh(oldHigh, low, high, newLow);
    first[slot] = newLow;
    second[slot] = newHigh;
    third[slot] += top + carryOut(oldHigh, high, newHigh);
  }

  /** The carry out of {@code a + b}, or one more, as unsigned numbers: the majority at the top. */
  private static long carryOut(final long a, final long b, final long sum) {
    return ((a & b) | ((a | b) & ~sum)) >>> 63;
  }

  private void addReal(final int slot, final long bits) {
    if (doubleY) {
      y.set(Double.longBitsToDouble(bits), 0);
    } else {
      final long value = bits ^ bias;
      y.setInteger(bias == 0 ? value >> 63 : 0, value);
    }
    final double before = Double.longBitsToDouble(first[slot]);
    final double plain = before + y.high * dx.high;
    if (Math.abs(plain) <= Double.MAX_VALUE) {
      sum.high = before;
      sum.low = Double.longBitsToDouble(second[slot]);
      sum.addProduct(y.high, y.low, dx.high, dx.low);
      first[slot] = Double.doubleToRawLongBits(sum.high);
      second[slot] = Double.doubleToRawLongBits(sum.low);
    } else {
      // Beyond a double's range, and there it stays.
      first[slot] = Double.doubleToRawLongBits(plain);
      second[slot] = 0;
    }
  }

  /** The integral, as the nearest double; {@code wide} is the reader's own. */
  public double value(final int slot, final WideInteger wide) {
    final double value;
    if (doubles) {
      value = Double.longBitsToDouble(first[slot]) + Double.longBitsToDouble(second[slot]);
    } else {
      wide.set(third[slot], second[slot], first[slot]);
      value = wide.toDouble();
    }
    return (linear ? value / 2 : value) / unit;
  }
}
