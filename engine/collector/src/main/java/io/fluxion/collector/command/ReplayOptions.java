package io.fluxion.collector.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The words of {@code fluxion replay} as they were given; null where they were not. */
final class ReplayOptions {
  @Parameters(
      paramLabel = "FILE...",
      hideParamSyntax = true,
      arity = "0..*",
      description = "What to read, in turn: a path, or - for standard input; .gz is read as it is.")
  List<String> files = List.of();

  @Option(
      names = "--format",
      paramLabel = "auto|docker|csv|ndjson",
      description = {
        "What the input holds; auto looks at the content (default).",
        "docker: stats frames of the Docker Engine API, one JSON object a line."
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
      names = "--max-key-bytes",
      paramLabel = "N",
      description = "The longest key; a longer one is a malformed row. Default: 256.")
  String maxKeyBytes;

  @Option(
      names = "--emit",
      paramLabel = "METRIC[,METRIC]",
      description = {
        "derivative (default) and delta: of the sample that made them.",
        "value, increase, resets, changes, ewma, integral: since the first.",
        "rate, slope, intercept, r2, mean, min, max, stddev, y_mean, y_min, y_max: of the window."
      })
  String emit;

  @Option(
      names = "--out",
      paramLabel = "table|csv|ndjson|none",
      description = "Default: table on a terminal, otherwise csv.")
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

  @Option(names = "--strict", description = "Stop at the first malformed row.")
  boolean strict;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  ReplayOptions() {}

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
