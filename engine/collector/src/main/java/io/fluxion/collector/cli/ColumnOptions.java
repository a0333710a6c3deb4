// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import io.fluxion.NumberType;
import io.fluxion.ResetPolicy;
import io.fluxion.collector.input.Format;
import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.row.FrameKind;
import io.fluxion.collector.row.RowSchema;
import io.fluxion.collector.row.XUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options that say what an input holds; null where they were not given. */
final class ColumnOptions {
  /** What x is. */
  enum XKind {
    /** A time: one that falls is late. */
    TIME,
    /** A counter: one that falls was reset. */
    COUNTER
  }

  /** What y is. */
  enum YKind {
    /** Only grows, until a reset. */
    COUNTER,
    /** Goes up and down. */
    GAUGE
  }

  @Option(
      names = "--format",
      paramLabel = "auto|docker|csv|ndjson|fluxion",
      converter = Converters.FormatChoice.class,
      description = {
        "What the input holds; auto looks at the content (default).",
        "docker: stats frames of the Docker Engine API, one JSON object a line.",
        "fluxion: a recording, which knows its columns: none need be named, --y may choose some."
      })
  Format format;

  @Option(
      names = "--key",
      paramLabel = "COL[,COL]",
      description = "The columns of the key: names in csv's header row, or JSON pointers (/host).")
  Converters.Names key;

  @Option(names = "--x", paramLabel = "COL", description = "The column of x.")
  String x;

  @Option(names = "--y", paramLabel = "COL[,COL]", description = "The columns of y, a field each.")
  Converters.Names y;

  @Option(
      names = "--x-kind",
      paramLabel = "time|counter",
      description = "What it means that x falls: a late sample (time, default), or a reset.")
  XKind xKind;

  @Option(
      names = "--x-type",
      paramLabel = "long|double",
      converter = Converters.XType.class,
      description = "Default: long.")
  NumberType xType;

  @Option(
      names = "--y-type",
      paramLabel = "long|ulong|double",
      description = "Default: long; ulong where --reset needs it.")
  NumberType yType;

  @Option(
      names = "--x-unit",
      paramLabel = "none|s|ms|us|ns",
      description = {
        "The unit in which x is written: a decimal time is read exactly into ns, and rates are per"
            + " second.",
        "none (default): rates are per unit of x."
      })
  XUnit xUnit;

  @Option(
      names = "--y-kind",
      paramLabel = "counter|gauge",
      description = "Default: counter, but gauge for --y-type double.")
  YKind yKind;

  /** The options given that describe columns: by name, in the order of the help. */
  Map<String, Object> given() {
    final Map<String, Object> all = new LinkedHashMap<>();
    all.put("--key", key);
    all.put("--x", x);
    all.put("--y", y);
    all.put("--x-kind", xKind);
    all.put("--x-type", xType);
    all.put("--y-type", yType);
    all.put("--x-unit", xUnit);
    all.put("--y-kind", yKind);
    all.values().removeIf(value -> value == null);
    return all;
  }

  /** What rows of text are; {@code reset} may ask for a type of y. */
  RowSchema ofText(final int maxKeyBytes, final ResetPolicy reset) throws UsageException {
    final boolean frames = format == null ? given().isEmpty() : format == Format.DOCKER;
    if (frames) {
      refuseColumns("--format docker");
      return RowSchema.ofFrames(FrameKind.DOCKER, maxKeyBytes);
    }
    final NumberType ofY = yType(reset);
    final XUnit unit = xUnit == null ? XUnit.NONE : xUnit;
    requireColumns();
    if (unit != XUnit.NONE && xType == NumberType.DOUBLE) {
      throw new UsageException(
          "--x-unit "
              + Converters.word(unit)
              + " reads x into whole ns: leave out --x-type double, or --x-unit");
    }
    return RowSchema.of(
            key.list(),
            x,
            y.list(),
            xType == null ? NumberType.LONG : xType,
            ofY,
            unit,
            maxKeyBytes)
        .meaning(
            xKind == XKind.COUNTER,
            yKind == null ? ofY == NumberType.DOUBLE : yKind == YKind.GAUGE);
  }

  /** Refuses options for columns beside frames. */
  void refuseColumns(final String frames) throws UsageException {
    if (!given().isEmpty()) {
      throw new UsageException(
          "the fields of "
              + frames
              + " are fixed: leave out "
              + String.join(", ", given().keySet()));
    }
  }

  private NumberType yType(final ResetPolicy reset) throws UsageException {
    if (reset.needsUnsigned() && yType == NumberType.LONG) {
      throw new UsageException("--reset " + reset + " takes --y-type ulong or double, not long");
    }
    if (yType != null) {
      return yType;
    }
    return reset.needsUnsigned() ? NumberType.ULONG : NumberType.LONG;
  }

  private void requireColumns() throws UsageException {
    final List<String> absent = new ArrayList<>(List.of("--key", "--x", "--y"));
    absent.removeAll(given().keySet());
    if (!absent.isEmpty()) {
      throw new UsageException(
          "csv and ndjson need --key, --x and --y to name the columns; missing: "
              + String.join(", ", absent));
    }
    if (x.isEmpty()) {
      throw new UsageException("invalid value for --x: the name is empty");
    }
  }
}
