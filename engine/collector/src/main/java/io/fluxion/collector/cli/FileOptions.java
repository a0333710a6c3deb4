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
