// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.measure;

import io.fluxion.benchmarks.result.ResultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the suites of a plan and writes one JMH result file. */
@Command(
    name = "measure",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the suites of a plan, a fork of each in turn, round after round, and writes what JMH"
          + " would have written.",
      "Exit status 0; 1 where a benchmark failed or its results were wrong; 2 where the plan or"
          + " the words of the call are off."
    })
public final class MeasureCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--plan",
      required = true,
      paramLabel = "FILE",
      description = "what to run; may be given again")
  private List<Path> plans;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "JMH's results in JSON, with the bytes that each operation allocates")
  private Path out;

  /** Filled in by picocli. */
  public MeasureCommand() {}

  @Override
  public Integer call() {
    try {
      final Measurement measurement =
          new Measurement(Plan.read(plans), line -> spec.commandLine().getErr().println(line));
      final var results = measurement.run();
      if (out.getParent() != null) {
        Files.createDirectories(out.getParent());
      }
      ResultFormatFactory.getInstance(ResultFormatType.JSON, out.toString()).writeOut(results);
      return 0;
    } catch (ResultException | IOException unusable) {
      spec.commandLine().getErr().println(unusable.getMessage());
      return 2;
    } catch (RunnerException failed) {
      spec.commandLine().getErr().println("a benchmark failed: " + reason(failed));
      return 1;
    }
  }

  private static String reason(final Throwable failed) {
    Throwable cause = failed;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    final Throwable[] suppressed = cause.getSuppressed();
    return suppressed.length > 0
        ? reason(suppressed[0])
        : (cause.getMessage() == null ? cause.toString() : cause.getMessage());
  }
}
