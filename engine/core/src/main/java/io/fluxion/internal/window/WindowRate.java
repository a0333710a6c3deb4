// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.window;

import io.fluxion.internal.exact.Doubles;
import io.fluxion.internal.exact.Int128;
import io.fluxion.internal.step.Quotient;
import io.fluxion.internal.step.Step;

/** The rate of a window, and the derivatives of its steps. */
final class WindowRate {
  private WindowRate() {}

  static double rate(final FieldWindow window, final int slot) {
    final int steps = window.ring.length(slot) - 1;
    if (steps < 1 || !window.isPlain(slot)) {
      return rateOfSteps(window, slot, WindowScratch.get().step);
    }
    final int from = window.ring.index(slot, steps);
    final int to = window.ring.index(slot, 0);
    final long y = window.ys[to];
    final long oldY = window.ys[from];
    return Quotient.of(
        Int128.toDouble(y < oldY ? -1 : 0, y - oldY),
        Int128.unsignedToDouble(window.xs[to] - window.xs[from]),
        window.scaleOf(slot));
  }

  /** The rate of any window, step by step. */
  static double rateOfSteps(final FieldWindow window, final int slot, final Step step) {
    // Integers add up in 128 bits. Doubles carry along what each sum is short of (Neumaier 1974).
    long dyHigh = 0;
    long dyLow = 0;
    double dy = 0;
    double dyRest = 0;
    long dxLong = 0;
    double dx = 0;
    double dxRest = 0;
    boolean any = false;
    final boolean doubleY = window.rule.doubles;
    final boolean doubleX = window.xAxis.doubles;
    final long[] xs = window.xs;
    final int steps = window.ring.length(slot) - 1;
    int from = window.ring.index(slot, Math.max(0, steps));
    for (int left = steps; left > 0; left--) {
      final int to = window.ring.after(from);
      if (Step.isAccepted(window.step(from, to, step))) {
        any = true;
        if (doubleY) {
          final double sum = dy + step.real;
          dyRest += Doubles.sumError(dy, step.real, sum) + step.realRest;
          dy = sum;
        } else {
          final long sum = dyLow + step.low;
          dyHigh = Int128.addHigh(dyHigh, dyLow, step.high, sum);
          dyLow = sum;
        }
        if (doubleX) {
          final double distance = window.xAxis.distance(xs[from], xs[to]);
          final double sum = dx + distance;
          dxRest +=
              Doubles.sumError(dx, distance, sum)
                  + window.xAxis.distanceError(xs[from], xs[to], distance);
          dx = sum;
        } else {
          // At most the span of the window, which fits 64 bits without a sign.
          dxLong += xs[to] - xs[from];
        }
      }
      from = to;
    }
    if (!any) {
      return Double.NaN;
    }
    return Quotient.of(
        doubleY ? dy + dyRest : Int128.toDouble(dyHigh, dyLow),
        doubleX ? dx + dxRest : Int128.unsignedToDouble(dxLong),
        window.scaleOf(slot));
  }

  static double derivative(final FieldWindow window, final int slot, final int age) {
    if (age < 0 || age + 1 >= window.ring.length(slot)) {
      return Double.NaN;
    }
    final int to = window.ring.index(slot, age);
    final int from = window.ring.before(to);
    final long y = window.ys[to];
    final long oldY = window.ys[from];
    if (window.mayBePlain && (window.takesFalls || y >= oldY)) {
      return Quotient.of(
          Int128.toDouble(y < oldY ? -1 : 0, y - oldY),
          Int128.unsignedToDouble(window.xs[to] - window.xs[from]),
          window.scaleOf(slot));
    }
    final Step step = WindowScratch.get().step;
    return window.step(from, to, step) == Step.DROPPED
        ? Double.NaN
        : window.quotient(from, to, window.scaleOf(slot), step);
  }
}
