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
package io.fluxion.collector.source.prometheus;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What the last TYPE line says: a metric's name and type, which tell of each series after it what
 * its values are. The name stays where it stands in the answer.
 *
 * <p>Not thread-safe. Nothing allocates.
 */
final class MetricFamily {
  private static final byte[] NOTHING = {};
  private static final byte[] TOTAL = ascii("_total");
  private static final byte[] CREATED = ascii("_created");
  private static final byte[] BUCKET = ascii("_bucket");
  private static final byte[] COUNT = ascii("_count");
  private static final byte[] SUM = ascii("_sum");
  private static final byte[] GAUGE_COUNT = ascii("_gcount");
  private static final byte[] GAUGE_SUM = ascii("_gsum");
  private static final byte[] INFO = ascii("_info");

  private byte[] bytes = NOTHING;
  private int nameFrom;
  private int nameLength;
  private Type type = Type.UNTYPED;

  MetricFamily() {}

  private enum Type {
    COUNTER,
    GAUGE,
    HISTOGRAM,
    SUMMARY,
    UNTYPED,
    // Those of OpenMetrics alone.
    UNKNOWN,
    GAUGEHISTOGRAM,
    STATESET,
    INFO;

    private static final Type[] ALL = values();

    private final byte[] word = ascii(name().toLowerCase(Locale.ROOT));
  }

  /** Forgets the last line. */
  void clear() {
    type = Type.UNTYPED;
  }

  /** Takes a line's name and type; false where the type is none that is known. */
  boolean set(
      final byte[] text,
      final int newNameFrom,
      final int nameTo,
      final int typeFrom,
      final int typeTo) {
    bytes = text;
    nameFrom = newNameFrom;
    nameLength = nameTo - newNameFrom;
    for (final Type known : Type.ALL) {
      if (is(known.word, text, typeFrom, typeTo)) {
        type = known;
        return true;
      }
    }
    clear();
    return false;
  }

  /**
   * What the values of a series are.
   *
   * @param from where its name begins, in the bytes that hold the TYPE line too
   * @param to behind its name
   * @param hasQuantile whether it has a label of that name
   */
  SeriesKind kindOf(final int from, final int to, final boolean hasQuantile) {
    final int suffix = from + nameLength;
    if (type == Type.UNTYPED || suffix > to || !startsWithName(from)) {
      return SeriesKind.UNTYPED;
    }
    return switch (type) {
      case COUNTER -> counter(suffix, to);
      case GAUGE, STATESET -> suffix == to ? SeriesKind.GAUGE : SeriesKind.UNTYPED;
      case HISTOGRAM -> accumulated(suffix, to, is(BUCKET, bytes, suffix, to));
      case SUMMARY ->
          suffix == to && hasQuantile ? SeriesKind.GAUGE : accumulated(suffix, to, false);
      case GAUGEHISTOGRAM ->
          gauge(
              is(BUCKET, bytes, suffix, to)
                  || is(GAUGE_COUNT, bytes, suffix, to)
                  || is(GAUGE_SUM, bytes, suffix, to));
      case INFO -> gauge(is(INFO, bytes, suffix, to));
      default -> SeriesKind.UNTYPED;
    };
  }

  private SeriesKind counter(final int suffix, final int to) {
    if (suffix == to || is(TOTAL, bytes, suffix, to)) {
      return SeriesKind.COUNTER;
    }
    return is(CREATED, bytes, suffix, to) ? SeriesKind.OTHER : SeriesKind.UNTYPED;
  }

  private SeriesKind accumulated(final int suffix, final int to, final boolean isBucket) {
    if (isBucket || is(COUNT, bytes, suffix, to) || is(SUM, bytes, suffix, to)) {
      return SeriesKind.COUNTER;
    }
    return is(CREATED, bytes, suffix, to) ? SeriesKind.OTHER : SeriesKind.UNTYPED;
  }

  private static SeriesKind gauge(final boolean isGauge) {
    return isGauge ? SeriesKind.GAUGE : SeriesKind.UNTYPED;
  }

  private boolean startsWithName(final int from) {
    for (int i = 0; i < nameLength; i++) {
      if (bytes[from + i] != bytes[nameFrom + i]) {
        return false;
      }
    }
    return true;
  }

  /** Whether a piece of text is that word. */
  static boolean is(final byte[] word, final byte[] text, final int from, final int to) {
    if (to - from != word.length) {
      return false;
    }
    for (int i = 0; i < word.length; i++) {
      if (text[from + i] != word[i]) {
        return false;
      }
    }
    return true;
  }

  static byte[] ascii(final String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
