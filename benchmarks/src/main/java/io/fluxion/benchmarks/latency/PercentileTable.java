// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.latency;

import java.util.List;
import java.util.Locale;

/** Percentiles of several logs as a short text. */
final class PercentileTable {
  private static final double[] PERCENTILES = {50, 90, 99, 99.9, 99.99};
  private static final double NANOS_A_MICRO = 1_000;

  private PercentileTable() {}

  /** A line for each log, in µs. */
  static String of(final List<LatencyLog> logs) {
    final StringBuilder text = new StringBuilder(String.format("%-10s", "µs"));
    for (final double percentile : PERCENTILES) {
      text.append(String.format(Locale.ROOT, "%12s", "p" + nameOf(percentile)));
    }
    text.append(String.format("%12s%n", "max"));
    for (final LatencyLog log : logs) {
      text.append(String.format("%-10s", log.name()));
      for (final double percentile : PERCENTILES) {
        text.append(cell(log.valueAtPercentile(percentile)));
      }
      text.append(cell(log.max())).append(System.lineSeparator());
    }
    return text.toString();
  }

  /** A percentile without a decimal that is nought. */
  private static String nameOf(final double percentile) {
    return percentile == Math.rint(percentile)
        ? Integer.toString((int) percentile)
        : Double.toString(percentile);
  }

  private static String cell(final long nanos) {
    return String.format(Locale.ROOT, "%12.2f", nanos / NANOS_A_MICRO);
  }
}
