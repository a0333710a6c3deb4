package io.fluxion.collector.plan;

import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The words for the files that are read, and for what becomes of those that are no good. */
final class FileOptions {
  @Parameters(
      paramLabel = "FILE...",
      hideParamSyntax = true,
      arity = "0..*",
      description = "What to read, in turn: a path, or - for standard input; .gz is read as it is.")
  List<String> files = List.of();

  @Option(
      names = "--strict",
      order = InputOptions.LAST_OPTIONS + 1,
      description = "Stop at the first malformed row.")
  boolean strict;

  FileOptions() {}
}
