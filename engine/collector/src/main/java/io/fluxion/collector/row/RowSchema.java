// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.row;

import io.fluxion.NumberType;
import io.fluxion.Sample;
import java.util.List;

/**
 * What a row is: the columns that it is read from, and what they mean. Frames, whose fields are
 * fixed, have one too.
 *
 * @param frames the kind of frames, or null where rows have columns
 * @param keyColumns the columns of the key, one or more; csv: names of the header row, ndjson: JSON
 *     pointers (RFC 6901)
 * @param xColumn the column of x
 * @param yColumns the columns of y, one or more: a field each, in this order
 * @param fields the names of the fields, as many as {@code yColumns}
 * @param xType LONG or DOUBLE; LONG where {@code xUnit} is not NONE
 * @param yType the type of every y
 * @param xUnit the unit in which x is written; where it is not NONE, x is held in ns
 * @param xCounter whether x is a counter, not a time
 * @param gauge whether every y is a gauge, not a counter; of no meaning for frames
 * @param maxKeyBytes the longest key, in bytes; 1 or more
 */
public record RowSchema(
    FrameKind frames,
    List<String> keyColumns,
    String xColumn,
    List<String> yColumns,
    List<String> fields,
    NumberType xType,
    NumberType yType,
    XUnit xUnit,
    boolean xCounter,
    boolean gauge,
    int maxKeyBytes) {

  /**
   * Rows of columns: counters over a time, each field called as its column.
   *
   * @param keyColumns the columns of the key, one or more
   * @param xColumn the column of x
   * @param yColumns the columns of y, one or more
   * @param xType LONG or DOUBLE
   * @param yType the type of every y
   * @param xUnit the unit in which x is written
   * @param maxKeyBytes the longest key, in bytes; 1 or more
   * @return the schema of these rows
   */
  public static RowSchema of(
      final List<String> keyColumns,
      final String xColumn,
      final List<String> yColumns,
      final NumberType xType,
      final NumberType yType,
      final XUnit xUnit,
      final int maxKeyBytes) {
    return new RowSchema(
        null,
        keyColumns,
        xColumn,
        yColumns,
        yColumns,
        xType,
        yType,
        xUnit,
        false,
        false,
        maxKeyBytes);
  }

  /**
   * Frames.
   *
   * @param kind which
   * @param maxKeyBytes the longest key, in bytes; 1 or more
   * @return the schema of these frames
   */
  public static RowSchema ofFrames(final FrameKind kind, final int maxKeyBytes) {
    return new RowSchema(
        kind,
        List.of(kind.keyColumn()),
        kind.timeColumn(),
        kind.fields(),
        kind.fields(),
        NumberType.LONG,
        NumberType.ULONG,
        XUnit.NS,
        false,
        false,
        maxKeyBytes);
  }

  /**
   * The same rows with another meaning of their numbers.
   *
   * @param ofXCounter whether x is a counter
   * @param ofGauge whether every y is a gauge
   * @return a schema that differs in nothing else
   */
  public RowSchema meaning(final boolean ofXCounter, final boolean ofGauge) {
    return new RowSchema(
        frames,
        keyColumns,
        xColumn,
        yColumns,
        fields,
        xType,
        yType,
        xUnit,
        ofXCounter,
        ofGauge,
        maxKeyBytes);
  }

  /**
   * The same rows read from JSON: a field whose column is a pointer to a member of the row is
   * called as that member, so that the same rows give the same output whatever they are read from.
   *
   * @return a schema that differs in the names of the fields alone
   */
  public RowSchema ofJson() {
    return new RowSchema(
        frames,
        keyColumns,
        xColumn,
        yColumns,
        names(yColumns),
        xType,
        yType,
        xUnit,
        xCounter,
        gauge,
        maxKeyBytes);
  }

  /**
   * What columns are called: a pointer to a member of the row is that member's name, any other
   * column is its own.
   *
   * @param columns names or pointers
   * @return as many names
   */
  public static List<String> names(final List<String> columns) {
    return columns.stream()
        .map(
            column ->
                column.lastIndexOf('/') == 0
                    ? column.substring(1).replace("~1", "/").replace("~0", "~")
                    : column)
        .toList();
  }

  /**
   * Whether rows are frames.
   *
   * @return true where each row has a time of its own, and fields have an x of their own
   */
  public boolean isFramed() {
    return frames != null;
  }

  /**
   * Whether x is held in ns.
   *
   * @return true where x is written in a unit of time
   */
  public boolean nanoseconds() {
    return xUnit != XUnit.NONE;
  }

  /**
   * Whether rows of the two can go into one store: the same fields, types and units.
   *
   * @param other of another input
   * @return true where names of key and x, the longest key and what x and y mean may differ, and
   *     nothing else
   */
  public boolean fits(final RowSchema other) {
    return frames == other.frames
        && fields.equals(other.fields)
        && xType == other.xType
        && yType == other.yType
        && xUnit == other.xUnit;
  }

  /**
   * A sample for these rows.
   *
   * @return an empty one, of their types
   */
  public Sample newSample() {
    return new Sample(yColumns.size(), xType, yType, maxKeyBytes);
  }
}
