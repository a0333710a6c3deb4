package io.fluxion.collector.command;

import io.fluxion.collector.codec.Format;
import io.fluxion.collector.sink.Metric;
import io.fluxion.collector.source.UsageException;
import io.fluxion.derivative.DerivativeSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The options of {@code fluxion replay}, checked, each by itself and against the others.
 *
 * @param files what to read, one or more
 * @param format of all files, or null where each one's content tells
 * @param layouts what their rows are, once it is known what the first one holds
 * @param metrics what to emit
 * @param out the form of the output
 * @param maxKeys the most keys at once
 * @param summary where the summary goes, or null
 * @param speed how much faster than x rows are handed on; infinity for as fast as can be
 * @param strict whether the first malformed row is the end
 */
record ReplayPlan(
    List<String> files,
    Format format,
    ByInput<Layout> layouts,
    List<Metric> metrics,
    Out out,
    int maxKeys,
    String summary,
    double speed,
    boolean strict) {
  private static final int DEFAULT_MAX_KEYS = 131_072;
  private static final int LARGEST_MAX_KEYS = 1 << 28;

  /** The forms of the output. */
  enum Out {
    TABLE,
    CSV,
    NDJSON,
    NONE
  }

  /**
   * Checks the words.
   *
   * @param terminal whether the output goes to a person
   */
  static ReplayPlan of(final ReplayOptions options, final boolean terminal) throws UsageException {
    final List<String> files = InputWords.files(options.files);
    final Format format = InputWords.format(options);
    final List<Metric> metrics = metricsOf(options.emit);
    final int window =
        Words.integer(
            "--window", options.window, DerivativeSchema.DEFAULT_WINDOW, 2, Integer.MAX_VALUE - 8);
    final FieldOptions common = new FieldOptions(options, metrics);
    final double speed = Pace.speed(options.speed);
    return new ReplayPlan(
        files,
        format,
        new ByInput<>(
            options,
            format,
            common.reset(),
            columns -> {
              Pace.check(speed, options.speed, columns);
              return columns.frames()
                  ? FrameFields.layout(columns, options, common, window)
                  : RowFields.layout(columns, options, common, window);
            }),
        metrics,
        outOf(options.out, terminal),
        Words.integer("--max-keys", options.maxKeys, DEFAULT_MAX_KEYS, 1, LARGEST_MAX_KEYS),
        options.summaryJson,
        speed,
        options.strict);
  }

  private static Out outOf(final String word, final boolean terminal) throws UsageException {
    if (word == null) {
      return terminal ? Out.TABLE : Out.CSV;
    }
    return Out.valueOf(
        Words.choice("--out", word, "table", "csv", "ndjson", "none").toUpperCase(Locale.ROOT));
  }

  private static List<Metric> metricsOf(final String words) throws UsageException {
    if (words == null) {
      return List.of(Metric.DERIVATIVE);
    }
    final List<Metric> metrics = new ArrayList<>();
    for (final String word : Words.names("--emit", words)) {
      metrics.add(metricOf(word));
    }
    return metrics;
  }

  private static Metric metricOf(final String word) throws UsageException {
    final List<String> known = new ArrayList<>();
    for (final Metric metric : Metric.values()) {
      if (metric.text().equals(word)) {
        return metric;
      }
      known.add(metric.text());
    }
    throw new UsageException(
        "--emit: '" + word + "' is no metric; there are: " + String.join(", ", known));
  }
}
