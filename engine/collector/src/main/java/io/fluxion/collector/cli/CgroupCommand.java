// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.row.FrameKind;
import io.fluxion.collector.row.RowSchema;
import io.fluxion.collector.source.Glob;
import io.fluxion.collector.source.cgroup.CgroupSource;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code fluxion live cgroup}. */
@Command(
    name = "cgroup",
    sortOptions = false,
    customSynopsis = "fluxion live cgroup [OPTIONS]",
    header = "Watches the control groups of this machine, without a daemon.",
    optionListHeading = "%nOptions:%n",
    footer = {
      "",
      "Defaults: --idle-timeout 1h, or 5 intervals where that is longer; --max-keys 8192;"
          + " --max-key-bytes 256.",
      "",
      "Example:",
      "  fluxion live cgroup --interval 5s --out none --metrics 9400",
      ""
    })
final class CgroupCommand extends PolledCommand {
  @Option(
      names = "--root",
      order = FIRST + 2,
      paramLabel = "DIR",
      description = "Every group below this folder. Default: /sys/fs/cgroup.")
  private Path root = CgroupSource.DEFAULT_ROOT;

  @Option(
      names = "--name",
      order = FIRST + 3,
      paramLabel = "GLOB",
      description = "Only groups whose path matches one of these.")
  private List<String> names = List.of();

  CgroupCommand() {
    super("cgroup", new StoreOptions());
  }

  @Override
  RowSchema rows() {
    return RowSchema.ofFrames(FrameKind.CGROUP, store().maxKeyBytes());
  }

  @Override
  SourcePlan.Opener opener(final RowSchema rows) throws UsageException {
    final Predicate<String> wanted = Glob.any(names);
    return (streams, stopped) ->
        new SourcePlan.Opened(
            new CgroupSource(root, wanted, intervalNanos(), rows.maxKeyBytes()), rows);
  }
}
