// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.step;

import java.util.List;

/**
 * One field as the engine sees it: what a schema says, checked and in primitive form. Filled by the
 * schema, not changed afterwards.
 */
public final class FieldSettings {
  /** An unsigned -1: the largest step of x that there can be. */
  public static final long NO_GAP = -1;

  public final String name;
  public boolean gauge;
  public boolean yDouble;
  public boolean yUnsigned;
  public boolean xDouble;
  public boolean xCounter;
  public ResetRule reset = new ResetRule(ResetRule.Kind.DROP, 0, null, null);
  public double scale = 1;
  public boolean scaledPerKey;

  /** The largest step of an integer x, unsigned. */
  public long maxGap = NO_GAP;

  /** The largest step of an x in doubles. */
  public double maxGapDouble = Double.POSITIVE_INFINITY;

  /** The largest absolute derivative. */
  public double maxRate = Double.POSITIVE_INFINITY;

  public boolean keepsLast;
  public boolean propagatesNaN;
  public boolean breaksOnMissing;
  public boolean countsChanges;

  /** The time constant of the ewma; NaN where none is kept. */
  public double tau = Double.NaN;

  public boolean integrates;
  public boolean integratesLinearly;
  public double integralUnit = 1;

  public FieldSettings(final String name) {
    this.name = name;
  }

  public FieldSettings copy() {
    final FieldSettings copy = new FieldSettings(name);
    copy.gauge = gauge;
    copy.yDouble = yDouble;
    copy.yUnsigned = yUnsigned;
    copy.xDouble = xDouble;
    copy.xCounter = xCounter;
    copy.reset = reset;
    copy.scale = scale;
    copy.scaledPerKey = scaledPerKey;
    copy.maxGap = maxGap;
    copy.maxGapDouble = maxGapDouble;
    copy.maxRate = maxRate;
    copy.keepsLast = keepsLast;
    copy.propagatesNaN = propagatesNaN;
    copy.breaksOnMissing = breaksOnMissing;
    copy.countsChanges = countsChanges;
    copy.tau = tau;
    copy.integrates = integrates;
    copy.integratesLinearly = integratesLinearly;
    copy.integralUnit = integralUnit;
    return copy;
  }

  /** The rule that applies: a gauge never resets. */
  public ResetRule effectiveReset() {
    return gauge ? ResetRule.NONE : reset;
  }

  /** Whether an average is kept. */
  public boolean averages() {
    return !Double.isNaN(tau);
  }

  /** What flips the top bit of an unsigned y, so that signed comparison is the right one. */
  public long bias() {
    return yUnsigned ? Long.MIN_VALUE : 0;
  }

  private List<Object> values() {
    return List.of(
        name,
        gauge,
        yDouble,
        yUnsigned,
        xDouble,
        xCounter,
        reset,
        scale,
        scaledPerKey,
        maxGap,
        maxGapDouble,
        maxRate,
        keepsLast,
        propagatesNaN,
        breaksOnMissing,
        countsChanges,
        tau,
        integrates,
        integratesLinearly,
        integralUnit);
  }

  @Override
  public boolean equals(final Object other) {
    return other instanceof final FieldSettings that && values().equals(that.values());
  }

  @Override
  public int hashCode() {
    return values().hashCode();
  }

  /** Appends what differs from the defaults, kind and types aside. */
  public void appendOptions(final StringBuilder text) {
    append(text, scale != 1, "scale " + scale);
    append(text, scaledPerKey, "scaled per key");
    final boolean whole = maxGap != NO_GAP;
    append(
        text,
        whole || maxGapDouble < Double.POSITIVE_INFINITY,
        "max gap " + (whole ? Long.toUnsignedString(maxGap) : Double.toString(maxGapDouble)));
    append(text, maxRate < Double.POSITIVE_INFINITY, "max rate " + maxRate);
    append(text, keepsLast, "keep-last");
    append(text, propagatesNaN, "NaN propagates");
    append(text, breaksOnMissing, "missing breaks");
    append(text, countsChanges, "changes");
    append(text, averages(), "ewma " + tau);
    append(text, integrates, integratesLinearly ? "integral linear" : "integral locf");
  }

  private static void append(final StringBuilder text, final boolean said, final String what) {
    if (said) {
      text.append(", ").append(what);
    }
  }
}
