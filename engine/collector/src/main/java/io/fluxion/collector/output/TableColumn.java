// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.output;

/**
 * A column of a table of keys.
 *
 * @param kind what stands in it
 * @param header what stands above it
 * @param brief a shorter header, for where there is less room; or the same
 * @param text of its cells
 * @param value the numbers behind its cells, to sort by; null where they have no order of numbers
 */
public record TableColumn(Kind kind, String header, String brief, Text text, Value value) {

  /** What can stand in a column. */
  public enum Kind {
    /** What a person calls the key. */
    NAME,
    /** Which field of the key the line is about. */
    FIELD,
    /** The latest derivative. */
    DERIVATIVE,
    /** The rate over the window. */
    RATE,
    /** A sparkline of the window's derivatives, which has no order at all. */
    STEPS,
    /** How often the counter fell. */
    RESETS,
    /** A metric that was asked for. */
    METRIC,
    /** Another field of a frame: a gauge's value, a counter's latest derivative. */
    OTHER_FIELD,
    /** The last status. */
    STATUS
  }

  /** The texts of a column's cells. */
  public interface Text {
    /**
     * Makes one.
     *
     * @param line of the key
     * @param handle of a live key
     * @return nothing in it that a terminal would obey; as wide as it likes
     */
    String of(int line, int handle);
  }

  /** The numbers behind a column's cells. */
  public interface Value {
    /**
     * Reads one.
     *
     * @param line of the key
     * @param handle of a live key
     * @return NaN where there is none
     */
    double of(int line, int handle);
  }

  static TableColumn text(final Kind kind, final String header, final Text text) {
    return new TableColumn(kind, header, header, text, null);
  }

  /**
   * Whether the column has an order of numbers.
   *
   * @return false for text, and for sparklines
   */
  public boolean isNumber() {
    return value != null;
  }

  /**
   * Whether its cells end at its right edge, as numbers do.
   *
   * @return for sparklines, too
   */
  public boolean isRight() {
    return isNumber() || kind == Kind.STEPS;
  }
}
