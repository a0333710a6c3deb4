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
import io.fluxion.collector.input.InputException;
import io.fluxion.collector.input.RowOptions;
import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.input.XUnit;
import io.fluxion.collector.recording.RecordingSchema;
import io.fluxion.collector.row.FrameKind;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The columns of a recording: its header says what they are. Options that say it too must agree;
 * {@code --y} may choose, and what x and y are (time or counter, counter or gauge) may be said
 * anew.
 */
final class RecordedColumns {
  private final InputOptions options;
  private final RecordingSchema recording;
  private final String name;

  private RecordedColumns(
      final InputOptions options, final RecordingSchema recording, final String name) {
    this.options = options;
    this.recording = recording;
    this.name = name;
  }

  static Columns of(
      final InputOptions options,
      final RecordingSchema recording,
      final String name,
      final ResetPolicy reset)
      throws UsageException, InputException {
    return new RecordedColumns(options, recording, name).columns(reset).with(recording.settings());
  }

  private Columns columns(final ResetPolicy reset) throws UsageException, InputException {
    final int maxKeyBytes =
        options.maxKeyBytes == null ? recording.maxKeyBytes() : InputWords.maxKeyBytes(options);
    if (recording.frames()) {
      return frames(maxKeyBytes);
    }
    agree("--key", recordedNames(options.key), String.join(",", recording.keyColumns()));
    agree("--x", options.x == null ? null : recordedName(options.x), recording.xColumn());
    Words.choice("--x-type", options.xType, "long", "double");
    agree("--x-type", options.xType, word(recording.xType()));
    Words.choice("--y-type", options.yType, "long", "ulong", "double");
    agree("--y-type", options.yType, word(recording.yType()));
    Words.choice("--x-unit", options.xUnit, "none", "s", "ms", "us", "ns");
    agree("--x-unit", options.xUnit, recording.xUnit());
    if (reset.needsUnsigned() && recording.yType() == NumberType.LONG) {
      throw new UsageException(
          "--reset "
              + reset
              + " takes a y that is unsigned or a double; "
              + name
              + " has y of type long: record with --y-type ulong");
    }
    final RowOptions rows =
        new RowOptions(
            recording.keyColumns(),
            recording.xColumn(),
            fields(),
            recording.xType(),
            recording.yType(),
            XUnit.valueOf(Columns.upper(recording.xUnit())),
            maxKeyBytes);
    return new Columns(
        null,
        rows,
        rows.yColumns(),
        Columns.isXCounter(options, recording.xCounter()),
        Columns.isGauge(options, recording.gauge()));
  }

  private Columns frames(final int maxKeyBytes) throws UsageException, InputException {
    final FrameKind kind = FrameKind.ofFields(recording.fields());
    if (kind == null || recording.yType() != NumberType.ULONG) {
      throw new InputException(name + " holds frames of no kind that is known here");
    }
    if (!options.columnOptions().isEmpty()) {
      throw new UsageException(
          name
              + " holds "
              + Columns.lower(kind.name())
              + " frames, whose fields are fixed: leave out "
              + String.join(", ", options.columnOptions().keySet()));
    }
    return Columns.ofFrames(kind, maxKeyBytes);
  }

  private List<String> fields() throws UsageException {
    if (options.y == null) {
      return recording.fields();
    }
    final List<String> fields =
        Words.names("--y", options.y).stream().map(this::recordedName).toList();
    for (final String field : fields) {
      if (!recording.fields().contains(field)) {
        throw new UsageException(
            "--y has '"
                + field
                + "', which is not in "
                + name
                + "; its fields are: "
                + String.join(", ", recording.fields()));
      }
    }
    return fields;
  }

  /** A name as it stands in the recording, where rows of JSON have no pointers any more. */
  private String recordedName(final String column) {
    final boolean known =
        recording.fields().contains(column)
            || recording.keyColumns().contains(column)
            || recording.xColumn().equals(column);
    return known ? column : Columns.nameOf(column);
  }

  private String recordedNames(final String columns) {
    return columns == null
        ? null
        : Stream.of(columns.split(",", -1))
            .map(this::recordedName)
            .collect(Collectors.joining(","));
  }

  private void agree(final String option, final String given, final String recorded)
      throws UsageException {
    if (given != null && !given.equals(recorded)) {
      throw new UsageException(
          option
              + ' '
              + given
              + " does not fit "
              + name
              + ", which has "
              + option
              + ' '
              + recorded
              + ": leave it out");
    }
  }

  private static String word(final NumberType type) {
    return type.name().toLowerCase(Locale.ROOT);
  }
}
