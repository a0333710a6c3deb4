// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.output;

import io.fluxion.DerivativeField;
import java.util.Locale;

/** What can be emitted for a row: the columns between {@code field} and {@code status}. */
public enum Metric {
  /** The last accepted y. */
  VALUE(DerivativeField::value, true),
  /** Δy/Δx × scale between the last two accepted samples; only on the sample that made it. */
  DERIVATIVE((field, handle) -> field.derivative(handle, 0), false),
  /** Δy, exact for integers; only on the sample that made it. */
  DELTA((field, handle) -> field.delta(), false),
  /** The sum of the accepted Δy since FIRST. */
  INCREASE(DerivativeField::increase, false),
  /** The accepted Δy inside the window over the Δx of the same steps, × scale. */
  RATE(DerivativeField::rate, false),
  /** How often the counter fell since FIRST. */
  RESETS(DerivativeField::resets, false),
  /** How often y changed since FIRST. */
  CHANGES(DerivativeField::changes, false),
  /** The slope of the line of least squares through the window, × scale. */
  SLOPE(DerivativeField::slope, false),
  /** The y of that line where x is 0. */
  INTERCEPT(DerivativeField::intercept, false),
  /** The coefficient of determination of that line. */
  R2(DerivativeField::r2, false),
  /** The mean of the derivatives inside the window. */
  MEAN(DerivativeField::mean, false),
  /** The smallest of them. */
  MIN(DerivativeField::min, false),
  /** The largest of them. */
  MAX(DerivativeField::max, false),
  /** Their population standard deviation. */
  STDDEV(DerivativeField::stddev, false),
  /** The mean of the values inside the window. */
  Y_MEAN(DerivativeField::yMean, true),
  /** The smallest of them. */
  Y_MIN(DerivativeField::yMin, true),
  /** The largest of them. */
  Y_MAX(DerivativeField::yMax, true),
  /** The exponentially weighted moving average of the derivative. */
  EWMA(DerivativeField::ewma, false),
  /** The integral of y over x since FIRST. */
  INTEGRAL(DerivativeField::integral, false);

  private final String text = name().toLowerCase(Locale.ROOT);
  private final Reading reading;
  private final boolean mayBeNaN;

  Metric(final Reading reading, final boolean mayBeNaN) {
    this.reading = reading;
    this.mayBeNaN = mayBeNaN;
  }

  /** How a metric is read, as a double. */
  private interface Reading {
    double read(DerivativeField field, int handle);
  }

  /**
   * The metric's name, as headers and {@code --emit} have it.
   *
   * @return in lower case
   */
  public String text() {
    return text;
  }

  /** The metric of a key as a double; for a delta that of the field's last sample. */
  double read(final DerivativeField field, final int handle) {
    return reading.read(field, handle);
  }

  /** Whether NaN is what came in, to be shown, and not a sign that there is nothing yet. */
  boolean mayBeNaN() {
    return mayBeNaN;
  }
}
