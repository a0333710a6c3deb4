// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import io.fluxion.NumberType;
import io.fluxion.collector.row.RowSchema;
import io.fluxion.collector.source.aeron.CountersSource;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code fluxion live counters}. */
@Command(
    name = "counters",
    sortOptions = false,
    customSynopsis = "fluxion live counters [OPTIONS] FILE",
    parameterListHeading = "%nInput:%n",
    header = "Watches a file of counters: an Aeron driver's cnc.dat, or any of Agrona's.",
    optionListHeading = "%nOptions:%n",
    footer = {
      "",
      "Defaults: --idle-timeout 1h, or 5 intervals where that is longer; --max-keys 8192;"
          + " --max-key-bytes 512.",
      "",
      "Example:",
      "  fluxion live counters /dev/shm/aeron-user/cnc.dat",
      ""
    })
final class CountersCommand extends SeriesCommand {
  @Parameters(paramLabel = "FILE", description = "Such as /dev/shm/aeron-user/cnc.dat.")
  private Path file;

  CountersCommand() {
    super("counters", "counter", NumberType.LONG);
  }

  @Override
  String reads() {
    return file.toString();
  }

  @Override
  SourcePlan.Opener opener(final RowSchema rows) {
    return (streams, stopped) ->
        new SourcePlan.Opened(new CountersSource(file, intervalNanos(), rows.maxKeyBytes()), rows);
  }
}
