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
import io.fluxion.collector.output.ExitStatus;
import io.fluxion.collector.output.Messages;
import io.fluxion.collector.output.Streams;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code fluxion record}: words to a plan, and the plan carried out. */
@Command(
    name = "record",
    sortOptions = false,
    customSynopsis = "fluxion record --out FILE [OPTIONS] FILE...",
    parameterListHeading = "%nInput:%n",
    header = "Writes samples into a recording: all rows, in columns, with a checksum a block.",
    description = {
      "",
      "Reads what fluxion replay reads, and keeps every good row in its order, holes and repeats"
          + " too: a replay of the recording gives what a replay of the input gives. The recording"
          + " can be read while it is written; what comes from a pipe is in it within 100 ms."
    },
    optionListHeading = "%nOptions:%n",
    footer = {
      "",
      "Exit status: 0 done, 1 the input could not be used or the recording not be written,"
          + " 2 the words of the call are off.",
      "",
      "Examples:",
      "  fluxion record --out stats.fluxion stats.ndjson",
      "  fluxion record --out a.fluxion --key host,disk --x ts --x-unit s --y sectors a.csv.gz",
      "  fluxion replay --emit derivative,rate a.fluxion",
      ""
    })
final class RecordCommand implements Callable<Integer> {
  @Mixin private RecordOptions options;

  private final Streams streams;
  private final Messages messages;

  RecordCommand(final Streams streams, final Messages messages) {
    this.streams = streams;
    this.messages = messages;
  }

  @Override
  public Integer call() {
    try {
      return new RecordRun(RecordPlan.of(options), streams, messages).run();
    } catch (final UsageException e) {
      messages.say(e.getMessage());
      return ExitStatus.USAGE;
    }
  }
}
