package io.fluxion.collector.plan;

import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The words of {@code fluxion inspect} as they were given; null where they were not. */
public final class InspectOptions {
  @Parameters(
      paramLabel = "FILE...",
      hideParamSyntax = true,
      arity = "0..*",
      description = "What to look into: a path, or - for standard input; .gz is read as it is.")
  List<String> files = List.of();

  @Option(
      names = "--max-gap",
      paramLabel = "DX",
      description =
          "Count the steps of x larger than this, in the recorded unit of x"
              + " (where that is a time: 5s, 250ms).")
  String maxGap;

  @Option(names = "--out", paramLabel = "table|ndjson", description = "Default: table.")
  String out;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  InspectOptions() {}
}
