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
import java.util.Arrays;
import java.util.Locale;

/**
 * What the last TYPE line says: a metric's name and type, which tell of each series after it what
 * its values are. The name stays where it stands in the answer.
 *
 * <p>Not thread-safe. Nothing allocates.
 */
final class MetricFamily {
  private static final byte[] CREATED = ascii("_created");

  private byte[] bytes;
  private int nameFrom;
  private int nameTo;
  private Type type = Type.UNTYPED;

  MetricFamily() {}

  /** What the series of each type are that have these suffixes. */
  private enum Type {
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

    private static final Type[] ALL = values();

    private final byte[] word = ascii(name().toLowerCase(Locale.ROOT));
    private final SeriesKind kind;
    private final byte[][] suffixes;

    Type(final SeriesKind kind, final String... suffixes) {
      this.kind = kind;
      this.suffixes = Arrays.stream(suffixes).map(MetricFamily::ascii).toArray(byte[][]::new);
    }
  }

  /** Forgets the last line. */
  void clear() {
    bytes = null;
    type = Type.UNTYPED;
  }

  /** Takes a line's name and type; false where the type is none that is known. */
  boolean set(
      final byte[] text,
      final int newNameFrom,
      final int newNameTo,
      final int typeFrom,
      final int typeTo) {
    bytes = text;
    nameFrom = newNameFrom;
    nameTo = newNameTo;
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
    final int suffix = from + nameTo - nameFrom;
    if (type.kind == SeriesKind.UNTYPED
        || suffix > to
        || !Arrays.equals(bytes, from, suffix, bytes, nameFrom, nameTo)) {
      return SeriesKind.UNTYPED;
    }
    for (final byte[] known : type.suffixes) {
      if (is(known, bytes, suffix, to)) {
        return type.kind;
      }
    }
    if (type == Type.SUMMARY && suffix == to && hasQuantile) {
      return SeriesKind.GAUGE;
    }
    return type.kind == SeriesKind.COUNTER && is(CREATED, bytes, suffix, to)
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
