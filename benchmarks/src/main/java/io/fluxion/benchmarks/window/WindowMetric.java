// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.window;

import java.util.Locale;

/** What can be read of a window. */
public enum WindowMetric {
  /** ΣΔy / ΣΔx. */
  RATE,
  /** The slope of the line of least squares of y over x. */
  SLOPE,
  /** Where that line meets x = 0. */
  INTERCEPT,
  /** Its coefficient of determination. */
  R2,
  /** The mean of the derivatives. */
  MEAN,
  /** The smallest of them. */
  MIN,
  /** The largest of them. */
  MAX,
  /** Their population standard deviation. */
  STDDEV,
  /** The mean of y. */
  Y_MEAN,
  /** The smallest y. */
  Y_MIN,
  /** The largest y. */
  Y_MAX;

  /**
   * The metric of a name.
   *
   * @param text in lower case, as {@code fluxion replay --emit} has it
   * @return never null
   * @throws IllegalArgumentException where there is none
   */
  public static WindowMetric of(final String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
