package io.fluxion.derivative;

import io.fluxion.state.StateLayout;
import io.fluxion.state.StateStore;

/**
 * The sum of accepted Δy since FIRST, as last y less a base that moves only when a step does not
 * simply add to the sum: a normal sample writes nothing here.
 *
 * <p>Integers: the base has 128 bits. Doubles: the base is a sum of two doubles, so that resets add
 * up without losing what a double cannot hold; y of NaN counts as 0 here, and steps to and from it
 * leave the sum as it is.
 */
final class IncreaseColumn {
  private final boolean doubles;
  private final int highId;
  private final int lowId;
  long[] baseHigh;
  long[] baseLow;

  /** The sum that {@link #read} found: 128 bits, or a double and what it is short of. */
  long high;

  long low;
  private double real;
  private double realRest;

  IncreaseColumn(final StateLayout.Builder layout, final FieldSchema schema, final String prefix) {
    doubles = schema.yType() == NumberType.DOUBLE;
    highId = layout.longField(prefix + "baseHigh");
    lowId = layout.longField(prefix + "baseLow");
  }

  int[] ids() {
    return new int[] {highId, lowId};
  }

  void bind(final StateStore store) {
    baseHigh = store.longs(highId);
    baseLow = store.longs(lowId);
  }

  /** Begins at 0 with this y. */
  void start(final int slot, final long y) {
    high = 0;
    low = 0;
    real = 0;
    realRest = 0;
    write(slot, y);
  }

  /** Reads the sum into {@link #high}, {@link #low} or {@link #value}. */
  void read(final int slot, final long lastY) {
    if (doubles) {
      final double y = finite(lastY);
      final double base = Double.longBitsToDouble(baseHigh[slot]);
      final double difference = y - base;
      setReal(
          difference,
          Doubles.differenceError(y, base, difference) - Double.longBitsToDouble(baseLow[slot]));
    } else {
      low = lastY - baseLow[slot];
      high = Int128.subtractHigh(lastY >> 63, lastY, baseHigh[slot], baseLow[slot]);
    }
  }

  /** The sum that was read, as the nearest double. */
  double value() {
    return doubles ? real + realRest : Int128.toDouble(high, low);
  }

  /** Adds the rule's last Δy to the sum that was read. */
  void add(final StepRule rule) {
    if (doubles) {
      final double sum = real + rule.real;
      setReal(sum, Doubles.sumError(real, rule.real, sum) + (realRest + rule.realRest));
    } else {
      final long sum = low + rule.low;
      high = Int128.addHigh(high, low, rule.high, sum);
      low = sum;
    }
  }

  /** Makes the sum that was read the sum at this y, however far y is from the last one. */
  void write(final int slot, final long y) {
    if (doubles) {
      final double value = finite(y);
      final double base = value - real;
      final double rest = Doubles.differenceError(value, real, base) - realRest;
      final double whole = base + rest;
      baseHigh[slot] = Double.doubleToRawLongBits(whole);
      baseLow[slot] = Double.doubleToRawLongBits(Doubles.sumError(base, rest, whole));
    } else {
      baseLow[slot] = y - low;
      baseHigh[slot] = Int128.subtractHigh(y >> 63, y, high, low);
    }
  }

  private void setReal(final double sum, final double rest) {
    real = sum + rest;
    realRest = Doubles.sumError(sum, rest, real);
  }

  private static double finite(final long y) {
    final double value = Double.longBitsToDouble(y);
    return Double.isNaN(value) ? 0 : value;
  }
}
