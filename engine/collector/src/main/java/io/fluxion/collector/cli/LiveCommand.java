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

/** {@code fluxion live}: words to a plan, and the plan carried out. */
@Command(
    name = "live",
    sortOptions = false,
    customSynopsis = "fluxion live SOURCE [OPTIONS]",
    parameterListHeading = "%nSource:%n",
    header = "Turns what runs into derivatives: containers, control groups, processes, exporters.",
    description = {
      "",
      "Watches a source until it is stopped (Ctrl-C, SIGTERM) and writes what fluxion replay"
          + " writes. A daemon or a target that goes away is tried again and comes back with its"
          + " state. A slow reader of the output drops whole rows, which are counted and said."
    },
    optionListHeading = "%nOptions:%n",
    footer = {
      "",
      "Of what is polled (all but -) the defaults are --idle-timeout 3600s, --max-keys 8192;"
          + " of scrape --max-gap 300s, --max-keys 65536; of scrape and counters"
          + " --max-key-bytes 512.",
      "Exit status: 0 done or stopped, 1 the source could not be used or an output not be written,"
          + " 2 the words of the call are off.",
      "",
      "Examples:",
      "  fluxion live docker",
      "  fluxion live cgroup --interval 5s --out none --metrics 9400",
      "  fluxion live process --match 'java*' --emit derivative,rate --out csv",
      "  fluxion live scrape http://127.0.0.1:9100/metrics --record node.fluxion",
      "  fluxion live counters /dev/shm/aeron/cnc.dat",
      "  tail -f a.csv | fluxion live --key id --x t --x-unit s --y rx -",
      ""
    })
final class LiveCommand implements Callable<Integer> {
  @Mixin private LiveOptions options;

  private final Streams streams;
  private final Messages messages;

  LiveCommand(final Streams streams, final Messages messages) {
    this.streams = streams;
    this.messages = messages;
  }

  @Override
  public Integer call() {
    // Who does not read what is said keeps neither the run nor its end waiting.
    messages.queue();
    try {
      return new LiveRun(LivePlan.of(options, streams.outIsTerminal()), streams, messages).run();
    } catch (final UsageException e) {
      messages.say(e.getMessage());
      return ExitStatus.USAGE;
    } finally {
      messages.endQueue();
    }
  }
}
