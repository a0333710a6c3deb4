/*
 * Copyright 2026 The Fluxion Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.fluxion.collector.output;

/** A column of a table of keys: what stands above it, and in each line of a key. */
public final class TableColumn {
  private final Kind kind;
  private final String header;
  private final String brief;
  private final Text text;
  // Null where the column has no order of numbers.
  private final Value value;

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
    /** A sparkline of the window's derivatives. */
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

  /** The text of a cell. */
  public interface Text {
    /**
     * Makes it.
     *
     * @param line of the key
     * @param handle of a live key
     * @return nothing in it that a terminal would obey
     */
    String of(int line, int handle);
  }

  /** The number behind a cell. */
  public interface Value {
    /**
     * Reads it.
     *
     * @param line of the key
     * @param handle of a live key
     * @return NaN where there is none
     */
    double of(int line, int handle);
  }

  private TableColumn(
      final Kind kind,
      final String header,
      final String brief,
      final Text text,
      final Value value) {
    this.kind = kind;
    this.header = header;
    this.brief = brief;
    this.text = text;
    this.value = value;
  }

  /**
   * A column without an order of numbers.
   *
   * @param kind what stands in it
   * @param header what stands above it
   * @param text of its cells
   * @return the column
   */
  public static TableColumn text(final Kind kind, final String header, final Text text) {
    return new TableColumn(kind, header, header, text, null);
  }

  /**
   * A column of numbers.
   *
   * @param kind what stands in it
   * @param header what stands above it
   * @param brief a shorter header, for where there is less room
   * @param text of its cells
   * @param value what it is sorted by
   * @return the column
   */
  public static TableColumn number(
      final Kind kind,
      final String header,
      final String brief,
      final Text text,
      final Value value) {
    return new TableColumn(kind, header, brief, text, value);
  }

  /** A sparkline, which has no order at all. */
  static TableColumn steps(final String header, final Text text) {
    return new TableColumn(Kind.STEPS, header, "steps", text, null);
  }

  /**
   * What stands in it.
   *
   * @return the kind
   */
  public Kind kind() {
    return kind;
  }

  /**
   * What stands above it.
   *
   * @return the header
   */
  public String header() {
    return header;
  }

  /**
   * What stands above it where there is less room.
   *
   * @return a shorter header, or the same
   */
  public String brief() {
    return brief;
  }

  /**
   * Whether its cells end at its right edge, as numbers do.
   *
   * @return for sparklines, too
   */
  public boolean isRight() {
    return value != null || kind == Kind.STEPS;
  }

  /**
   * Whether the column has an order of numbers.
   *
   * @return false for text, and for sparklines, which have no order at all
   */
  public boolean isNumber() {
    return value != null;
  }

  /**
   * The text of a cell.
   *
   * @param line of the key
   * @param handle of a live key
   * @return nothing in it that a terminal would obey; as wide as it likes
   */
  public String cell(final int line, final int handle) {
    return text.of(line, handle);
  }

  /**
   * The number behind a cell, to sort by.
   *
   * @param line of the key
   * @param handle of a live key
   * @return NaN where there is none
   */
  public double value(final int line, final int handle) {
    return value.of(line, handle);
  }
}
