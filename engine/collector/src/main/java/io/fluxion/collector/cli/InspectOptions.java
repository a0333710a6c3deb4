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
