// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import io.fluxion.collector.input.InputException;
import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.output.Messages;
import io.fluxion.collector.output.Streams;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code fluxion live}, which has a command for each kind of source. */
@Command(
    name = "live",
    sortOptions = false,
    customSynopsis = {"fluxion live SOURCE [OPTIONS]", "fluxion live --config FILE"},
    synopsisHeading = "Usage:%n",
    header = "Turns what runs into derivatives: containers, control groups, processes, exporters.",
    description = {
      "",
      "Watches a source until it is stopped (Ctrl-C, SIGTERM) and writes what fluxion replay"
          + " writes. A daemon or a target that goes away is tried again and comes back with its"
          + " state. A slow reader of the output drops whole rows, which are counted and said."
    },
    optionListHeading = "%nOptions:%n",
    commandListHeading = "%nSources:%n",
    footer = {
      "",
      "fluxion live SOURCE --help says more about a source.",
      "Exit status: 0 done or stopped, 1 the source could not be used or an output not be written,"
          + " 2 usage error.",
      "",
      "A configuration names sources, and options as the command line has them, without dashes:",
      "",
      "  sources:",
      "    docker:",
      "      interval: 5s",
      "      name: [web-*, db-*]",
      "    scrape:",
      "      url: http://127.0.0.1:9100/metrics",
      "  outputs:",
      "    out: csv=all.csv",
      "    metrics: 9400",
      ""
    })
final class LiveCommand implements Callable<Integer> {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Watch several sources at once, as a file of YAML says.")
  private Path config;

  @Mixin private FluxionCommand.Help help;

  private final Streams streams;
  private final Messages messages;

  LiveCommand(final Streams streams, final Messages messages) {
    this.streams = streams;
    this.messages = messages;
  }

  /** Adds a command for each kind of source. */
  static void addSources(final CommandLine live) {
    live.addSubcommand(new DockerCommand())
        .addSubcommand(new CgroupCommand())
        .addSubcommand(new ProcessCommand())
        .addSubcommand(new ScrapeCommand())
        .addSubcommand(new CountersCommand())
        .addSubcommand(new LinesCommand());
  }

  Streams streams() {
    return streams;
  }

  /** Refuses a configuration beside a source. */
  void refuseConfig() throws UsageException {
    if (config != null) {
      throw new UsageException("--config takes the place of a source: leave one of the two out");
    }
  }

  @Override
  public Integer call() throws UsageException, InputException {
    if (config == null) {
      throw new UsageException(
          "name a source to watch: docker, cgroup, process, scrape, counters or - (lines on standard"
              + " input); fluxion live --help says more");
    }
    return run(new ConfigFile(config, streams, messages).plan());
  }

  /** Runs a plan, whose messages nobody has to wait for. */
  int run(final RunPlan plan) throws UsageException {
    messages.queue();
    try {
      return new LiveRun(plan, streams, messages).run();
    } finally {
      messages.endQueue();
    }
  }
}
