// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import java.net.InetSocketAddress;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options for what a live run writes, and for how long it goes on. */
final class LiveOptions {
  private static final int POLLS_OF_ONCE = 2;

  @Mixin final OutputOptions output = new OutputOptions();

  @Option(
      names = "--record",
      paramLabel = "FILE",
      converter = Converters.FileName.class,
      description = "Keep every sample in a recording, for fluxion replay.")
  String record;

  @Option(
      names = "--metrics",
      paramLabel = "[HOST:]PORT",
      description =
          "Expose what is known for Prometheus at http://HOST:PORT/metrics. Default host: 127.0.0.1.")
  InetSocketAddress metrics;

  @ArgGroup private Polls polls = new Polls();

  /** How often a source is polled before the run ends; for ever where nobody says. */
  private static final class Polls {
    @Option(
        names = "--once",
        description =
            "End after two polls that gave samples: the fewest that give each key a derivative.")
    private boolean once;

    @Option(
        names = "--count",
        paramLabel = "N",
        converter = Converters.Polls.class,
        description = "End after N polls that gave samples.")
    private int count;
  }

  /** After how many polls with samples the run ends; 0 for never. */
  int polls() {
    return polls.once ? POLLS_OF_ONCE : polls.count;
  }
}
