// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import io.fluxion.collector.input.InputException;
import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.output.ExitStatus;
import io.fluxion.collector.output.Messages;
import io.fluxion.collector.output.Streams;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code fluxion}: the command that the jar starts. */
@Command(
    name = "fluxion",
    versionProvider = FluxionCommand.Version.class,
    sortOptions = false,
    synopsisSubcommandLabel = "COMMAND",
    header = "Streaming derivatives of counters and gauges, for many keys in bounded memory.",
    optionListHeading = "%nOptions:%n",
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "fluxion COMMAND --help, or fluxion help COMMAND, says more about a command.",
      ""
    })
public final class FluxionCommand implements Callable<Integer> {
  private static final int HELP_WIDTH = 100;
  private static final Set<String> OF_FILES = Set.of("replay", "record");

  @Mixin private Help help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  private boolean version;

  private FluxionCommand() {}

  /**
   * Runs the command and ends the JVM with its exit status.
   *
   * @param args the command line
   */
  public static void main(final String[] args) {
    System.exit(run(args, Streams.system()));
  }

  /**
   * Runs the command.
   *
   * @param args the command line
   * @param streams what it reads and writes besides files; nothing of it is closed but the input
   * @return an {@link ExitStatus}
   */
  public static int run(final String[] args, final Streams streams) {
    final Messages messages = new Messages(streams.err());
    try {
      return commandLine(streams, messages, args).execute(args);
    } catch (final RuntimeException | Error e) {
      messages.say(messages.unexpected(e));
      return ExitStatus.FAILED;
    }
  }

  /** The command with its subcommands, as far as the arguments may name them. */
  static CommandLine commandLine(
      final Streams streams, final Messages messages, final String... args) {
    final CommandLine line = new CommandLine(new FluxionCommand());
    final CommandLine live = new CommandLine(new LiveCommand(streams, messages));
    line.addSubcommand(new ReplayCommand(streams, messages));
    line.addSubcommand(live);
    line.addSubcommand(new RecordCommand(streams, messages));
    line.addSubcommand(new HelpCommand());
    // The commands of all sources take 0.1 s of a JVM's start: not where they cannot be meant.
    if (args.length == 0 || !OF_FILES.contains(args[0])) {
      LiveCommand.addSources(live);
    }
    Converters.register(line);
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
        (e, given) -> {
          messages.say(isInvalidValue(e) ? problem(e) : problem(e) + advice(e.getCommandLine()));
          return ExitStatus.USAGE;
        });
    line.setExecutionExceptionHandler(
        (e, command, result) -> {
          if (e instanceof UsageException || e instanceof InputException) {
            messages.say(e.getMessage());
            return e instanceof UsageException ? ExitStatus.USAGE : ExitStatus.FAILED;
          }
          throw e;
        });
    return line;
  }

  private static String advice(final CommandLine command) {
    return "; " + command.getCommandSpec().qualifiedName() + " --help lists what there is";
  }

  private static boolean isInvalidValue(final ParameterException e) {
    return e.getArgSpec() != null && e.getCause() instanceof TypeConversionException;
  }

  /** What is wrong with a command line. */
  static String problem(final ParameterException e) {
    if (isInvalidValue(e)) {
      return "invalid value for " + name(e.getArgSpec()) + ": " + e.getCause().getMessage();
    }
    if (e instanceof final UnmatchedArgumentException unmatched) {
      final String word = unmatched.getUnmatched().get(0);
      final boolean parent = !e.getCommandLine().getSubcommands().isEmpty();
      return (word.startsWith("-") && word.length() > 1
              ? "unknown option "
              : parent ? "there is no command " : "unexpected argument ")
          + Converters.quoted(word);
    }
    return e.getMessage();
  }

  private static String name(final ArgSpec argument) {
    return argument instanceof final OptionSpec option
        ? option.longestName()
        : argument.paramLabel();
  }

  @Override
  public Integer call() throws UsageException {
    throw new UsageException(
        "name a command, such as fluxion replay; fluxion --help lists what there is");
  }

  /** The option that each command has. */
  static final class Help {
    @Option(
        names = {"-h", "--help"},
        order = 1_000,
        usageHelp = true,
        description = "Show this help.")
    private boolean help;
  }

  /** {@code fluxion help}. */
  @Command(
      name = "help",
      customSynopsis = "fluxion help [COMMAND...]",
      header = "Shows the help of a command, such as fluxion help live docker.",
      optionListHeading = "%nOptions:%n")
  private static final class HelpCommand implements Callable<Integer> {
    @Parameters(paramLabel = "COMMAND", hidden = true, arity = "0..*")
    private List<String> names = List.of();

    @Mixin private Help help;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws UsageException {
      CommandLine command = spec.parent().commandLine();
      for (final String name : names) {
        if (!command.getSubcommands().containsKey(name)) {
          throw new UsageException(
              "there is no command " + Converters.quoted(name) + advice(command));
        }
        command = command.getSubcommands().get(name);
      }
      command.usage(command.getOut(), command.getColorScheme());
      return ExitStatus.DONE;
    }
  }

  /** The version that the jar's manifest gives. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      final String version = FluxionCommand.class.getPackage().getImplementationVersion();
      return new String[] {
        "fluxion " + (version == null ? "(not from its jar)" : version),
        "Java " + Runtime.version() + ", " + System.getProperty("os.name")
      };
    }
  }
}
