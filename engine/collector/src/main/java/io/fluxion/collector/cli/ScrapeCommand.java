// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import io.fluxion.NumberType;
import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.row.RowSchema;
import io.fluxion.collector.source.prometheus.ScrapeOptions;
import io.fluxion.collector.source.prometheus.ScrapeSource;
import io.fluxion.collector.source.prometheus.SeriesKind;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fluxion live scrape}. */
@Command(
    name = "scrape",
    sortOptions = false,
    customSynopsis = "fluxion live scrape [OPTIONS] URL...",
    parameterListHeading = "%nTargets:%n",
    header = "Watches what Prometheus exporters expose.",
    optionListHeading = "%nOptions:%n",
    footer = {
      "",
      "Defaults: --idle-timeout 1h, or 5 intervals where that is longer; --max-gap 5m, or 2.5"
          + " intervals; --max-keys 65536; --max-key-bytes 512.",
      "",
      "Example:",
      "  fluxion live scrape http://127.0.0.1:9100/metrics --record node.fluxion",
      ""
    })
final class ScrapeCommand extends SeriesCommand {
  private static final int DEFAULT_MAX_SERIES = 65_536;

  /** As long as Prometheus looks back for a series. */
  private static final long DEFAULT_GAP_NANOS = 300_000_000_000L;

  /** Of the interval: a scrape that is missed makes no gap, though both beside it jitter. */
  private static final double MISSED_SCRAPE = 2.5;

  @Option(
      names = "--timeout",
      order = FIRST + 2,
      paramLabel = "T",
      description = "How long an answer may take. Default: the interval.")
  private Duration timeout;

  @Option(
      names = "--max-series-per-target",
      order = FIRST + 3,
      paramLabel = "N",
      converter = Converters.Polls.class,
      description =
          "How many series one target may have. Default: half of --max-keys where there are several"
              + " targets.")
  private Integer maxSeries;

  @Parameters(
      paramLabel = "URL",
      arity = "1..*",
      hideParamSyntax = true,
      description = "One or more, such as http://127.0.0.1:9100/metrics.")
  private List<String> urls;

  ScrapeCommand() {
    super("scrape", "series", NumberType.DOUBLE);
  }

  @Override
  int defaultMaxKeys() {
    return DEFAULT_MAX_SERIES;
  }

  @Override
  RowSchema rows() {
    if (store().maxGap == null) {
      store().maxGap = longer(DEFAULT_GAP_NANOS, MISSED_SCRAPE);
    }
    return super.rows();
  }

  @Override
  SourcePlan.Opener opener(final RowSchema rows) throws UsageException {
    final long timeoutNanos = timeout == null ? intervalNanos() : timeout.toNanos();
    final SeriesKind kind = isGauge() ? SeriesKind.GAUGE : SeriesKind.COUNTER;
    final int most =
        maxSeries == null
            ? ScrapeOptions.defaultSeriesPerTarget(store().maxKeys, urls.size())
            : maxSeries;
    final long idleNanos = store().idleTimeout.longValue("--idle-timeout", rows);
    final ScrapeOptions options =
        new ScrapeOptions(
            urls, intervalNanos(), timeoutNanos, kind, rows.maxKeyBytes(), most, idleNanos);
    return (streams, stopped) -> new SourcePlan.Opened(new ScrapeSource(options), rows);
  }
}
