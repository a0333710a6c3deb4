// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.output.Messages;
import io.fluxion.collector.output.Streams;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code fluxion replay}. */
@Command(
    name = "replay",
    sortOptions = false,
    customSynopsis = "fluxion replay [OPTIONS] FILE...",
    parameterListHeading = "%nInput:%n",
    header = "Turns recorded samples into derivatives, a row out for each row in.",
    description = {
      "",
      "Reads counters and gauges from csv, from lines of JSON, from the stats streams of the Docker"
          + " Engine API, or from a recording, and writes Δy/Δx and what else is asked for, with a"
          + " status for every sample."
    },
    optionListHeading = "%nOptions:%n",
    footer = {
      "",
      "Default of --max-keys: 131072, or of its halves (65536, 32768...) the first whose store takes"
          + " at most 128 MiB and half the heap; of --max-key-bytes: 256.",
      "A recording has the --idle-timeout, --max-gap and --max-keys of the run that made it; the"
          + " first file's hold here unless they are given (a large one instead of none).",
      "Statuses of a row: OK, FIRST, RESET, WRAP, GAP, DUPLICATE_X, OUT_OF_ORDER, MISSING,"
          + " NOT_A_NUMBER, OUT_OF_RANGE, REJECTED.",
      "Exit status: 0 done, 1 the input could not be used, 2 usage error.",
      "",
      "Examples:",
      "  fluxion replay --format docker --out table stats.ndjson",
      "  fluxion replay --key host,disk --x ts --x-unit s --y sectors --emit derivative,rate a.csv",
      "  fluxion replay --emit derivative,rate stats.fluxion",
      "  tail -f a.ndjson | fluxion replay --key /id --x /t --y /rx,/tx -",
      ""
    })
final class ReplayCommand implements Callable<Integer> {
  @Mixin final FileOptions files = new FileOptions();
  @Mixin final ColumnOptions columns = new ColumnOptions();
  @Mixin final RowStoreOptions store = new RowStoreOptions();
  @Mixin private FluxionCommand.Help help;

  @Mixin final OutputOptions output = new OutputOptions();

  @Option(
      names = "--speed",
      paramLabel = "max|1x|10x",
      converter = Converters.Speed.class,
      description = {
        "How fast rows are handed on: as fast as can be (max, default), or by their x, so many"
            + " times as fast as they were recorded. The output is the same.",
        "Only an x ahead of all before it is waited for, for however long; a wait of more than a"
            + " minute is said on standard error."
      })
  double speed = Double.POSITIVE_INFINITY;

  private final Streams streams;
  private final Messages messages;

  ReplayCommand(final Streams streams, final Messages messages) {
    this.streams = streams;
    this.messages = messages;
  }

  @Override
  public Integer call() throws UsageException {
    return ReplayRun.of(this, streams, messages).run();
  }
}
