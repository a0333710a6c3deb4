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
