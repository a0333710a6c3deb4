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
package io.fluxion.collector.cli;

import io.fluxion.NumberType;
import io.fluxion.ResetPolicy;
import io.fluxion.collector.input.RowOptions;
import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.input.XUnit;
import io.fluxion.collector.recording.RecordingSchema;
import io.fluxion.collector.recording.RunSettings;
import io.fluxion.collector.row.FrameKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the rows of an input have, whatever is made of them: Docker's frames, whose fields are
 * fixed, or rows of columns that the options name.
 *
 * @param kind which frames they are, or null where they are rows
 * @param rows what their columns mean; of frames, the longest key alone
 * @param names what the fields are called
 * @param xCounter whether x is a counter
 * @param gauge whether every y is a gauge
 * @param settings the limits of the run, which a recording of the rows has for its replay
 */
public record Columns(
    FrameKind kind,
    RowOptions rows,
    List<String> names,
    boolean xCounter,
    boolean gauge,
    RunSettings settings) {

  /** Columns without settings. */
  Columns(
      final FrameKind kind,
      final RowOptions rows,
      final List<String> names,
      final boolean xCounter,
      final boolean gauge) {
    this(kind, rows, names, xCounter, gauge, RunSettings.ABSENT);
  }

  /** The same with settings. */
  Columns with(final RunSettings newSettings) {
    return new Columns(kind, rows, names, xCounter, gauge, newSettings);
  }

  /** Checks the options for text against one another; {@code reset} may ask for a type of y. */
  static Columns ofText(final InputOptions options, final FrameKind kind, final ResetPolicy reset)
      throws UsageException {
    final int maxKeyBytes = InputWords.maxKeyBytes(options);
    if (kind != null) {
      final Map<String, String> columns = options.columnOptions();
      if (!columns.isEmpty()) {
        throw new UsageException(
            "the fields of --format docker are fixed: leave out "
                + String.join(", ", columns.keySet()));
      }
      return ofFrames(kind, maxKeyBytes);
    }
    final XUnit unit =
        XUnit.valueOf(
            upper(Words.choice("--x-unit", options.xUnit, "none", "s", "ms", "us", "ns")));
    final boolean xCounter = isXCounter(options, false);
    final NumberType xType =
        NumberType.valueOf(upper(Words.choice("--x-type", options.xType, "long", "double")));
    final NumberType yType = NumberType.valueOf(upper(yWord(options, reset)));
    final boolean gauge = isGauge(options, yType == NumberType.DOUBLE);
    requireColumns(options);
    if (unit != XUnit.NONE && xType == NumberType.DOUBLE) {
      throw new UsageException(
          "--x-unit "
              + options.xUnit
              + " reads x into whole ns: leave out --x-type double, or --x-unit");
    }
    if (options.x.isEmpty()) {
      throw new UsageException("--x has an empty name");
    }
    final RowOptions rows =
        new RowOptions(
            Words.names("--key", options.key),
            options.x,
            Words.names("--y", options.y),
            xType,
            yType,
            unit,
            maxKeyBytes);
    return new Columns(null, rows, rows.yColumns(), xCounter, gauge);
  }

  /**
   * The same of lines of JSON, whose columns are pointers.
   *
   * @return whose fields are called as {@link #nameOf} has it
   */
  public Columns ofNdjson() {
    return new Columns(kind, rows, names(rows.yColumns()), xCounter, gauge);
  }

  private static List<String> names(final List<String> columns) {
    return columns.stream().map(Columns::nameOf).toList();
  }

  /**
   * What a column is called, so that the same rows give the same output whatever they are read
   * from: a pointer to a member of the row is that member's name; any other is its own name.
   */
  static String nameOf(final String column) {
    return column.lastIndexOf('/') == 0
        ? column.substring(1).replace("~1", "/").replace("~0", "~")
        : column;
  }

  static Columns ofFrames(final FrameKind kind, final int maxKeyBytes) {
    final RowOptions rows =
        new RowOptions(
            List.of(kind.keyColumn()),
            kind.timeColumn(),
            kind.fields(),
            NumberType.LONG,
            NumberType.ULONG,
            XUnit.NS,
            maxKeyBytes);
    return new Columns(kind, rows, rows.yColumns(), false, false);
  }

  static boolean isXCounter(final InputOptions options, final boolean fallback)
      throws UsageException {
    final String kind = Words.choice("--x-kind", options.xKind, "time", "counter");
    return options.xKind == null ? fallback : kind.equals("counter");
  }

  static boolean isGauge(final InputOptions options, final boolean fallback) throws UsageException {
    final String kind = Words.choice("--y-kind", options.yKind, "counter", "gauge");
    return options.yKind == null ? fallback : kind.equals("gauge");
  }

  private static String yWord(final InputOptions options, final ResetPolicy reset)
      throws UsageException {
    final String word = Words.choice("--y-type", options.yType, "long", "ulong", "double");
    if (!reset.needsUnsigned()) {
      return word;
    }
    if (options.yType != null && word.equals("long")) {
      throw new UsageException("--reset " + reset + " takes --y-type ulong or double, not long");
    }
    return options.yType == null ? "ulong" : word;
  }

  private static void requireColumns(final InputOptions options) throws UsageException {
    final List<String> absent = new ArrayList<>(List.of("--key", "--x", "--y"));
    absent.removeAll(options.columnOptions().keySet());
    if (!absent.isEmpty()) {
      throw new UsageException(
          "csv and ndjson need --key, --x and --y to name the columns; missing: "
              + String.join(", ", absent));
    }
  }

  static String lower(final String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  static String upper(final String word) {
    return word.toUpperCase(Locale.ROOT);
  }

  /**
   * What the header of a recording of these rows says.
   *
   * @return with these settings
   */
  public RecordingSchema recorded() {
    return new RecordingSchema(
        kind != null,
        names(rows.keyColumns()),
        nameOf(rows.xColumn()),
        names,
        rows.xType(),
        rows.yType(),
        rows.xUnit().name().toLowerCase(Locale.ROOT),
        xCounter,
        gauge,
        rows.maxKeyBytes(),
        settings);
  }

  /**
   * For each of these fields, its number in a recording that has them all.
   *
   * @param recording what its header says
   * @return numbers from 0, in the order of these fields
   */
  public int[] selectionFrom(final RecordingSchema recording) {
    return names.stream().mapToInt(recording.fields()::indexOf).toArray();
  }
}
