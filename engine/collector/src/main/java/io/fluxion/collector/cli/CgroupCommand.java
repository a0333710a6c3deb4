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
