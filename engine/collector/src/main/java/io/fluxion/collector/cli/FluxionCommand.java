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

import io.fluxion.collector.output.ExitStatus;
import io.fluxion.collector.output.Messages;
import io.fluxion.collector.output.Streams;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code fluxion}: the command that the jar starts. */
@Command(
    name = "fluxion",
    versionProvider = VersionText.class,
    sortOptions = false,
    synopsisSubcommandLabel = "COMMAND",
    header = "Streaming derivatives of counters and gauges, for many keys in bounded memory.",
    optionListHeading = "%nOptions:%n",
    commandListHeading = "%nCommands:%n",
    footer = {"", "fluxion COMMAND --help says more about a command.", ""})
public final class FluxionCommand implements Callable<Integer> {
  private static final int HELP_WIDTH = 100;

  private final Messages messages;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  private boolean version;

  private FluxionCommand(final Messages messages) {
    this.messages = messages;
  }

  /**
   * Runs the command and ends the JVM with its exit status.
   *
   * @param args the words of the call
   */
  public static void main(final String[] args) {
    System.exit(run(args, Streams.system()));
  }

  /**
   * Runs the command.
   *
   * @param args the words of the call
   * @param streams what it reads and writes besides files; nothing of it is closed but the input
   * @return an {@link ExitStatus}
   */
  public static int run(final String[] args, final Streams streams) {
    final Messages messages = new Messages(streams.err());
    try {
      return commandLine(streams, messages).execute(args);
    } catch (final RuntimeException | Error e) {
      messages.say(messages.unexpected(e));
      return ExitStatus.FAILED;
    }
  }

  private static CommandLine commandLine(final Streams streams, final Messages messages) {
    final CommandLine line = new CommandLine(new FluxionCommand(messages));
    line.addSubcommand(new ReplayCommand(streams, messages));
    line.addSubcommand(new LiveCommand(streams, messages));
    line.addSubcommand(new RecordCommand(streams, messages));
    line.setExpandAtFiles(false);
    line.setAllowOptionsAsOptionParameters(false);
    line.setUsageHelpWidth(HELP_WIDTH);
    final boolean colours = streams.outIsTerminal() && System.getenv("NO_COLOR") == null;
    line.setColorScheme(CommandLine.Help.defaultColorScheme(colours ? Ansi.ON : Ansi.OFF));
    line.setOut(
        new PrintWriter(new OutputStreamWriter(streams.out(), StandardCharsets.UTF_8), true));
    line.setErr(
        new PrintWriter(new OutputStreamWriter(streams.err(), StandardCharsets.UTF_8), true));
    line.setParameterExceptionHandler(
        (e, args) -> {
          messages.say(problem(e));
          return ExitStatus.USAGE;
        });
    line.setExecutionExceptionHandler(
        (e, command, result) -> {
          throw e;
        });
    return line;
  }

  /** What is wrong with the words, and what would be right. */
  private static String problem(final ParameterException e) {
    final String name = e.getCommandLine().getCommandSpec().qualifiedName();
    final String advice = "; " + name + " --help lists what there is";
    if (e instanceof final UnmatchedArgumentException unmatched) {
      final String word = unmatched.getUnmatched().get(0);
      final String kind = word.startsWith("-") ? "unknown option" : "there is no command";
      return kind + " '" + word + "'" + advice;
    }
    return e.getMessage() + advice;
  }

  @Override
  public Integer call() {
    messages.say("name a command, such as fluxion replay; fluxion --help lists what there is");
    return ExitStatus.USAGE;
  }
}
