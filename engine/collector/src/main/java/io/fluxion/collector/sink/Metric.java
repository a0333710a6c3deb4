package io.fluxion.collector.sink;

import io.fluxion.derivative.DerivativeField;
import io.fluxion.derivative.FieldReadings;
import java.util.Locale;

/** What can be emitted for a row: the columns between {@code field} and {@code status}. */
public enum Metric {
  /** The last accepted y. */
  VALUE(FieldReadings::value, true),
  /** Δy/Δx × scale between the last two accepted samples; only on the sample that made it. */
  DERIVATIVE((field, slot) -> field.derivative(slot, 0), false),
  /** Δy, exact for integers; only on the sample that made it. */
  DELTA((field, slot) -> field.delta(), false),
  /** The sum of the accepted Δy since FIRST. */
  INCREASE(FieldReadings::increase, false),
  /** The accepted Δy inside the window over the Δx of the same steps, × scale. */
  RATE(FieldReadings::rate, false),
  /** How often the counter fell since FIRST. */
  RESETS(FieldReadings::resets, false),
  /** How often y changed since FIRST. */
  CHANGES(FieldReadings::changes, false),
  /** The slope of the line of least squares through the window, × scale. */
  SLOPE(FieldReadings::slope, false),
  /** The y of that line where x is 0. */
  INTERCEPT(FieldReadings::intercept, false),
  /** The coefficient of determination of that line. */
  R2(FieldReadings::r2, false),
  /** The mean of the derivatives inside the window. */
  MEAN(FieldReadings::mean, false),
  /** The smallest of them. */
  MIN(FieldReadings::min, false),
  /** The largest of them. */
  MAX(FieldReadings::max, false),
  /** Their population standard deviation. */
  STDDEV(FieldReadings::stddev, false),
  /** The mean of the values inside the window. */
  Y_MEAN(FieldReadings::yMean, true),
  /** The smallest of them. */
  Y_MIN(FieldReadings::yMin, true),
  /** The largest of them. */
  Y_MAX(FieldReadings::yMax, true),
  /** The exponentially weighted moving average of the derivative. */
  EWMA(FieldReadings::ewma, false),
  /** The integral of y over x since FIRST. */
  INTEGRAL(FieldReadings::integral, false);

  private final String text = name().toLowerCase(Locale.ROOT);
  private final Reading reading;
  private final boolean mayBeNaN;

  Metric(final Reading reading, final boolean mayBeNaN) {
    this.reading = reading;
    this.mayBeNaN = mayBeNaN;
  }

  /** How a metric is read, as a double. */
  private interface Reading {
    double read(DerivativeField field, int slot);
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
  double read(final DerivativeField field, final int slot) {
    return reading.read(field, slot);
  }

  /** Whether NaN is what came in, to be shown, and not a sign that there is nothing yet. */
  boolean mayBeNaN() {
    return mayBeNaN;
  }
}
