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

/** {@code fluxion replay}: words to a plan, and the plan carried out. */
@Command(
    name = "replay",
    sortOptions = false,
    customSynopsis = "fluxion replay [OPTIONS] FILE...",
    parameterListHeading = "%nInput:%n",
    header = "Turns recorded samples into derivatives, a row out for each row in.",
    description = {
      "",
      "Reads counters and gauges from csv, from lines of JSON, from the stats streams of the Docker"
          + " Engine API, or from what fluxion record made of these, and writes Δy/Δx and what else is asked for, with a status for"
          + " every sample."
    },
    optionListHeading = "%nOptions:%n",
    footer = {
      "",
      "Statuses of a row: OK, FIRST, RESET, WRAP, GAP, DUPLICATE_X, OUT_OF_ORDER, MISSING,"
          + " NOT_A_NUMBER, REJECTED.",
      "A recording of fluxion live has the --idle-timeout, --max-gap and --max-keys that it ran"
          + " with; the first file's hold here unless they are given, a large one instead of none.",
      "Exit status: 0 done, 1 the input could not be used, 2 the words of the call are off.",
      "",
      "Examples:",
      "  fluxion replay --format docker --out table stats.ndjson",
      "  fluxion replay --key host,disk --x ts --x-unit s --y sectors --emit derivative,rate a.csv",
      "  fluxion replay --emit derivative,rate stats.fluxion",
      "  tail -f a.ndjson | fluxion replay --key /id --x /t --y /rx,/tx -",
      ""
    })
final class ReplayCommand implements Callable<Integer> {
  @Mixin private ReplayOptions options;

  private final Streams streams;
  private final Messages messages;

  ReplayCommand(final Streams streams, final Messages messages) {
    this.streams = streams;
    this.messages = messages;
  }

  @Override
  public Integer call() {
    try {
      return new ReplayRun(ReplayPlan.of(options, streams.outIsTerminal()), streams, messages)
          .run();
    } catch (final UsageException e) {
      messages.say(e.getMessage());
      return ExitStatus.USAGE;
    }
  }
}
