// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.row.FrameKind;
import io.fluxion.collector.row.RowSchema;
import io.fluxion.collector.source.Glob;
import io.fluxion.collector.source.process.ProcessSource;
import java.util.List;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code fluxion live process}. */
@Command(
    name = "process",
    sortOptions = false,
    customSynopsis = "fluxion live process [OPTIONS]",
    header = "Watches the processes of this machine.",
    optionListHeading = "%nOptions:%n",
    footer = {
      "",
      "Defaults: --idle-timeout 1h, or 5 intervals where that is longer; --max-keys 8192;"
          + " --max-key-bytes 256.",
      "",
      "Example:",
      "  fluxion live process --match 'java*' --emit derivative,rate --out csv",
      ""
    })
final class ProcessCommand extends PolledCommand {
  @Option(
      names = "--match",
      order = FIRST + 2,
      paramLabel = "GLOB",
      description = "Only processes whose name or command line matches one of these.")
  private List<String> matches = List.of();

  ProcessCommand() {
    super("process", new StoreOptions());
  }

  @Override
  RowSchema rows() {
    return RowSchema.ofFrames(FrameKind.PROCESS, store().maxKeyBytes());
  }

  @Override
  SourcePlan.Opener opener(final RowSchema rows) throws UsageException {
    final Predicate<String> wanted = matches.isEmpty() ? null : Glob.any(matches);
    return (streams, stopped) ->
        new SourcePlan.Opened(new ProcessSource(wanted, intervalNanos(), rows.maxKeyBytes()), rows);
  }
}
