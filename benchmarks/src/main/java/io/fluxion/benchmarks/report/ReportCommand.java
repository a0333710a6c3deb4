// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.report;

import io.fluxion.benchmarks.result.JmhResults;
import io.fluxion.benchmarks.result.ResultException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the page that shows what was measured, and the small picture of it. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Writes one page, index.html, of what was measured; it needs nothing besides itself.",
      "Exit status 0; 2 where a file cannot be used or the words of the call are off."
    })
public final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--results",
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description = "JMH's results in JSON; several files, or several times")
  private List<Path> results;

  @Option(
      names = "--latency",
      paramLabel = "DIR",
      description = "holds engine.hlog, naive.hlog, idle.hlog, or some of them")
  private Path latency;

  @Option(names = "--verdict", paramLabel = "FILE", description = "what the gate said, in Markdown")
  private Path verdict;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "benchmarks/target/report",
      description = "where index.html is written (default: ${DEFAULT-VALUE})")
  private Path out;

  @Option(
      names = "--image",
      paramLabel = "FILE",
      description = "a small vector image of the two main pictures, to be written too")
  private Path image;

  /** Filled in by picocli. */
  public ReportCommand() {}

  @Override
  public Integer call() {
    try {
      final Report report =
          new Report(
              JmhResults.read(results),
              latency == null ? Map.of() : RecordedLatency.read(latency),
              verdict == null ? Optional.empty() : Optional.of(text(verdict)),
              Machine.facts());
      write(out.resolve("index.html"), report.page());
      if (image != null) {
        write(
            image,
            report
                .image()
                .orElseThrow(
                    () ->
                        new ResultException(
                            image + ": the results hold neither of its two pictures")));
      }
      return 0;
    } catch (ResultException unusable) {
      spec.commandLine().getErr().println(unusable.getMessage());
      return 2;
    }
  }

  private static String text(final Path file) throws ResultException {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new ResultException(file + ": cannot be read: " + unreadable);
    }
  }

  private static void write(final Path file, final String text) throws ResultException {
    try {
      if (file.getParent() != null) {
        Files.createDirectories(file.getParent());
      }
      Files.writeString(file, text, StandardCharsets.UTF_8);
    } catch (IOException unwritable) {
      throw new ResultException(file + ": cannot be written: " + unwritable);
    }
  }
}
