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

/** {@code fluxion inspect}: words to a plan, and the plan carried out. */
@Command(
    name = "inspect",
    sortOptions = false,
    customSynopsis = "fluxion inspect [OPTIONS] FILE...",
    parameterListHeading = "%nInput:%n",
    header = "Says what a recording holds: its columns and blocks, and a line for each key.",
    description = {
      "",
      "Of each key and field: samples, first and last x, rows that lack x or y (missing), the"
          + " largest step of x and, with --max-gap, how many were larger, and how often y fell"
          + " (a gauge may)."
    },
    optionListHeading = "%nOptions:%n",
    footer = {
      "",
      "Exit status: 0 done, 1 the input could not be used, 2 the words of the call are off.",
      "",
      "Examples:",
      "  fluxion inspect stats.fluxion",
      "  fluxion inspect --max-gap 5s --out ndjson stats.fluxion",
      ""
    })
final class InspectCommand implements Callable<Integer> {
  @Mixin private InspectOptions options;

  private final Streams streams;
  private final Messages messages;

  InspectCommand(final Streams streams, final Messages messages) {
    this.streams = streams;
    this.messages = messages;
  }

  @Override
  public Integer call() {
    try {
      return new InspectRun(InspectPlan.of(options), streams, messages).run();
    } catch (final UsageException e) {
      messages.say(e.getMessage());
      return ExitStatus.USAGE;
    }
  }
}
