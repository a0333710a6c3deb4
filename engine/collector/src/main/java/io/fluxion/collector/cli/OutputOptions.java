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
