// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import io.fluxion.NumberType;
import io.fluxion.ResetPolicy;
import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.row.RowSchema;
import java.util.List;

/**
 * What the rows of a recording are to a run. Options that say what the header says must agree with
 * it; {@code --y} may choose, and what x and y are (time or counter, counter or gauge) may be said
 * anew.
 */
final class RecordedColumns {
  private final ColumnOptions options;
  private final RowSchema recording;
  private final String name;

  /**
   * The columns of a recording.
   *
   * @param name what messages call it
   */
  RecordedColumns(final ColumnOptions options, final RowSchema recording, final String name) {
    this.options = options;
    this.recording = recording;
    this.name = name;
  }

  /** What the rows are; {@code maxKeyBytes} is null where nobody asked for a longest key. */
  RowSchema rows(final Integer maxKeyBytes, final ResetPolicy reset) throws UsageException {
    final int longest = maxKeyBytes == null ? recording.maxKeyBytes() : maxKeyBytes;
    if (recording.isFramed()) {
      options.refuseColumns(Converters.word(recording.frames()) + " frames in " + name);
      return RowSchema.ofFrames(recording.frames(), longest);
    }
    agree("--key", recorded(options.key), String.join(",", recording.keyColumns()));
    agree("--x", options.x == null ? null : recorded(options.x), recording.xColumn());
    agree("--x-type", options.xType, Converters.word(recording.xType()));
    agree("--y-type", options.yType, Converters.word(recording.yType()));
    agree("--x-unit", options.xUnit, Converters.word(recording.xUnit()));
    if (reset.needsUnsigned() && recording.yType() == NumberType.LONG) {
      throw new UsageException(
          "--reset "
              + reset
              + " takes a y that is unsigned or a double; "
              + name
              + " has y of type long: record with --y-type ulong");
    }
    return RowSchema.of(
            recording.keyColumns(),
            recording.xColumn(),
            fields(),
            recording.xType(),
            recording.yType(),
            recording.xUnit(),
            longest)
        .meaning(
            options.xKind == null
                ? recording.xCounter()
                : options.xKind == ColumnOptions.XKind.COUNTER,
            options.yKind == null ? recording.gauge() : options.yKind == ColumnOptions.YKind.GAUGE);
  }

  private List<String> fields() throws UsageException {
    if (options.y == null) {
      return recording.fields();
    }
    final List<String> fields = options.y.list().stream().map(this::recorded).toList();
    for (final String field : fields) {
      if (!recording.fields().contains(field)) {
        throw Converters.invalid(
            "--y",
            field,
            "is no field of " + name + ", which has " + String.join(", ", recording.fields()));
      }
    }
    return fields;
  }

  /** A name as it stands in the recording, where rows of JSON have no pointers any more. */
  private String recorded(final String column) {
    final boolean known =
        recording.fields().contains(column)
            || recording.keyColumns().contains(column)
            || recording.xColumn().equals(column);
    return known ? column : RowSchema.names(List.of(column)).get(0);
  }

  private String recorded(final Converters.Names columns) {
    return columns == null
        ? null
        : String.join(",", columns.list().stream().map(this::recorded).toList());
  }

  private void agree(final String option, final Object given, final String recorded)
      throws UsageException {
    final String text =
        given instanceof final Enum<?> constant ? Converters.word(constant) : (String) given;
    if (text != null && !text.equals(recorded)) {
      throw Converters.invalid(
          option, text, "does not fit " + name + ", which has " + recorded + ": leave it out");
    }
  }
}
