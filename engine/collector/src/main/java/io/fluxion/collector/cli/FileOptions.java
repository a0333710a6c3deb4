// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import io.fluxion.collector.input.Input;
import io.fluxion.collector.input.UsageException;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The files that are read, and what becomes of those that are no good. */
final class FileOptions {
  @Parameters(
      paramLabel = "FILE...",
      hideParamSyntax = true,
      arity = "0..*",
      description = "What to read, in turn: a path, or - for standard input; .gz is read as it is.")
  List<String> files = List.of();

  @Option(names = "--strict", description = "Stop at the first malformed row.")
  boolean strict;

  /** What to read, one or more. */
  List<String> files() throws UsageException {
    if (files.isEmpty()) {
      throw new UsageException("give a FILE to read, or - for standard input");
    }
    if (files.indexOf(Input.STANDARD_INPUT) != files.lastIndexOf(Input.STANDARD_INPUT)) {
      throw new UsageException("- is given twice: standard input can be read only once");
    }
    return files;
  }
}
