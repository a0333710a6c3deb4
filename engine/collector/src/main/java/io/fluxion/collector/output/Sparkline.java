// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.output;

import io.fluxion.DerivativeField;

/** The derivatives of a window as a line of small bars, the oldest first, drawn from the ring. */
public final class Sparkline {
  /** The most bars: of a longer window, the newest steps. */
  static final int LONGEST = 40;

  private static final String BARS = "▁▂▃▄▅▆▇█";
  private static final char NO_DERIVATIVE = '·';

  private Sparkline() {}

  /**
   * How many bars a full window of this many samples has.
   *
   * @param window 2 or more
   * @return 1 to {@code LONGEST}
   */
  public static int length(final int window) {
    return Math.min(LONGEST, window - 1);
  }

  static String of(final DerivativeField field, final int handle) {
    final double[] derivatives = new double[length(Math.max(1, field.windowLength(handle)))];
    for (int i = 0; i < derivatives.length; i++) {
      derivatives[i] = field.derivative(handle, derivatives.length - 1 - i);
    }
    return of(derivatives);
  }

  /** Bars from 0, or the lowest value below it, to the highest. */
  static String of(final double[] values) {
    double low = 0;
    double high = 0;
    for (final double value : values) {
      if (Double.isFinite(value)) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    final StringBuilder line = new StringBuilder(values.length);
    for (final double value : values) {
      line.append(Double.isNaN(value) ? NO_DERIVATIVE : bar(value, low, high));
    }
    return line.toString();
  }

  private static char bar(final double value, final double low, final double high) {
    // Halves, because a span of finite numbers need not be finite.
    final double span = high / 2 - low / 2;
    final double part = span > 0 ? (value / 2 - low / 2) / span : 0;
    final int highest = BARS.length() - 1;
    return BARS.charAt((int) Math.max(0, Math.min(highest, part * BARS.length())));
  }
}
