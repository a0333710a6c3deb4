// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.comparison;

import io.fluxion.SampleStatus;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * An accepted sample and what stood beside it: immutable, so that dropping the newest entry of a
 * history makes everything as if its sample had never come.
 *
 * @param x exact
 * @param y exact, null for NaN
 * @param status as it was judged; a repeated sample's own, not DUPLICATE_X
 * @param opensWindow whether no step leads to this sample inside a window
 * @param readable whether the key has readings after it
 * @param dx of the step to this sample, null where it has none
 * @param delta Δy of that step, null where it has none or it is NaN
 * @param nanDelta whether Δy is NaN
 * @param derivative (Δy × scale) / Δx, rounded once; NaN where there is none
 * @param increase sum of accepted Δy since FIRST
 * @param travel sum of their magnitudes
 * @param resets how often the counter fell since FIRST
 * @param changes how often y changed since FIRST
 * @param running the moving average and the integral
 */
record ReferenceEntry(
    BigDecimal x,
    BigDecimal y,
    int status,
    boolean opensWindow,
    boolean readable,
    BigDecimal dx,
    BigDecimal delta,
    boolean nanDelta,
    double derivative,
    BigDecimal increase,
    BigDecimal travel,
    long resets,
    long changes,
    ReferenceRunning running) {
  /** A hundred times finer than a double: what a quotient is rounded to before it becomes one. */
  static final MathContext DIGITS = new MathContext(18);

  /** FIRST, or a reset of x: everything starts. */
  static ReferenceEntry start(final BigDecimal x, final BigDecimal y, final int status) {
    return new ReferenceEntry(
        x,
        y,
        status,
        true,
        status == SampleStatus.FIRST,
        null,
        null,
        false,
        Double.NaN,
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        0,
        0,
        ReferenceRunning.START);
  }

  /** A gap: the window is empty, what counts since FIRST goes on without this step. */
  ReferenceEntry gap(final BigDecimal nextX, final BigDecimal nextY) {
    return new ReferenceEntry(
        nextX,
        nextY,
        SampleStatus.GAP,
        true,
        false,
        null,
        null,
        false,
        Double.NaN,
        increase,
        travel,
        resets,
        changes,
        running.gap());
  }

  /** A step from or to NaN, which enters no sum and no count. */
  ReferenceEntry unknown(final BigDecimal nextX, final BigDecimal nextY) {
    return new ReferenceEntry(
        nextX,
        nextY,
        nextY == null ? SampleStatus.NOT_A_NUMBER : SampleStatus.OK,
        false,
        true,
        nextX.subtract(x),
        null,
        true,
        Double.NaN,
        increase,
        travel,
        resets,
        changes,
        running);
  }

  /** A step whose derivative is above the maximum rate: it enters nothing. */
  private ReferenceEntry tooFast(final BigDecimal nextX, final BigDecimal nextY) {
    return new ReferenceEntry(
        nextX,
        nextY,
        SampleStatus.OUT_OF_RANGE,
        false,
        true,
        nextX.subtract(x),
        null,
        false,
        Double.NaN,
        increase,
        travel,
        resets,
        changes,
        running);
  }

  /** A step between two numbers, under a scale that may be the key's own. */
  ReferenceEntry step(
      final BigDecimal nextX,
      final BigDecimal nextY,
      final ReferenceReset reset,
      final ReferenceRules.Field rules,
      final double scale) {
    final int nextStatus = reset.status(y, nextY);
    final BigDecimal nextDelta = reset.delta(y, nextY);
    final BigDecimal nextDx = nextX.subtract(x);
    final double quotient = nextDelta == null ? Double.NaN : quotient(nextDelta, nextDx, scale);
    if (Math.abs(quotient) > rules.maxRate()) {
      return tooFast(nextX, nextY);
    }
    return new ReferenceEntry(
        nextX,
        nextY,
        nextStatus,
        false,
        true,
        nextDx,
        nextDelta,
        false,
        quotient,
        nextDelta == null ? increase : increase.add(nextDelta),
        nextDelta == null ? travel : travel.add(nextDelta.abs()),
        nextStatus == SampleStatus.OK ? resets : resets + 1,
        nextY.compareTo(y) == 0 ? changes : changes + 1,
        running
            .averaged(nextDelta, nextDx, rules.tau())
            .integrated(y, nextY, nextDx, rules.integral()));
  }

  /** {@code (dy × scale) / dx} to the nearest double. */
  static double quotient(final BigDecimal dy, final BigDecimal dx, final double scale) {
    return dy.multiply(new BigDecimal(scale)).divide(dx, DIGITS).doubleValue();
  }

  boolean hasDelta() {
    return delta != null || nanDelta;
  }
}
