// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import io.fluxion.NumberType;
import io.fluxion.collector.row.RowSchema;
import io.fluxion.collector.row.XUnit;
import java.util.List;
import picocli.CommandLine.Option;

/** A source whose rows have one value each, at a time in ns. */
abstract class SeriesCommand extends PolledCommand {
  private static final int DEFAULT_MAX_KEY_BYTES = 512;

  @Option(
      names = "--y-kind",
      order = FIRST + 3,
      paramLabel = "counter|gauge",
      description = "Which values are watched, and what they are. Default: counter.")
  private ColumnOptions.YKind yKind = ColumnOptions.YKind.COUNTER;

  private final String keyColumn;
  private final NumberType yType;

  SeriesCommand(final String name, final String keyColumn, final NumberType yType) {
    super(name, new RowStoreOptions());
    this.keyColumn = keyColumn;
    this.yType = yType;
  }

  final boolean isGauge() {
    return yKind == ColumnOptions.YKind.GAUGE;
  }

  @Override
  RowSchema rows() {
    final Integer longest = store().maxKeyBytes;
    return RowSchema.of(
            List.of(keyColumn),
            "time",
            List.of("value"),
            NumberType.LONG,
            yType,
            XUnit.NS,
            longest == null ? DEFAULT_MAX_KEY_BYTES : longest)
        .meaning(false, isGauge());
  }
}
