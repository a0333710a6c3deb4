// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.window;

import io.fluxion.internal.exact.DoubleDouble;
import io.fluxion.internal.exact.ExactPair;
import io.fluxion.internal.step.Step;

/**
 * Mean, extremes and population standard deviation of the derivatives inside any window: the slow
 * path of {@link PlainStatistics}. Mean and deviation work with quotients of twice a double's
 * digits, so that those of a gauge, which may cancel, leave the right mean.
 *
 * <p>Not thread-safe: part of a thread's scratch.
 */
final class DerivativeStatistics {
  /** What double-double arithmetic may be off by, as a part of each quotient, with a margin. */
  private static final double ROUNDING = 0x1p-98;

  private final Step step = new Step();
  private final ExactPair dy = new ExactPair();
  private final ExactPair dx = new ExactPair();
  private final DoubleDouble sum = new DoubleDouble();

  // A quotient, and what it is short of.
  private double quotient;
  private double quotientRest;

  private int count;
  private double smallest;
  private double largest;

  /** NaN where there is no derivative. */
  double min(final FieldWindow window, final int slot) {
    readExtremes(window, slot);
    return count == 0 ? Double.NaN : smallest;
  }

  /** NaN where there is no derivative. */
  double max(final FieldWindow window, final int slot) {
    readExtremes(window, slot);
    return count == 0 ? Double.NaN : largest;
  }

  /** NaN where there is no derivative. */
  double mean(final FieldWindow window, final int slot) {
    readSum(window, slot);
    if (count == 0) {
      return Double.NaN;
    }
    final double factor = window.scaleOf(slot);
    if (Math.abs(sum.high * factor) <= Double.MAX_VALUE) {
      sum.multiply(factor, 0);
      sum.divide(count, 0);
      return sum.value();
    }
    // The product leaves a double's range, but the mean may still be in it.
    sum.divide(count, 0);
    return sum.value() * factor;
  }

  /** NaN where there is no derivative. */
  double stddev(final FieldWindow window, final int slot) {
    readSum(window, slot);
    if (count == 0) {
      return Double.NaN;
    }
    sum.divide(count, 0);
    final double error = count * largestMagnitude() * ROUNDING;
    // Deviations are measured in units of the spread, so that no square leaves a double's range.
    final double unit = largest > smallest ? largest - smallest : largestMagnitude();
    double largestDeviation = 0;
    double squares = 0;
    final int steps = window.ring.length(slot) - 1;
    int from = window.ring.index(slot, steps);
    for (int left = steps; left > 0; left--) {
      final int to = window.ring.after(from);
      if (Step.isAccepted(window.step(from, to, step))) {
        readQuotient(window, from, to);
        final double deviation = quotient - sum.high + (quotientRest - sum.low);
        largestDeviation = Math.max(largestDeviation, Math.abs(deviation));
        squares += deviation / unit * (deviation / unit);
      }
      from = to;
    }
    final double deviation = largestDeviation <= error ? 0 : Math.sqrt(squares / count) * unit;
    return deviation * Math.abs(window.scaleOf(slot));
  }

  private double largestMagnitude() {
    return Math.max(Math.abs(smallest), Math.abs(largest));
  }

  private void clear() {
    count = 0;
    smallest = Double.POSITIVE_INFINITY;
    largest = Double.NEGATIVE_INFINITY;
  }

  private void note(final double derivative) {
    count++;
    smallest = Math.min(smallest, derivative);
    largest = Math.max(largest, derivative);
  }

  /** Notes the derivatives as an update returned them. */
  private void readExtremes(final FieldWindow window, final int slot) {
    clear();
    final double factor = window.scaleOf(slot);
    final int steps = window.ring.length(slot) - 1;
    int from = window.ring.index(slot, Math.max(0, steps));
    for (int left = steps; left > 0; left--) {
      final int to = window.ring.after(from);
      if (Step.isAccepted(window.step(from, to, step))) {
        note(window.quotient(from, to, factor, step));
      }
      from = to;
    }
  }

  /** Notes the quotients, which are not scaled, and adds them up. */
  private void readSum(final FieldWindow window, final int slot) {
    clear();
    sum.set(0, 0);
    final int steps = window.ring.length(slot) - 1;
    int from = window.ring.index(slot, Math.max(0, steps));
    for (int left = steps; left > 0; left--) {
      final int to = window.ring.after(from);
      if (Step.isAccepted(window.step(from, to, step))) {
        readQuotient(window, from, to);
        note(quotient);
        sum.add(quotient, quotientRest);
      }
      from = to;
    }
    // A sum within its own rounding errors is 0: what is left of quotients that cancel.
    if (Math.abs(sum.high) <= count * largestMagnitude() * ROUNDING) {
      sum.set(0, 0);
    }
  }

  private void readQuotient(final FieldWindow window, final int from, final int to) {
    if (window.rule.doubles) {
      dy.set(step.real, step.realRest);
    } else {
      dy.setInteger(step.high, step.low);
    }
    window.xAxis.distance(window.xs[from], window.xs[to], dx);
    quotient = dy.high / dx.high;
    quotientRest = DoubleDouble.quotientRest(dy.high, dy.low, dx.high, dx.low, quotient);
  }
}
