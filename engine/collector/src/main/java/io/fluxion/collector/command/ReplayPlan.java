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
 * @param layout what their rows are
 * @param metrics what to emit
 * @param out the form of the output
 * @param maxKeys the most keys at once
 * @param maxKeyBytes the longest key
 * @param summary where the summary goes, or null
 * @param speed how much faster than x rows are handed on; infinity for as fast as can be
 * @param strict whether the first malformed row is the end
 */
record ReplayPlan(
    List<String> files,
    Format format,
    Layout layout,
    List<Metric> metrics,
    Out out,
    int maxKeys,
    int maxKeyBytes,
    String summary,
    double speed,
    boolean strict) {
  static final String STANDARD_INPUT = "-";

  private static final int DEFAULT_MAX_KEYS = 131_072;
  private static final int LARGEST_MAX_KEYS = 1 << 28;
  private static final int DEFAULT_MAX_KEY_BYTES = 256;
  private static final int LARGEST_MAX_KEY_BYTES = 65_535;

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
    final List<String> files = filesOf(options.files);
    final Format format = formatOf(options.format);
    final List<Metric> metrics = metricsOf(options.emit);
    final int window =
        Words.integer(
            "--window", options.window, DerivativeSchema.DEFAULT_WINDOW, 2, Integer.MAX_VALUE - 8);
    final int maxKeyBytes =
        Words.integer(
            "--max-key-bytes",
            options.maxKeyBytes,
            DEFAULT_MAX_KEY_BYTES,
            1,
            LARGEST_MAX_KEY_BYTES);
    final boolean frames =
        format == null ? options.columnOptions().isEmpty() : format == Format.DOCKER;
    final Layout layout =
        frames
            ? FrameFields.layout(options, metrics, maxKeyBytes, window)
            : RowFields.layout(options, metrics, maxKeyBytes, window);
    final double speed = Pace.speed(options.speed);
    Pace.check(speed, options, layout);
    return new ReplayPlan(
        files,
        format,
        layout,
        metrics,
        outOf(options.out, terminal),
        Words.integer("--max-keys", options.maxKeys, DEFAULT_MAX_KEYS, 1, LARGEST_MAX_KEYS),
        maxKeyBytes,
        options.summaryJson,
        speed,
        options.strict);
  }

  private static Format formatOf(final String word) throws UsageException {
    final String format = Words.choice("--format", word, "auto", "docker", "csv", "ndjson");
    return format.equals("auto") ? null : Format.valueOf(format.toUpperCase(Locale.ROOT));
  }

  private static Out outOf(final String word, final boolean terminal) throws UsageException {
    if (word == null) {
      return terminal ? Out.TABLE : Out.CSV;
    }
    return Out.valueOf(
        Words.choice("--out", word, "table", "csv", "ndjson", "none").toUpperCase(Locale.ROOT));
  }

  private static List<String> filesOf(final List<String> files) throws UsageException {
    if (files.isEmpty()) {
      throw new UsageException("give a FILE to read, or - for standard input");
    }
    if (files.indexOf(STANDARD_INPUT) != files.lastIndexOf(STANDARD_INPUT)) {
      throw new UsageException("- is given twice: standard input can be read only once");
    }
    return List.copyOf(files);
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
