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

import io.fluxion.NumberType;
import io.fluxion.collector.input.Format;
import io.fluxion.collector.input.Input;
import io.fluxion.collector.input.RowOptions;
import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.input.XUnit;
import io.fluxion.collector.output.FileTarget;
import io.fluxion.collector.output.Metric;
import io.fluxion.collector.row.FrameKind;
import io.fluxion.collector.source.prometheus.ScrapeOptions;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The options of {@code fluxion live}, checked, each by itself and against the others.
 *
 * @param kind of the source
 * @param arguments what follows the source's word
 * @param options the words themselves, of which each source checks its own
 * @param format of standard input, or null where its content tells
 * @param shapes what the rows are: of standard input, once it is known what that holds
 * @param shape what the rows are where no input has to tell, otherwise null
 * @param intervalNanos the distance of two polls, in ns
 * @param metrics what to emit
 * @param outs the forms of the output
 * @param record the recording, or null
 * @param endpoint where metrics are exposed, or null
 * @param maxKeys the most keys at once
 * @param summary where the summary goes, or null
 */
public record LivePlan(
    LiveKind kind,
    List<String> arguments,
    LiveOptions options,
    Format format,
    ByInput<LiveShape> shapes,
    LiveShape shape,
    long intervalNanos,
    List<Metric> metrics,
    List<LiveOut> outs,
    String record,
    InetSocketAddress endpoint,
    int maxKeys,
    String summary) {
  /** A collector runs for ever: what has been gone for so long is forgotten. */
  private static final long DEFAULT_IDLE_NANOS = 3_600_000_000_000L;

  /** As long as Prometheus looks back for a series. */
  private static final long DEFAULT_SCRAPE_GAP_NANOS = 300_000_000_000L;

  /** Of the interval: a scrape that is missed makes no gap, though both beside it jitter. */
  private static final double MISSED_SCRAPE = 2.5;

  private static final long SHORTEST_SILENCE_NANOS = 10_000_000_000L;
  private static final long LONGEST_SILENCE_NANOS = 300_000_000_000L;
  private static final int MISSED_POLLS = 5;
  private static final int DEFAULT_MAX_KEYS = 8_192;
  private static final int DEFAULT_MAX_SERIES = 65_536;
  private static final String DEFAULT_MAX_SERIES_BYTES = "512";

  /**
   * Checks the words.
   *
   * @param options the words; what the source takes for granted is filled in
   * @param terminal whether the output goes to a person
   * @return the plan
   * @throws UsageException which word is off, and what would be right
   */
  public static LivePlan of(final LiveOptions options, final boolean terminal)
      throws UsageException {
    final LiveKind kind = LiveKind.of(options.words);
    final List<String> arguments = kind.arguments(options.words);
    kind.check(given(options).keySet());
    final boolean lines = kind == LiveKind.LINES;
    final long interval = interval("--interval", options.interval, "1s");
    if (!lines) {
      fillIn(kind, options, interval);
    }
    final List<Metric> metrics = StoreWords.metrics(options.emit);
    final FieldOptions common = new FieldOptions(options, metrics);
    final int window = StoreWords.window(options.window);
    final Format format = lines ? format(options) : null;
    final int maxKeys = StoreWords.maxKeys(options.maxKeys, defaultMaxKeys(kind));
    final ByInput.Making<LiveShape> making =
        columns ->
            new LiveShape(
                columns.with(ReplaySettings.of(options, columns, maxKeys)),
                columns.kind() == null
                    ? RowFields.layout(columns, options, common, window)
                    : FrameFields.layout(columns, options, common, window));
    return new LivePlan(
        kind,
        arguments,
        options,
        format,
        lines ? new ByInput<>(options, format, common.reset(), making) : null,
        lines ? null : making.of(columns(kind, options)),
        interval,
        metrics,
        LiveOut.of(options.outs, terminal),
        record(options.record),
        options.metrics == null ? null : HostPort.of("--metrics", options.metrics),
        maxKeys,
        options.summaryJson);
  }

  private static int defaultMaxKeys(final LiveKind kind) {
    return switch (kind) {
      case LINES -> ReplayPlan.DEFAULT_MAX_KEYS;
      case SCRAPE -> DEFAULT_MAX_SERIES;
      default -> DEFAULT_MAX_KEYS;
    };
  }

  /** What a source that is polled takes for granted. */
  private static void fillIn(
      final LiveKind kind, final LiveOptions options, final long intervalNanos) {
    if (options.idleTimeout == null) {
      options.idleTimeout = longer(DEFAULT_IDLE_NANOS, MISSED_POLLS, intervalNanos);
    }
    if (kind == LiveKind.SCRAPE && options.maxGap == null) {
      options.maxGap = longer(DEFAULT_SCRAPE_GAP_NANOS, MISSED_SCRAPE, intervalNanos);
    }
    if (options.maxKeyBytes == null && (kind == LiveKind.SCRAPE || kind == LiveKind.COUNTERS)) {
      options.maxKeyBytes = DEFAULT_MAX_SERIES_BYTES;
    }
  }

  /** The longer of a time and some intervals, as a word. */
  private static String longer(final long nanos, final double intervals, final long intervalNanos) {
    return Math.max(nanos, (long) (intervals * intervalNanos)) + "ns";
  }

  /** The options that not every source takes: by name, where given. */
  private static Map<String, Object> given(final LiveOptions options) {
    final Map<String, Object> all = new LinkedHashMap<>(options.columnOptions());
    all.put("--format", options.format);
    all.put("--interval", options.interval);
    all.put("--host", options.host);
    all.put("--name", options.names.isEmpty() ? null : options.names);
    all.put("--label", options.labels.isEmpty() ? null : options.labels);
    all.put("--root", options.root);
    all.put("--match", options.matches.isEmpty() ? null : options.matches);
    all.put("--timeout", options.timeout);
    all.put("--max-series-per-target", options.maxSeriesPerTarget);
    all.put("--max-rate", options.maxRate);
    all.values().removeIf(word -> word == null);
    return all;
  }

  private static Format format(final LiveOptions options) throws UsageException {
    final Format format = InputWords.format(options);
    if (format == Format.FLUXION) {
      throw new UsageException("a recording is no live source: fluxion replay reads it");
    }
    return format;
  }

  /**
   * How long the answer of a target may take: where nothing is said, as long as the interval.
   *
   * @return in ns, a millisecond or more
   * @throws UsageException where it is no such time
   */
  public long timeoutNanos() throws UsageException {
    return interval("--timeout", options.timeout, intervalNanos + "ns");
  }

  /**
   * How many series one of several targets may have: half of the store where nothing is said.
   *
   * @return 1 or more
   * @throws UsageException where it is no such number
   */
  public int maxSeriesPerTarget() throws UsageException {
    return Words.integer(
        "--max-series-per-target",
        options.maxSeriesPerTarget,
        ScrapeOptions.defaultSeriesPerTarget(maxKeys, arguments.size()),
        1,
        Integer.MAX_VALUE);
  }

  /**
   * After how long a key that is not heard of is forgotten.
   *
   * @return in ns, above 0
   * @throws UsageException where it is no such time
   */
  public long idleTimeoutNanos() throws UsageException {
    return Distance.nanos("--idle-timeout", options.idleTimeout, XUnit.S);
  }

  /** A time above 0 in ns. */
  private static long interval(final String option, final String word, final String fallback)
      throws UsageException {
    final long nanos = Distance.nanos(option, word == null ? fallback : word, XUnit.S);
    if (nanos < 1_000_000) {
      throw new UsageException(option + " takes at least 1ms, not '" + word + "'");
    }
    return nanos;
  }

  private static String record(final String path) throws UsageException {
    if (path != null && (path.isEmpty() || path.equals("-"))) {
      throw new UsageException("--record takes a file's name, not '" + path + "'");
    }
    return path;
  }

  private static Columns columns(final LiveKind kind, final LiveOptions options)
      throws UsageException {
    final int maxKeyBytes = InputWords.maxKeyBytes(options);
    return switch (kind) {
      case DOCKER -> Columns.ofFrames(FrameKind.DOCKER, maxKeyBytes);
      case CGROUP -> Columns.ofFrames(FrameKind.CGROUP, maxKeyBytes);
      case PROCESS -> Columns.ofFrames(FrameKind.PROCESS, maxKeyBytes);
      case SCRAPE -> values("series", NumberType.DOUBLE, options, maxKeyBytes);
      case COUNTERS -> values("counter", NumberType.LONG, options, maxKeyBytes);
      case LINES -> throw new IllegalArgumentException("the columns of lines stand in the options");
    };
  }

  /** Rows of one value each, at a time in ns. */
  private static Columns values(
      final String key, final NumberType type, final LiveOptions options, final int maxKeyBytes)
      throws UsageException {
    final RowOptions rows =
        new RowOptions(
            List.of(key), "time", List.of("value"), NumberType.LONG, type, XUnit.NS, maxKeyBytes);
    return new Columns(null, rows, rows.yColumns(), false, Columns.isGauge(options, false));
  }

  /**
   * What a user has all derivatives multiplied by.
   *
   * @return finite; 1 where nothing is said
   * @throws UsageException where it is no number
   */
  public double scale() throws UsageException {
    return Words.real("--scale", options.scale, 1);
  }

  /**
   * A key not heard of for longer is nothing that is going on now.
   *
   * @return in ns, 10 s or more
   */
  public long staleNanos() {
    return kind == LiveKind.LINES
        ? LONGEST_SILENCE_NANOS
        : Math.max(SHORTEST_SILENCE_NANOS, MISSED_POLLS * intervalNanos);
  }

  /**
   * Every file that is written, with the option that names it; no file twice, and none read.
   *
   * @return options by paths, in the order in which they are checked
   * @throws UsageException where a file is to be written twice, or is read too
   */
  public Map<String, String> targets() throws UsageException {
    final Map<String, String> targets = new LinkedHashMap<>();
    for (final LiveOut out : outs) {
      add(targets, out.file(), "--out");
    }
    add(targets, record, "--record");
    add(targets, summary, "--summary-json");
    final boolean prints = outs.stream().anyMatch(out -> out.file() == null);
    for (final Map.Entry<String, String> target : targets.entrySet()) {
      if (kind == LiveKind.LINES) {
        FileTarget.refuseInput(target.getValue(), target.getKey(), Input.STANDARD_INPUT);
      } else if (kind == LiveKind.COUNTERS) {
        FileTarget.refuseInput(target.getValue(), target.getKey(), arguments.get(0));
      }
      if (prints) {
        FileTarget.refuseStandardOutput(target.getValue(), target.getKey());
      }
    }
    return targets;
  }

  private static void add(final Map<String, String> targets, final String file, final String option)
      throws UsageException {
    if (file == null) {
      return;
    }
    for (final String other : targets.keySet()) {
      if (file.equals(other) || FileTarget.isSame(file, other)) {
        throw new UsageException(
            "'" + file + "' is to be written twice" + also(file, other) + ": give two files");
      }
    }
    targets.put(file, option);
  }

  private static String also(final String file, final String other) {
    return file.equals(other) ? "" : ", as '" + other + "' too";
  }
}
