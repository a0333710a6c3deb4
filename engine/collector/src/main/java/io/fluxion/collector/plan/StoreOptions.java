package io.fluxion.collector.plan;

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
      description = "A key further behind the newest x than this is gone.")
  String idleTimeout;

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
