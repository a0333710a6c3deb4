// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import io.fluxion.DerivativeSchema;
import io.fluxion.IntegralRule;
import io.fluxion.NumberType;
import io.fluxion.ResetPolicy;
import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.output.Metric;
import io.fluxion.collector.recording.RunSettings;
import io.fluxion.collector.row.RowSchema;
import java.util.List;
import picocli.CommandLine.Option;

/** The options for what a store makes of rows, and for what is read of it. */
class StoreOptions {
  /** The longest key where nobody says. */
  static final int DEFAULT_MAX_KEY_BYTES = 256;

  /** Which of several samples with the same x counts. */
  enum Duplicate {
    /** The first. */
    KEEP_FIRST,
    /** The last. */
    KEEP_LAST
  }

  /** What becomes of a y that is NaN or infinite. */
  enum NanRule {
    /** It is ignored. */
    SKIP,
    /** Derivatives with it are NaN. */
    PROPAGATE
  }

  /** What becomes of a field after a sample that lacks x or y. */
  enum MissingRule {
    /** It goes on. */
    SKIP,
    /** It starts again. */
    BREAK
  }

  @Option(
      names = "--emit",
      paramLabel = "METRIC[,METRIC]",
      description = {
        "derivative (default) and delta: of the sample that made them.",
        "value, increase, resets, changes, ewma, integral: since the first.",
        "rate, slope, intercept, r2, mean, min, max, stddev, y_mean, y_min, y_max: of the window."
      })
  private Converters.Metrics emit;

  @Option(
      names = "--reset",
      paramLabel = "POLICY",
      description = {
        "What a counter's fall means. A gauge never resets.",
        "drop (default), from-zero, zero, tolerant:K, wrap32, wrap64, wrap:MIN:MAX, none."
      })
  ResetPolicy reset = ResetPolicy.DROP;

  @Option(
      names = "--duplicate",
      paramLabel = "keep-first|keep-last",
      description = "Which of several samples with the same x counts. Default: keep-first.")
  Duplicate duplicate = Duplicate.KEEP_FIRST;

  @Option(
      names = "--nan",
      paramLabel = "skip|propagate",
      description = "What becomes of a y that is NaN or infinite. Default: skip.")
  NanRule nan = NanRule.SKIP;

  @Option(
      names = "--missing",
      paramLabel = "skip|break",
      description = "Whether a field starts again after a sample that lacks x or y. Default: skip.")
  MissingRule missing = MissingRule.SKIP;

  @Option(
      names = "--max-gap",
      paramLabel = "DX",
      description =
          "The largest step of x that still makes a derivative: 250ms, 5s, 5m, 1h where x is a time"
              + " with a unit, otherwise a number.")
  Distance maxGap;

  @Option(
      names = "--idle-timeout",
      paramLabel = "DX",
      description =
          "A key that had no good sample for longer than this is gone. A live source says the time"
              + " at each poll, and a recording keeps it; of other rows it is the newest x that two"
              + " keys have reached. So one wrong clock ends no key.")
  Distance idleTimeout;

  @Option(
      names = "--window",
      paramLabel = "W",
      converter = Converters.Window.class,
      description = "Samples kept per key, 2 or more. Default: 16.")
  int window = DerivativeSchema.DEFAULT_WINDOW;

  @Option(
      names = "--scale",
      paramLabel = "S",
      converter = Converters.Real.class,
      description =
          "A factor for all that is per unit of x: derivative, rate, slope, mean, min, max, stddev,"
              + " ewma. Default: 1.")
  double scale = 1;

  @Option(
      names = "--tau",
      paramLabel = "DX",
      description = "The time constant of the metric ewma, written as for --max-gap.")
  Distance tau;

  @Option(
      names = "--integral",
      paramLabel = "locf|linear",
      description =
          "What y is between two samples for the metric integral: the last one (locf, default) or a"
              + " straight line. With --x-unit its unit is y × seconds.")
  IntegralRule integral = IntegralRule.LOCF;

  /** Null where nobody said. */
  @Option(
      names = "--max-keys",
      paramLabel = "N",
      converter = Converters.Keys.class,
      description = "The most keys at once; samples of further keys are REJECTED.")
  Integer maxKeys;

  /** Null where nobody said. */
  @Option(
      names = "--max-key-bytes",
      paramLabel = "N",
      converter = Converters.KeyBytes.class,
      description = "The longest key; a longer one is a malformed row.")
  Integer maxKeyBytes;

  /** The largest derivative there can be; infinity where nobody said. */
  double maxRate() {
    return Double.POSITIVE_INFINITY;
  }

  /** The longest key in bytes. */
  int maxKeyBytes() {
    return maxKeyBytes == null ? DEFAULT_MAX_KEY_BYTES : maxKeyBytes;
  }

  /** What is read of the store for each sample. */
  List<Metric> metrics() {
    return emit == null ? List.of(Metric.DERIVATIVE) : emit.list();
  }

  /**
   * What a recording keeps of a run with these options.
   *
   * @param named whether rows are shown by the labels of their keys
   */
  RunSettings settings(final int capacity, final RowSchema rows, final boolean named)
      throws UsageException {
    return new RunSettings(
        bits("--max-gap", maxGap, rows),
        bits("--idle-timeout", idleTimeout, rows),
        capacity,
        named);
  }

  private static long bits(final String option, final Distance distance, final RowSchema rows)
      throws UsageException {
    if (distance == null) {
      return RunSettings.NONE;
    }
    return rows.xType() == NumberType.DOUBLE
        ? Double.doubleToRawLongBits(distance.doubleValue(option, rows))
        : distance.longValue(option, rows);
  }

  /** Has options that were not given be the limits that a recording of these rows keeps. */
  void adopt(final RunSettings settings, final RowSchema rows) {
    if (idleTimeout == null && !rows.xCounter()) {
      idleTimeout = distance(settings.idleTimeout(), rows);
    }
    if (maxGap == null) {
      maxGap = distance(settings.maxGap(), rows);
    }
    if (maxKeys == null && settings.maxKeys() != RunSettings.NONE) {
      maxKeys = settings.maxKeys();
    }
  }

  private static Distance distance(final long bits, final RowSchema rows) {
    if (bits == RunSettings.NONE) {
      return null;
    }
    if (rows.nanoseconds()) {
      return Distance.ofNanos(bits);
    }
    return new Distance(
        rows.xType() == NumberType.DOUBLE
            ? String.valueOf(Double.longBitsToDouble(bits))
            : String.valueOf(bits),
        Distance.PLAIN);
  }
}
