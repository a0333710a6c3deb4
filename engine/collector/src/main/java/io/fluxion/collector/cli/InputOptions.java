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

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** The words for what rows are made of; null where they were not given. */
class InputOptions {
  /** In the help these come behind those that a command adds. */
  static final int LAST_OPTIONS = 100;

  @Option(
      names = "--format",
      paramLabel = "auto|docker|csv|ndjson|fluxion",
      description = {
        "What the input holds; auto looks at the content (default).",
        "docker: stats frames of the Docker Engine API, one JSON object a line.",
        "fluxion: a recording made by fluxion record, which knows its own columns: none need be"
            + " named, and --y may choose some."
      })
  String format;

  @Option(
      names = "--key",
      paramLabel = "COL[,COL]",
      description = {
        "The columns of the key.",
        "csv: names in the header row. ndjson: JSON pointers such as /host/name."
      })
  String key;

  @Option(names = "--x", paramLabel = "COL", description = "The column of x.")
  String x;

  @Option(names = "--y", paramLabel = "COL[,COL]", description = "The columns of y, a field each.")
  String y;

  @Option(
      names = "--x-kind",
      paramLabel = "time|counter",
      description =
          "What it means that x falls: a late sample (time, default) or a reset (counter).")
  String xKind;

  @Option(names = "--x-type", paramLabel = "long|double", description = "Default: long.")
  String xType;

  @Option(
      names = "--y-type",
      paramLabel = "long|ulong|double",
      description = "Default: long; ulong where --reset needs it.")
  String yType;

  @Option(
      names = "--x-unit",
      paramLabel = "none|s|ms|us|ns",
      description = {
        "The unit in which x is written: a decimal time is read exactly into ns, rates are per"
            + " second.",
        "none (default): rates are per unit of x."
      })
  String xUnit;

  @Option(
      names = "--y-kind",
      paramLabel = "counter|gauge",
      description = "Default: counter, but gauge for --y-type double.")
  String yKind;

  @Option(
      names = "--max-key-bytes",
      order = LAST_OPTIONS,
      paramLabel = "N",
      description =
          "The longest key; a longer one is a malformed row. Default: 256, or that of the recording.")
  String maxKeyBytes;

  @Option(
      names = {"-h", "--help"},
      order = LAST_OPTIONS + 2,
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  InputOptions() {}

  /** What describes the columns of a row: by name, in the order of the help, where given. */
  Map<String, String> columnOptions() {
    final Map<String, String> all = new LinkedHashMap<>();
    all.put("--key", key);
    all.put("--x", x);
    all.put("--y", y);
    all.put("--x-kind", xKind);
    all.put("--x-type", xType);
    all.put("--y-type", yType);
    all.put("--x-unit", xUnit);
    all.put("--y-kind", yKind);
    all.values().removeIf(word -> word == null);
    return all;
  }
}
