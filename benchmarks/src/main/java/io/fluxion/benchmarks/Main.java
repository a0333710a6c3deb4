// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks;

import io.fluxion.benchmarks.gate.GateCommand;
import io.fluxion.benchmarks.latency.UpdateLatency;
import io.fluxion.benchmarks.measure.MeasureCommand;
import io.fluxion.benchmarks.report.ReportCommand;
import java.io.IOException;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * benchmarks.jar: JMH's own command line, and beside it the commands that judge and show what JMH
 * measured. Whatever does not begin with the name of one of these is JMH's.
 */
@Command(
    name = "benchmarks.jar",
    description = "JMH, and what is made of its results.",
    subcommands = {
      BenchCommand.class,
      GateCommand.class,
      MeasureCommand.class,
      ReportCommand.class,
      UpdateLatency.class,
    })
public final class Main {
  private Main() {}

  /**
   * The commands beside JMH's.
   *
   * @return ready to be executed
   */
  public static CommandLine commands() {
    return new CommandLine(new Main());
  }

  /**
   * Runs a command, or JMH.
   *
   * @param arguments a command and its options, or JMH's
   * @throws IOException as JMH does
   */
  public static void main(final String[] arguments) throws IOException {
    final CommandLine commands = commands();
    final Set<String> names = commands.getSubcommands().keySet();
    if (arguments.length > 0 && names.contains(arguments[0])) {
      System.exit(commands.execute(arguments));
    }
    org.openjdk.jmh.Main.main(arguments);
  }
}
