// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.window;

import io.fluxion.internal.column.Ring;
import io.fluxion.internal.exact.Int128;
import io.fluxion.internal.step.FieldColumns;
import io.fluxion.internal.step.FieldSettings;
import io.fluxion.internal.step.IncreaseColumn;
import io.fluxion.internal.step.Quotient;
import io.fluxion.internal.step.Step;
import io.fluxion.internal.step.StepRule;
import io.fluxion.internal.step.XAxis;
import java.util.Objects;

/**
 * All that can be read of one field: the last sample of a key, its sums since FIRST, and its
 * window. Window metrics are computed from the raw samples at each read, so they are exact at every
 * slide.
 *
 * <p>Immutable. A read writes only to the scratch of its own thread, so any number of threads may
 * read at once while nobody writes. Slots are not checked.
 */
public final class FieldWindow {
  final XAxis xAxis;
  final StepRule rule;
  final Ring ring;
  final long[] xs;
  final long[] ys;
  final long[] resets;
  final double[] keyScales;
  final double scale;
  final boolean takesFalls;

  /** Whether windows may be plain: x and y are integers, and no step is above a maximum rate. */
  final boolean mayBePlain;

  private final FieldColumns columns;
  private final long[] lastY;
  private final double maxRate;
  private final boolean hasMaxRate;
  private final boolean longs;
  private final String name;
  private final StoreReading rates;
  private final StoreReading slopes;

  public FieldWindow(final FieldSettings settings, final FieldColumns columns) {
    this.columns = columns;
    name = settings.name;
    xAxis = new XAxis(settings);
    rule = new StepRule(settings);
    ring = columns.ring;
    xs = columns.xs;
    ys = columns.ys;
    lastY = columns.lastY;
    resets = columns.resets;
    keyScales = columns.keyScales;
    scale = settings.scale;
    maxRate = settings.maxRate;
    hasMaxRate = maxRate < Double.POSITIVE_INFINITY;
    takesFalls = rule.takesFalls();
    longs = !xAxis.doubles && !rule.doubles;
    mayBePlain = longs && !hasMaxRate;
    rates = new StoreRates(this);
    slopes = new StoreSlopes(this);
  }

  // ---- the last sample

  /** The last accepted y; NaN before the first. */
  public double value(final int slot) {
    return ring.length(slot) == 0 ? Double.NaN : toDouble(valueBits(slot));
  }

  /** The last accepted y in its 64 bits. */
  public long valueBits(final int slot) {
    return lastY[slot] ^ rule.bias;
  }

  // ---- since FIRST

  /** The sum of accepted Δy. */
  public double increase(final int slot) {
    return columns.increase.value(readIncrease(slot));
  }

  /** The upper 64 bits of the exact sum of accepted Δy, of an integer y. */
  public long increaseHigh(final int slot) {
    return readIncrease(slot).high;
  }

  /** The lower 64 bits of the exact sum of accepted Δy, of an integer y. */
  public long increaseLow(final int slot) {
    return readIncrease(slot).low;
  }

  private IncreaseColumn.Sum readIncrease(final int slot) {
    final IncreaseColumn.Sum sum = WindowScratch.get().increase;
    columns.increase.read(slot, lastY[slot], sum);
    return sum;
  }

  /** How often the counter fell, wraps included. */
  public long resets(final int slot) {
    return resets[slot];
  }

  /** How often y changed. */
  public long changes(final int slot) {
    require(columns.changes != null, "count changes");
    return columns.changes[slot];
  }

  /** The moving average of the derivative, scaled; NaN before the first derivative. */
  public double ewma(final int slot) {
    require(columns.ewma != null, "keep ewma");
    if (ring.length(slot) == 0) {
      return Double.NaN;
    }
    // The field's scale is in it already.
    final double average = columns.ewma.value(slot);
    return keyScales == null ? average : average * keyScales[slot];
  }

  /** The integral of raw y over x. */
  public double integral(final int slot) {
    require(columns.integral != null, "keep integral");
    return columns.integral.value(slot, WindowScratch.get().integral);
  }

  private void require(final boolean kept, final String what) {
    if (!kept) {
      throw new IllegalStateException("field " + name + " does not " + what);
    }
  }

  // ---- the window, sample by sample

  /** How many samples the window has. */
  public int windowLength(final int slot) {
    return ring.length(slot);
  }

  /** The bits of the x of a sample; age 0 is the newest. */
  public long xBits(final int slot, final int age) {
    return xs[ring.index(slot, Objects.checkIndex(age, ring.length(slot)))];
  }

  /** The bits of the y of a sample; age 0 is the newest. */
  public long yBits(final int slot, final int age) {
    return ys[ring.index(slot, Objects.checkIndex(age, ring.length(slot)))] ^ rule.bias;
  }

  /** The derivative of the step to the sample of this age; NaN where that step has none. */
  public double derivative(final int slot, final int age) {
    return WindowRate.derivative(this, slot, age);
  }

  // ---- the window as a whole

  /** (ΣΔy × scale) / ΣΔx over the steps that have a Δy; NaN where there is none. */
  public double rate(final int slot) {
    return WindowRate.rate(this, slot);
  }

