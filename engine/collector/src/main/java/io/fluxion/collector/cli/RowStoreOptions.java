// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import picocli.CommandLine.Option;

/** The same for rows, whose fields all have one unit. */
class RowStoreOptions extends StoreOptions {
  @Option(
      names = "--max-rate",
      paramLabel = "R",
      converter = Converters.PositiveReal.class,
      description =
          "The largest derivative there can be, in its own unit, such as the bytes per second of a"
              + " line. A larger one, up or down, is OUT_OF_RANGE. Not for frames.")
  double maxRate = Double.POSITIVE_INFINITY;

  @Override
  double maxRate() {
    return maxRate;
  }
}
