// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Where values stand on a logarithmic axis.
 *
 * @param from above 0
 * @param to above that
 */
record LogAxis(double from, double to) {
  private static final double ROOM = 0.04;

  /** An axis over all values above 0, with a little room at both ends. */
  static LogAxis over(final DoubleStream values) {
    final double[] drawable = values.filter(LogAxis::isDrawable).sorted().toArray();
    if (drawable.length == 0) {
      return new LogAxis(1, 10);
    }
    // Two decades at least, so that a small difference does not look like a large one.
    final double low = Math.log10(drawable[0]);
    final double high = Math.log10(drawable[drawable.length - 1]);
    final double missing = Math.max(0, 2 - (high - low)) / 2;
    final double room = ROOM * Math.max(2, high - low);
    return new LogAxis(Math.pow(10, low - missing - room), Math.pow(10, high + missing + room));
  }

  static boolean isDrawable(final double value) {
    return value > 0 && Double.isFinite(value);
  }

  /** From 0 to 1. */
  double at(final double value) {
    return Math.log(value / from) / Math.log(to / from);
  }

  /** The powers of ten, or every second of them where there are many. */
  List<Double> ticks() {
    final int first = (int) Math.ceil(Math.log10(from) - 1e-9);
    final int last = (int) Math.floor(Math.log10(to) + 1e-9);
    final int step = last - first > 7 ? 2 : 1;
    final List<Double> ticks = new ArrayList<>();
    for (int power = first; power <= last; power += step) {
      ticks.add(Math.pow(10, power));
    }
    return ticks;
  }
}
