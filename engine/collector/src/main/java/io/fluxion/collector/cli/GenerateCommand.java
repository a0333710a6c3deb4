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
import io.fluxion.collector.output.FailureException;
import io.fluxion.collector.output.Messages;
import io.fluxion.collector.output.Streams;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code fluxion generate}: words to a plan, and the plan carried out. */
@Command(
    name = "generate",
    sortOptions = false,
    customSynopsis = "fluxion generate --keys N --rounds M [OPTIONS]",
    header = "Makes up a recording, of any size and with chosen rates of what goes wrong.",
    description = {
      "",
      "Writes key, ts and value (value2, value3, ...) for counters that grow. A sample has one"
          + " fault or none, and a key's first sample no other fault than a hole. Probabilities"
          + " are from 0 to 1, per sample."
    },
    optionListHeading = "%nOptions:%n",
    footer = {
      "",
      "Exit status: 0 done, 1 the output could not be written, 2 the words of the call are off.",
      "",
      "Examples:",
      "  fluxion generate --keys 1000 --rounds 10000 --out a.csv",
      "  fluxion replay --key key --x ts --x-unit ns --y value a.csv",
      "  fluxion generate --keys 9 --rounds 60 --resets 0.01 --holes 0.05 --format ndjson",
      ""
    })
final class GenerateCommand implements Callable<Integer> {
  @Mixin private GenerateOptions options;

  private final Streams streams;
  private final Messages messages;

  GenerateCommand(final Streams streams, final Messages messages) {
    this.streams = streams;
    this.messages = messages;
  }

  @Override
  public Integer call() {
    try {
      return new GenerateRun(GeneratePlan.of(options), streams).run();
    } catch (final UsageException e) {
      messages.say(e.getMessage());
      return ExitStatus.USAGE;
    } catch (final FailureException e) {
      messages.say(e.getMessage());
      return ExitStatus.FAILED;
    }
  }
}