  /** The slope of the line of least squares, scaled; NaN below two samples. */
  public double slope(final int slot) {
    return longs
        ? LeastSquaresOfLongs.slope(this, slot)
        : WindowScratch.get().doubles.slope(this, slot);
  }

  /** The line's y where x is 0, not scaled; NaN below two samples. */
  public double intercept(final int slot) {
    return longs
        ? LeastSquaresOfLongs.intercept(this, slot)
        : WindowScratch.get().doubles.intercept(this, slot);
  }

  /** The coefficient of determination; NaN below two samples and where all y are the same. */
  public double r2(final int slot) {
    return longs ? LeastSquaresOfLongs.r2(this, slot) : WindowScratch.get().doubles.r2(this, slot);
  }

  /** The mean derivative; NaN where there is none. */
  public double mean(final int slot) {
    final double fast = PlainStatistics.mean(this, slot);
    return Double.isNaN(fast) ? WindowScratch.get().derivatives.mean(this, slot) : fast;
  }

  /** The smallest derivative; NaN where there is none. */
  public double min(final int slot) {
    final double fast = PlainStatistics.min(this, slot);
    return Double.isNaN(fast) ? WindowScratch.get().derivatives.min(this, slot) : fast;
  }

  /** The largest derivative; NaN where there is none. */
  public double max(final int slot) {
    final double fast = PlainStatistics.max(this, slot);
    return Double.isNaN(fast) ? WindowScratch.get().derivatives.max(this, slot) : fast;
  }

  /** The population standard deviation of the derivatives; NaN where there is none. */
  public double stddev(final int slot) {
    final double fast = PlainStatistics.stddev(this, slot);
    return Double.isNaN(fast) ? WindowScratch.get().derivatives.stddev(this, slot) : fast;
  }

  /** The mean value; NaN where there is none. */
  public double yMean(final int slot) {
    return ValueStatistics.mean(this, slot);
  }

  /** The smallest value; NaN where there is none. */
  public double yMin(final int slot) {
    return ring.length(slot) == 0 ? Double.NaN : toDouble(yMinBits(slot));
  }

  /** The bits of the smallest value of a window that is not empty. */
  public long yMinBits(final int slot) {
    return ValueStatistics.min(this, slot);
  }

  /** The largest value; NaN where there is none. */
  public double yMax(final int slot) {
    return ring.length(slot) == 0 ? Double.NaN : toDouble(yMaxBits(slot));
  }

  /** The bits of the largest value of a window that is not empty. */
  public long yMaxBits(final int slot) {
    return ValueStatistics.max(this, slot);
  }

  // ---- the windows of many keys

  /** The rate of each slot below {@code slotEnd}, at its own number. */
  public void rates(final double[] out, final int slotEnd) {
    rates.all(out, slotEnd);
  }

  /** The rates of some handles, whose slots are these bits; NaN for a slot that is none. */
  public void rates(final int[] handles, final int slotMask, final int count, final double[] out) {
    rates.some(handles, slotMask, count, out);
  }

  /** The slope of each slot below {@code slotEnd}, at its own number. */
  public void slopes(final double[] out, final int slotEnd) {
    slopes.all(out, slotEnd);
  }

  /** The slopes of some handles, whose slots are these bits; NaN for a slot that is none. */
  public void slopes(final int[] handles, final int slotMask, final int count, final double[] out) {
    slopes.some(handles, slotMask, count, out);
  }

  // ---- what every metric stands on

  /** The factor of a key's derivatives. */
  double scaleOf(final int slot) {
    return keyScales == null ? scale : scale * keyScales[slot];
  }

  /**
   * The kind of the step between two entries, whose Δy is set. A step above the maximum rate counts
   * as dropped; such a field has no factor per key.
   */
  int step(final int from, final int to, final Step out) {
    final int kind = rule.step(ys[from], ys[to], out);
    return hasMaxRate && kind != Step.DROPPED && Math.abs(quotient(from, to, scale, out)) > maxRate
        ? Step.DROPPED
        : kind;
  }

  /** The derivative of a step between two entries, whose Δy was set. */
  double quotient(final int from, final int to, final double factor, final Step step) {
    return Quotient.of(step.delta(rule.doubles), xAxis.distance(xs[from], xs[to]), factor);
  }

  /**
   * Whether x and y are integers and each Δy in the window is the difference, so that a sum of Δy
   * is the difference between the two ends.
   */
  boolean isPlain(final int slot) {
    // Where the counter never fell the window needs no look.
    return mayBePlain && (takesFalls || resets[slot] == 0 || rises(slot));
  }

  private boolean rises(final int slot) {
    final int oldest = Math.max(0, ring.length(slot) - 1);
    int index = ring.index(slot, oldest);
    long previous = ys[index];
    long falls = 0;
    for (int left = oldest; left > 0; left--) {
      index = ring.after(index);
      final long y = ys[index];
      falls |= y < previous ? 1 : 0;
      previous = y;
    }
    return falls == 0;
  }

  private double toDouble(final long bits) {
    if (rule.doubles) {
      return Double.longBitsToDouble(bits);
    }
    return rule.bias == 0 ? bits : Int128.unsignedToDouble(bits);
  }
}
