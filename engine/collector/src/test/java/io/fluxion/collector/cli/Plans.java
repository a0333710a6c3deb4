// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import io.fluxion.collector.output.Messages;
import io.fluxion.collector.output.Streams;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** Plans of command lines as somebody types them. */
final class Plans {
  private Plans() {}

  /** Of {@code fluxion live}, whose output is no terminal. */
  static RunPlan live(final String... words) throws Exception {
    final PrintStream err = new PrintStream(OutputStream.nullOutputStream());
    final Streams streams =
        new Streams(
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            err,
            false,
            false,
            false);
    final List<String> all = new ArrayList<>(List.of("live"));
    all.addAll(List.of(words));
    final CommandLine command = FluxionCommand.commandLine(streams, new Messages(err));
    CommandLine.ParseResult result = command.parseArgs(all.toArray(String[]::new));
    while (result.hasSubcommand()) {
      result = result.subcommand();
    }
    return ((SourceCommand) result.commandSpec().userObject()).plan(streams);
  }
}
