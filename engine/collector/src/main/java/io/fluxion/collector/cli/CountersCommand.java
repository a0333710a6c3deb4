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
