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
package io.fluxion.collector.recording;

import io.fluxion.NumberType;
import java.util.List;

/**
 * What the rows of a recording are; what its header says.
 *
 * @param frames whether rows are frames, each with a time of its own, fields with an x of their
 *     own, scales per key, and a label for the key
 * @param keyColumns the names of the columns that the key was made of, one or more
 * @param xColumn the name of the column of x
 * @param fields the names of the columns of y, one or more
 * @param xType LONG or DOUBLE; LONG where there is a unit
 * @param yType the type of every y
 * @param xUnit the unit in which x was written, one of {@link #X_UNITS}; where it is not none, x is
 *     held in ns
 * @param xCounter whether x is a counter, not a time
 * @param gauge whether every y is a gauge, not a counter; of no meaning for frames
 * @param maxKeyBytes the longest key that can be among the rows, 1 to 65,535
 * @param settings the limits of the run that was recorded, which a replay has too unless it is
 *     given others
 */
public record RecordingSchema(
    boolean frames,
    List<String> keyColumns,
    String xColumn,
    List<String> fields,
    NumberType xType,
    NumberType yType,
    String xUnit,
    boolean xCounter,
    boolean gauge,
    int maxKeyBytes,
    RunSettings settings) {
  /** The words for units of x. */
  public static final List<String> X_UNITS = List.of("none", "s", "ms", "us", "ns");

  /** The longest key there can be. */
  public static final int LONGEST_KEY = Character.MAX_VALUE;

  /** The most columns of either kind. */
  static final int MOST_COLUMNS = 1 << 16;

  /**
   * A schema without settings.
   *
   * @param frames whether rows are frames
   * @param keyColumns the columns of the key
   * @param xColumn the column of x
   * @param fields the columns of y
   * @param xType the type of x
   * @param yType the type of every y
   * @param xUnit the unit of x
   * @param xCounter whether x is a counter
   * @param gauge whether every y is a gauge
   * @param maxKeyBytes the longest key
   */
  public RecordingSchema(
      final boolean frames,
      final List<String> keyColumns,
      final String xColumn,
      final List<String> fields,
      final NumberType xType,
      final NumberType yType,
      final String xUnit,
      final boolean xCounter,
      final boolean gauge,
      final int maxKeyBytes) {
    this(
        frames,
        keyColumns,
        xColumn,
        fields,
        xType,
        yType,
        xUnit,
        xCounter,
        gauge,
        maxKeyBytes,
        RunSettings.ABSENT);
  }

  /**
   * The same with other settings.
   *
   * @param newSettings the limits of a run
   * @return a schema that differs in nothing else
   */
  public RecordingSchema with(final RunSettings newSettings) {
    return new RecordingSchema(
        frames,
        keyColumns,
        xColumn,
        fields,
        xType,
        yType,
        xUnit,
        xCounter,
        gauge,
        maxKeyBytes,
        newSettings);
  }

  /** Refuses what cannot be in a header, by an IllegalArgumentException. */
  RecordingSchema checked() {
    require(!keyColumns.isEmpty() && keyColumns.size() <= MOST_COLUMNS, "columns of the key");
    require(!fields.isEmpty() && fields.size() <= MOST_COLUMNS, "fields");
    require(xType != NumberType.ULONG, "a type of x");
    require(X_UNITS.contains(xUnit), "a unit of x");
    require(xUnit.equals("none") || xType == NumberType.LONG, "a type of an x with a unit");
    require(!frames || xType == NumberType.LONG, "a type of the frames' time");
    require(maxKeyBytes >= 1 && maxKeyBytes <= LONGEST_KEY, "a longest key");
    require(settings.fits(xType), "a limit of a run");
    return this;
  }

  private static void require(final boolean holds, final String what) {
    if (!holds) {
      throw new IllegalArgumentException("a recording cannot have such " + what);
    }
  }

  /**
   * Whether x is a time in ns.
   *
   * @return true where x has a unit
   */
  public boolean nanoseconds() {
    return !xUnit.equals("none");
  }

  /**
   * Whether rows of the two can go into one store: the same fields, types and units.
   *
   * @param other of another recording
   * @return true where names of key and x, the longest key and settings may differ, and nothing
   *     else
   */
  public boolean fits(final RecordingSchema other) {
    return frames == other.frames
        && fields.equals(other.fields)
        && xType == other.xType
        && yType == other.yType
        && xUnit.equals(other.xUnit);
  }
}
