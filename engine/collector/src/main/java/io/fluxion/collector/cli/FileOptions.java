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
