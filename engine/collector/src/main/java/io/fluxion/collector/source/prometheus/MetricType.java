// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.prometheus;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** The types of a TYPE line, and what the series of each are that have its suffixes. */
enum MetricType {
  COUNTER(SeriesKind.COUNTER, "", "_total"),
  GAUGE(SeriesKind.GAUGE, ""),
  HISTOGRAM(SeriesKind.COUNTER, "_bucket", "_count", "_sum"),
  SUMMARY(SeriesKind.COUNTER, "_count", "_sum"),
  UNTYPED(SeriesKind.UNTYPED),
  // Those of OpenMetrics alone.
  UNKNOWN(SeriesKind.UNTYPED),
  GAUGEHISTOGRAM(SeriesKind.GAUGE, "_bucket", "_gcount", "_gsum"),
  STATESET(SeriesKind.GAUGE, ""),
  INFO(SeriesKind.GAUGE, "_info");

  private static final MetricType[] ALL = values();
  private static final byte[] CREATED = ascii("_created");

  private final byte[] word = ascii(name().toLowerCase(Locale.ROOT));
  private final SeriesKind kind;
  private final byte[][] suffixes;

  MetricType(final SeriesKind kind, final String... suffixes) {
    this.kind = kind;
    this.suffixes = Arrays.stream(suffixes).map(MetricType::ascii).toArray(byte[][]::new);
  }

  /** The type of that name, null where there is none. */
  static MetricType of(final byte[] text, final int from, final int to) {
    for (final MetricType type : ALL) {
      if (is(type.word, text, from, to)) {
        return type;
      }
    }
    return null;
  }

  /**
   * What the values of a series are.
   *
   * @param from where its name's suffix begins, behind the metric's name
   * @param hasQuantile whether it has a label of that name
   */
  SeriesKind kindOf(final byte[] text, final int from, final int to, final boolean hasQuantile) {
    for (final byte[] suffix : suffixes) {
      if (is(suffix, text, from, to)) {
        return kind;
      }
    }
    if (this == SUMMARY && from == to && hasQuantile) {
      return SeriesKind.GAUGE;
    }
    return kind == SeriesKind.COUNTER && is(CREATED, text, from, to)
        ? SeriesKind.OTHER
        : SeriesKind.UNTYPED;
  }

  /** Whether a piece of text is that word. */
  static boolean is(final byte[] word, final byte[] text, final int from, final int to) {
    return Arrays.equals(word, 0, word.length, text, from, to);
  }

  static byte[] ascii(final String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
