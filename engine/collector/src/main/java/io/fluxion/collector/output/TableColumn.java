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

/**
 * A column of a table of keys.
 *
 * @param kind what stands in it
 * @param header what stands above it
 * @param brief a shorter header, for where there is less room
 * @param right whether its cells end at its right edge, as numbers do
 * @param metric which metric it is where it is {@link Kind#METRIC}, otherwise null
 * @param field the number of the field that it is where it is {@link Kind#OTHER_FIELD}, otherwise 0
 */
public record TableColumn(
    Kind kind, String header, String brief, boolean right, Metric metric, int field) {

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

  static TableColumn left(final Kind kind, final String header) {
    return new TableColumn(kind, header, header, false, null, 0);
  }

  static TableColumn right(final Kind kind, final String header, final String brief) {
    return new TableColumn(kind, header, brief, true, null, 0);
  }

  /**
   * Whether the column has an order of numbers.
   *
   * @return false for text, and for sparklines, which have no order at all
   */
  public boolean isNumber() {
    return switch (kind) {
      case NAME, FIELD, STEPS, STATUS -> false;
      default -> true;
    };
  }
}
