package io.fluxion.derivative;

import io.fluxion.state.StateLayout;
import io.fluxion.state.StateStore;

/**
 * The integral of raw y over x since FIRST. Longs add up in 192 bits; doubles in double-double
 * arithmetic. Trapezoids are kept twice their size, so that nothing is halved before the sum is
 * read.
 */
final class IntegralColumn {
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
  private final WideInteger wide = new WideInteger();

  IntegralColumn(final StateLayout.Builder layout, final FieldSchema schema, final String prefix) {
    xAxis = new XAxis(schema);
    linear = schema.integralRule() == IntegralRule.LINEAR;
    doubleY = schema.yType() == NumberType.DOUBLE;
    doubles = doubleY || xAxis.doubles;
    bias = schema.yType() == NumberType.ULONG ? Long.MIN_VALUE : 0;
    unit = schema.integralUnit();
    ids = new int[doubles ? 2 : 3];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = layout.longField(prefix + "integral" + i);
    }
  }

  int[] ids() {
    return ids;
  }

  void bind(final StateStore store) {
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
      dx.setDistance(xAxis, previousX, newX);
      addReal(slot, previousY);
      if (linear) {
        addReal(slot, newY);
      }
    } else {
      addInteger(slot, previousY ^ bias, newX - previousX);
      if (linear) {
        addInteger(slot, newY ^ bias, newX - previousX);
      }
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

  /** The integral, as the nearest double. */
  double value(final int slot) {
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
