// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion;

import io.fluxion.internal.step.FieldSettings;
import io.fluxion.internal.step.ResetRule;
import java.math.BigInteger;
import java.util.function.Consumer;

/**
 * One field: the types and kinds of its y and x, and what is done about resets, repeats, holes and
 * gaps. Immutable; every method that changes something returns a new schema.
 *
 * <pre>{@code
 * FieldSchema.counter("bytes_sent").reset(ResetPolicy.WRAP_32).scale(1e9)
 * }</pre>
 *
 * <p>The default: long y, long x that is a time, {@code drop}, scale 1, no maximum gap, the first
 * of repeated samples kept, NaN and missing samples skipped.
 */
public final class FieldSchema {
  private static final double LONG_RANGE = 0x1p63;
  private static final BigInteger ULONG_MAX = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
  private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);
  private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);

  private final FieldSettings settings;
  private final ResetPolicy reset;

  private FieldSchema(final FieldSettings settings, final ResetPolicy reset) {
    this.settings = settings;
    this.reset = reset;
  }

  private static FieldSchema named(final String name, final boolean gauge) {
    if (name == null || name.isEmpty()) {
      throw new IllegalArgumentException("a field needs a name");
    }
    final FieldSettings settings = new FieldSettings(name);
    settings.gauge = gauge;
    return new FieldSchema(settings, ResetPolicy.DROP);
  }

  private FieldSchema with(final Consumer<FieldSettings> change) {
    final FieldSettings changed = settings.copy();
    change.accept(changed);
    return new FieldSchema(changed, reset);
  }

  /**
   * A y that only grows, until a reset or a wrap.
   *
   * @param name the field's name
   * @return a schema with the defaults
   */
  public static FieldSchema counter(final String name) {
    return named(name, false);
  }

  /**
   * A y that goes up and down.
   *
   * @param name the field's name
   * @return a schema with the defaults
   */
  public static FieldSchema gauge(final String name) {
    return named(name, true);
  }

  /**
   * The type of y.
   *
   * @param type any
   * @return the changed schema
   */
  public FieldSchema yType(final NumberType type) {
    return with(
        to -> {
          to.yDouble = type == NumberType.DOUBLE;
          to.yUnsigned = type == NumberType.ULONG;
        });
  }

  /**
   * The type of x.
   *
   * @param type {@link NumberType#LONG} or {@link NumberType#DOUBLE}
   * @return the changed schema
   */
  public FieldSchema xType(final NumberType type) {
    if (type == NumberType.ULONG) {
      throw new IllegalArgumentException("x is LONG or DOUBLE, not ULONG");
    }
    return with(to -> to.xDouble = type == NumberType.DOUBLE);
  }

  /**
   * x is a counter, such as the host's CPU time: where it falls, both axes start again.
   *
   * @return the changed schema
   */
  public FieldSchema overCounter() {
    return with(to -> to.xCounter = true);
  }

  /**
   * What happens when the counter falls. A gauge never resets.
   *
   * @param policy any
   * @return the changed schema
   */
  public FieldSchema reset(final ResetPolicy policy) {
    final FieldSettings changed = settings.copy();
    changed.reset = policy.rule();
    return new FieldSchema(changed, policy);
  }

  /**
   * A factor of the derivative and of every reading per unit of x: rate, slope, mean, min, max,
   * stddev and ewma.
   *
   * @param factor finite; 1e9 makes "per second" of an x in nanoseconds
   * @return the changed schema
   */
  public FieldSchema scale(final double factor) {
    if (!(Math.abs(factor) <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException("scale must be a finite number, is " + factor);
    }
    return with(to -> to.scale = factor);
  }

  /**
   * Multiplies the scale by a factor of each key, such as a container's number of CPUs. It is 1
   * until {@link DerivativeField#keyScale} sets it. Not for a field with a {@link #maxRate}.
   *
   * @return the changed schema
   */
  public FieldSchema scaledPerKey() {
    return with(to -> to.scaledPerKey = true);
  }

  /**
   * The largest step of x that still makes a derivative.
   *
   * @param gap in units of x, 0 or more
   * @return the changed schema
   */
  public FieldSchema maxGap(final long gap) {
    if (gap < 0) {
      throw new IllegalArgumentException("maximum gap must be 0 or more, is " + gap);
    }
    return with(
        to -> {
          to.maxGap = gap;
          to.maxGapDouble = gap;
        });
  }

  /**
   * The largest step of x that still makes a derivative.
   *
   * @param gap in units of x, 0 or more; a whole number where x is LONG
   * @return the changed schema
   */
  public FieldSchema maxGap(final double gap) {
    if (!(gap >= 0)) {
      throw new IllegalArgumentException("maximum gap must be 0 or more, is " + gap);
    }
    return with(
        to -> {
          to.maxGap = FieldSettings.NO_GAP;
          to.maxGapDouble = gap;
        });
  }

  /**
   * The largest absolute value that a derivative can have. A sample with a larger one is
   * OUT_OF_RANGE: it becomes the baseline, and its step enters no sum, no count and no window
   * metric. Not for a field that is {@link #scaledPerKey}.
   *
   * @param rate in the unit of the derivative, above 0
   * @return the changed schema
   */
  public FieldSchema maxRate(final double rate) {
    if (!(rate > 0)) {
      throw new IllegalArgumentException("maximum rate must be above 0, not " + rate);
    }
    return with(to -> to.maxRate = rate);
  }

  /**
   * Of samples with the same x the last one counts, as if the earlier ones had never come. Takes 80
   * bytes a key and more ({@link DerivativeStore#footprintBytes}).
   *
   * @return the changed schema
   */
  public FieldSchema keepLast() {
    return with(to -> to.keepsLast = true);
  }

  /**
   * A y of NaN becomes the baseline and makes its own and the next derivative NaN.
   *
   * @return the changed schema
   */
  public FieldSchema propagateNaN() {
    return with(to -> to.propagatesNaN = true);
  }

  /**
   * After a missing sample the field starts again at FIRST.
   *
   * @return the changed schema
   */
  public FieldSchema breakOnMissing() {
    return with(to -> to.breaksOnMissing = true);
  }

  /**
   * Keeps the metric {@code changes}, 8 bytes a key.
   *
   * @return the changed schema
   */
  public FieldSchema countChanges() {
    return with(to -> to.countsChanges = true);
  }

  /**
   * Keeps the metric {@code ewma}, 8 bytes a key: the exponentially weighted moving average of the
   * derivative.
   *
   * @param newTau the time constant τ in units of x, above 0 and finite: what is older by τ weighs
   *     1/e
   * @return the changed schema
   */
  public FieldSchema ewma(final double newTau) {
    if (!(newTau > 0 && newTau <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException("tau must be a finite number above 0, is " + newTau);
    }
    return with(to -> to.tau = newTau);
  }

  /**
   * Keeps the metric {@code integral}, 24 bytes a key, 16 where x or y are doubles.
   *
   * @param rule what y is between two samples
   * @return the changed schema
   */
  public FieldSchema integral(final IntegralRule rule) {
    return with(
        to -> {
          to.integrates = true;
          to.integratesLinearly = rule == IntegralRule.LINEAR;
        });
  }

  /**
   * The unit in which the integral takes x.
   *
   * @param unitsOfX how many units of x it is, above 0 and finite; 1e9 makes {@code y × seconds} of
   *     an x in nanoseconds
   * @return the changed schema
   */
  public FieldSchema integralUnit(final double unitsOfX) {
    if (!(unitsOfX > 0 && unitsOfX <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "the integral's unit must be a finite number above 0, is " + unitsOfX);
    }
    return with(to -> to.integralUnit = unitsOfX);
  }

  /**
   * The field's name.
   *
   * @return as given
   */
  public String name() {
    return settings.name;
  }

  /**
   * The type of y.
   *
   * @return one of the three
   */
  public NumberType yType() {
    if (settings.yDouble) {
      return NumberType.DOUBLE;
    }
    return settings.yUnsigned ? NumberType.ULONG : NumberType.LONG;
  }

  /**
   * The type of x.
   *
   * @return LONG or DOUBLE
   */
  public NumberType xType() {
    return settings.xDouble ? NumberType.DOUBLE : NumberType.LONG;
  }

  /**
   * Whether x is a counter.
   *
   * @return false where it is a time
   */
  public boolean isXCounter() {
    return settings.xCounter;
  }

  /**
   * Whether y goes up and down.
   *
   * @return false where it is a counter
   */
  public boolean isGauge() {
    return settings.gauge;
  }

  /**
   * Whether repeated samples replace one another.
   *
   * @return false where the first is kept
   */
  public boolean keepsLast() {
    return settings.keepsLast;
  }

  /**
   * The factor of the derivative and the rate.
   *
   * @return 1 where none was given
   */
  public double scale() {
    return settings.scale;
  }

  /**
   * Whether each key has a factor of its own.
   *
   * @return false where the scale is the same for all keys
   */
  public boolean isScaledPerKey() {
    return settings.scaledPerKey;
  }

  /** As the engine takes it: checked, with the types of its options resolved. */
  FieldSettings checked() {
    checkWidth();
    if (settings.scaledPerKey && settings.maxRate < Double.POSITIVE_INFINITY) {
      throw refused("has a maximum rate and a factor per key, which may change");
    }
    final FieldSettings checked = settings.copy();
    if (!settings.xDouble
        && settings.maxGap == FieldSettings.NO_GAP
        && settings.maxGapDouble < LONG_RANGE) {
      if (settings.maxGapDouble != Math.rint(settings.maxGapDouble)) {
        throw refused("has an x of type LONG and a maximum gap of " + settings.maxGapDouble);
      }
      checked.maxGap = (long) settings.maxGapDouble;
    }
    return checked;
  }

  /** Refuses a declared width that the type of y cannot hold. */
  private void checkWidth() {
    final ResetRule rule = settings.effectiveReset();
    if (!rule.isWrap() || settings.yDouble) {
      return;
    }
    final BigInteger lowest = settings.yUnsigned ? BigInteger.ZERO : LONG_MIN;
    final BigInteger highest = settings.yUnsigned ? ULONG_MAX : LONG_MAX;
    if (rule.min().compareTo(lowest) < 0 || rule.max().compareTo(highest) > 0) {
      throw refused("has a y of type " + yType() + ", which reset " + reset + " does not fit");
    }
  }

  private IllegalArgumentException refused(final String why) {
    return new IllegalArgumentException("field " + settings.name + " " + why);
  }

  @Override
  public boolean equals(final Object other) {
    return other instanceof final FieldSchema that && settings.equals(that.settings);
  }

  @Override
  public int hashCode() {
    return settings.hashCode();
  }

  /**
   * The field's name, kind, types, and what was declared besides.
   *
   * @return one line
   */
  @Override
  public String toString() {
    final StringBuilder text = new StringBuilder(settings.gauge ? "gauge " : "counter ");
    text.append(settings.name).append(": ").append(yType()).append(" over ").append(xType());
    text.append(settings.xCounter ? " counter" : " time");
    if (!settings.gauge) {
      text.append(", reset ").append(reset);
    }
    settings.appendOptions(text);
    return text.toString();
  }
}
