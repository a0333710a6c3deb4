// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.latency;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * How long single updates take that come at a fixed rate, engine and growing lists, one JVM after
 * the other; and the same loop without an update, which shows what the machine does by itself.
 *
 * <pre>
 * java -cp benchmarks/target/benchmarks.jar io.fluxion.benchmarks.latency.UpdateLatency --out DIR
 * </pre>
 *
 * <p>Updates come by a schedule that waits for none of them, and a latency is the time from when
 * its update was due. Not thread-safe.
 */
@Command(
    name = "latency",
    sortOptions = false,
    header = "Latencies of single updates at a fixed rate: idle loop, engine, growing lists.",
    description = {
      "",
      "Writes idle.hlog, engine.hlog and naive.hlog, intervals of a second in HdrHistogram's log"
          + " format (NAME-service.hlog: without the time that an update had to wait), and"
          + " percentiles.txt and percentiles.svg of all three."
    },
    optionListHeading = "%nOptions:%n",
    footer = {
      "",
      "Exit status: 0 done, 1 a result was wrong or a run failed, 2 the words of the call are off."
    })
public final class UpdateLatency implements Callable<Integer> {
  private static final List<String> SUBJECTS = List.of("idle", "engine", "naive");
  private static final List<String> JVM = List.of("-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch");
  private static final int MOST_RATE = 10_000_000;
  private static final int MOST_SECONDS = 300;
  private static final int MOST_KEYS = 1_000_000;
  // A subject that falls behind still makes all its updates.
  private static final int LATEST = 10;
  private static final int START_SECONDS = 60;

  @Spec private CommandSpec spec;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "Updates a second, 1 to 10000000. Default: ${DEFAULT-VALUE}.")
  private int rate;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "30",
      description = "How long is measured, 1 to 300. Default: ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(
      names = "--warmup",
      paramLabel = "S",
      defaultValue = "5",
      description = "Seconds of the same beforehand, 0 to 300. Default: ${DEFAULT-VALUE}.")
  private int warmup;

  @Option(
      names = "--keys",
      paramLabel = "N",
      defaultValue = "100000",
      description = "How many keys, 1 to 1000000. Default: ${DEFAULT-VALUE}.")
  private int keys;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Where the files go. Made where there is none.")
  private Path folder;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  /** Filled in by picocli. */
  public UpdateLatency() {}

  /**
   * Runs the command and ends the JVM with its exit status.
   *
   * @param words of the call
   */
  public static void main(final String[] words) {
    System.exit(
        run(
            words,
            new PrintStream(System.out, true, StandardCharsets.UTF_8),
            new PrintStream(System.err, true, StandardCharsets.UTF_8)));
  }

  /** Runs the command; 0, 1 or 2. */
  static int run(final String[] words, final PrintStream out, final PrintStream err) {
    return new CommandLine(new UpdateLatency())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .setParameterExceptionHandler(
            (e, same) -> {
              err.println(e.getMessage() + "; --help lists what there is");
              return CommandLine.ExitCode.USAGE;
            })
        .setExecutionExceptionHandler(
            (e, line, result) -> {
              err.println(e.getMessage() == null ? e.toString() : e.getMessage());
              return CommandLine.ExitCode.SOFTWARE;
            })
        .execute(words);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    expect("--rate", rate, 1, MOST_RATE);
    expect("--seconds", seconds, 1, MOST_SECONDS);
    expect("--warmup", warmup, 0, MOST_SECONDS);
    expect("--keys", keys, 1, MOST_KEYS);
    Files.createDirectories(folder);
    // What an earlier call left must not pass for what this one measured.
    for (final String subject : SUBJECTS) {
      Files.deleteIfExists(log(subject));
      Files.deleteIfExists(log(subject + LatencyRun.SERVICE));
    }
    final List<LatencyLog> logs = new ArrayList<>();
    for (final String subject : SUBJECTS) {
      measure(subject);
      logs.add(LatencyLog.read(log(subject)));
    }
    report(logs);
    return CommandLine.ExitCode.OK;
  }

  private Path log(final String name) {
    return folder.resolve(name + ".hlog");
  }

  private void expect(final String option, final int value, final int least, final int most) {
    if (value < least || value > most) {
      throw new ParameterException(
          spec.commandLine(),
          String.format(Locale.ROOT, "%s is from %d to %d, not %d", option, least, most, value));
    }
  }

  private void measure(final String subject) throws IOException, InterruptedException {
    final List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(LatencyRun.class.getName());
    command.add(subject);
    for (final int number : new int[] {rate, seconds, warmup, keys}) {
      command.add(Integer.toString(number));
    }
    command.add(folder.toString());
    final Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    final Thread killer = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(killer);
    try {
      final int most = LATEST * (warmup + seconds) + START_SECONDS;
      if (!process.waitFor(most, TimeUnit.SECONDS)) {
        throw new IOException(subject + " was not done after " + most + " s");
      }
      spec.commandLine()
          .getErr()
          .print(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
      if (process.exitValue() != 0) {
        throw new IOException(subject + " ended with " + process.exitValue());
      }
    } finally {
      process.destroyForcibly();
      Runtime.getRuntime().removeShutdownHook(killer);
    }
  }

  private void report(final List<LatencyLog> logs) throws IOException {
    final File table = folder.resolve("percentiles.txt").toFile();
    try (PrintStream file = new PrintStream(table, StandardCharsets.UTF_8)) {
      for (final LatencyLog log : logs) {
        file.println("# " + log.name() + ", latency in µs");
        log.comments().forEach(comment -> file.println("# " + comment));
        log.writePercentiles(file);
        file.println();
      }
      if (file.checkError()) {
        throw new IOException(table + " could not be written");
      }
    }
    final String title =
        String.format(
            Locale.ROOT,
            "Latency of an update at %,d a second, %,d keys, %d s",
            rate,
            keys,
            seconds);
    Files.writeString(folder.resolve("percentiles.svg"), PercentileSvg.of(logs, title));
    final PrintWriter out = spec.commandLine().getOut();
    out.println(title);
    logs.forEach(log -> log.comments().forEach(comment -> out.println("  " + comment)));
    out.print(PercentileTable.of(logs));
    out.flush();
  }
}
