package io.fluxion.collector.sink;

import java.util.Locale;

/** What can be emitted for a row: the columns between {@code field} and {@code status}. */
public enum Metric {
  /** Δy/Δx × scale between the last two accepted samples; only on the sample that made it. */
  DERIVATIVE,
  /** Δy, exact for integers; only on the sample that made it. */
  DELTA,
  /** The sum of the accepted Δy since FIRST. */
  INCREASE,
  /** The accepted Δy inside the window over the Δx of the same steps, × scale. */
  RATE,
  /** How often the counter fell since FIRST. */
  RESETS,
  /** How often y changed since FIRST. */
  CHANGES;

  private final String text = name().toLowerCase(Locale.ROOT);

  /**
   * The metric's name, as headers and {@code --emit} have it.
   *
   * @return in lower case
   */
  public String text() {
    return text;
  }
}
