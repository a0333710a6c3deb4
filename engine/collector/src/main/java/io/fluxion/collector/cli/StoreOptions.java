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

/** The words for what the store makes of rows; null where they were not given. */
class StoreOptions extends InputOptions {
  @Option(
      names = "--reset",
      paramLabel = "POLICY",
      description = {
        "What a counter's fall means. A gauge never resets.",
        "drop (default), from-zero, zero, tolerant:K,",
        "wrap32, wrap64, wrap:MIN:MAX, none."
      })
  String reset;

  @Option(
      names = "--duplicate",
      paramLabel = "keep-first|keep-last",
      description = "Which of several samples with the same x counts. Default: keep-first.")
  String duplicate;

  @Option(
      names = "--nan",
      paramLabel = "skip|propagate",
      description = "What becomes of a y that is NaN or infinite. Default: skip.")
  String nan;

  @Option(
      names = "--missing",
      paramLabel = "skip|break",
      description = "Whether a field starts again after a sample that lacks x or y. Default: skip.")
  String missing;

  @Option(
      names = "--max-gap",
      paramLabel = "DX",
      description =
          "The largest step of x that still makes a derivative, in the unit of x"
              + " (where that is a time: 5s, 250ms).")
  String maxGap;

  @Option(
      names = "--idle-timeout",
      paramLabel = "DX",
      description =
          "A key that had no good sample for longer than this is gone. Of what is live the time is"
              + " that of the poll or of arrival, which a recording keeps. Of rows in files, and of"
              + " lines without --x-unit, it is the newest x that two keys have reached. So one"
              + " wrong clock ends no key.")
  String idleTimeout;

  @Option(
      names = "--max-rate",
      paramLabel = "R",
      description =
          "The largest derivative there can be, in its own unit, such as the bytes per second of a"
              + " line. A larger one, up or down, is OUT_OF_RANGE. Not for frames.")
  String maxRate;

  @Option(
      names = "--window",
      paramLabel = "W",
      description = "Samples kept per key, 2 or more. Default: 16.")
  String window;

  @Option(
      names = "--scale",
      paramLabel = "S",
      description =
          "A factor for all that is per unit of x: derivative, rate, slope, mean, min, max, stddev, ewma.")
  String scale;

  @Option(
      names = "--tau",
      paramLabel = "DX",
      description =
          "The time constant of the metric ewma, in the unit of x (where that is a time: 5s).")
  String tau;

  @Option(
      names = "--integral",
      paramLabel = "locf|linear",
      description =
          "What y is between two samples for the metric integral: the last one (locf, default) or a"
              + " straight line. With --x-unit its unit is y × seconds.")
  String integral;

  @Option(
      names = "--max-keys",
      paramLabel = "N",
      description = "The most keys at once; further ones are REJECTED. Default: 131072.")
  String maxKeys;

  @Option(
      names = "--emit",
      paramLabel = "METRIC[,METRIC]",
      description = {
        "derivative (default) and delta: of the sample that made them.",
        "value, increase, resets, changes, ewma, integral: since the first.",
        "rate, slope, intercept, r2, mean, min, max, stddev, y_mean, y_min, y_max: of the window."
      })
  String emit;

  StoreOptions() {}
}
