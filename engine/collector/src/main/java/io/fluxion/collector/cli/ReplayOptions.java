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

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The words of {@code fluxion replay} as they were given; null where they were not. */
public final class ReplayOptions extends StoreOptions {
  @Mixin FileOptions input = new FileOptions();

  @Option(
      names = "--out",
      paramLabel = "table|csv|ndjson|summary|none",
      description = {
        "Default: table on a terminal, otherwise csv. summary says of each key and field how many"
            + " samples it had, from which x to which, with how many gaps and falls."
      })
  String out;

  @Option(
      names = "--summary-json",
      paramLabel = "FILE",
      description = "Where counts and speed of the run are written to.")
  String summaryJson;

  @Option(
      names = "--speed",
      paramLabel = "max|1x|10x",
      description = {
        "How fast rows are handed on: as fast as can be (max, default), or by their x, so many"
            + " times as fast as they were recorded. The output is the same.",
        "Only an x ahead of all before it is waited for, for however long; a wait of more than a"
            + " minute is said on standard error."
      })
  String speed;

  ReplayOptions() {}
}
