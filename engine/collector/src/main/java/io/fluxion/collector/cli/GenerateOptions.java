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

import picocli.CommandLine.Option;

/** The words of {@code fluxion generate} as they were given; null where they were not. */
public final class GenerateOptions {
  @Option(names = "--keys", paramLabel = "N", description = "How many keys at once.")
  String keys;

  @Option(
      names = "--rounds",
      paramLabel = "M",
      description = "How many samples of each, in the same order in every round.")
  String rounds;

  @Option(
      names = "--resets",
      paramLabel = "R",
      description = "The probability that a sample's counters begin again. Default: 0.")
  String resets;

  @Option(
      names = "--holes",
      paramLabel = "H",
      description = "The probability that a sample lacks x, or some y. Default: 0.")
  String holes;

  @Option(
      names = "--late",
      paramLabel = "L",
      description = "The probability that a sample's x is before its key's last. Default: 0.")
  String late;

  @Option(
      names = "--duplicates",
      paramLabel = "D",
      description = "The probability that a sample has its key's last x again. Default: 0.")
  String duplicates;

  @Option(
      names = "--churn",
      paramLabel = "C",
      description = "The probability that a key has gone and a new one comes. Default: 0.")
  String churn;

  @Option(
      names = "--step",
      paramLabel = "DY",
      description = "The most that y grows from a sample to the next. Default: 1000.")
  String step;

  @Option(
      names = "--interval",
      paramLabel = "DX",
      description =
          "The time from a round to the next: 5s, 250ms, or a number of --x-unit. Default: 1s.")
  String interval;

  @Option(
      names = "--jitter",
      paramLabel = "DX",
      description = "How much late x may be. Default: a thousandth of the interval.")
  String jitter;

  @Option(names = "--fields", paramLabel = "N", description = "How many y. Default: 1.")
  String fields;

  @Option(
      names = "--y-type",
      paramLabel = "long|ulong|double",
      description = "Default: long. ulong passes 2^63; double has three decimals.")
  String yType;

  @Option(
      names = "--x-unit",
      paramLabel = "s|ms|us|ns",
      description =
          "The unit in which x is written, with as many decimals as it takes. Default: ns.")
  String xUnit;

  @Option(
      names = "--key-bytes",
      paramLabel = "N",
      description = "Keys of so many hexadecimal digits. Default: k0, k1, ...")
  String keyBytes;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "The same seed gives the same bytes, everywhere. Default: 0.")
  String seed;

  @Option(
      names = "--format",
      paramLabel = "csv|ndjson|fluxion",
      description = "Default: csv. fluxion, a recording as fluxion record makes it, needs --out.")
  String format;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where the recording is written to. Default: standard output.")
  String out;

  @Option(
      names = "--summary-json",
      paramLabel = "FILE",
      description = "Where counts of what was made are written to.")
  String summaryJson;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  GenerateOptions() {}
}
