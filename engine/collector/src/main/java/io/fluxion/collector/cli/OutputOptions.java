// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.output.Streams;
import java.util.List;
import picocli.CommandLine.Option;

/** The options for what a run writes. */
final class OutputOptions {
  @Option(
      names = "--out",
      paramLabel = "FORM[=FILE]",
      description = {
        "table, csv, ndjson, summary or none; to standard output, or to a file. May be given"
            + " several times, once of them without a file.",
        "Default: table on a terminal, otherwise csv. A table is printed at the end; of a live run"
            + " on a terminal it is a live view."
      })
  private List<Out> outs = List.of();

  @Option(
      names = "--summary-json",
      paramLabel = "FILE",
      description = "Where counts and speed of the run are written to when it ends.")
  String summaryJson;

  /** What is written; empty for nothing. */
  List<Out> outs(final Streams streams) throws UsageException {
    return Out.all(outs, streams.outIsTerminal());
  }
}
