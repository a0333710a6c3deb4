// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.prometheus;

import io.fluxion.Sample;
import io.fluxion.collector.input.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Reads whole expositions in tests. */
final class Exposition {
  /** When answers are asked for whose times are not judged. */
  static final long LATE = Long.MAX_VALUE - TimeUnit.MINUTES.toNanos(10);

  private static final int MAX_KEY_BYTES = 256;

  private Exposition() {}

  /**
   * A line that was read, or could not be.
   *
   * @param line from 1
   * @param kind null where it is malformed
   * @param text the key, empty where nobody asked for this kind; or why it is malformed
   * @param value its bits
   * @param time null where the line has none
   */
  record Read(int line, SeriesKind kind, String text, long value, Long time) {}

  static List<Read> read(final String text, final SeriesKind wanted) {
    return read(text.getBytes(StandardCharsets.UTF_8), wanted, false, null);
  }

  static List<Read> read(
      final byte[] text,
      final SeriesKind wanted,
      final boolean isOpenMetrics,
      final String instance) {
    return read(text, wanted, isOpenMetrics, instance, LATE);
  }

  static List<Read> read(
      final byte[] text,
      final SeriesKind wanted,
      final boolean isOpenMetrics,
      final String instance,
      final long now) {
    final SeriesKeyWriter key =
        new SeriesKeyWriter(instance == null ? null : instance.getBytes(StandardCharsets.UTF_8));
    final ExpositionReader reader = new ExpositionReader(key, wanted);
    // What is behind the text must have no effect.
    final byte[] padded = Arrays.copyOf(text, text.length + Bytes.PADDING);
    Arrays.fill(padded, text.length, padded.length, (byte) '7');
    reader.begin(padded, text.length, isOpenMetrics, now);
    final Sample sample = new Sample(1, MAX_KEY_BYTES);
    final List<Read> all = new ArrayList<>();
    ExpositionReader.Line line = reader.next(sample);
    while (line != ExpositionReader.Line.END) {
      if (line != ExpositionReader.Line.NOTHING) {
        all.add(
            line == ExpositionReader.Line.SERIES
                ? series(reader, sample, wanted, now)
                : wrong(reader));
      }
      line = reader.next(sample);
    }
    return all;
  }

  private static Read series(
      final ExpositionReader reader, final Sample sample, final SeriesKind wanted, final long now) {
    final String key =
        reader.kind() == wanted
            ? new String(sample.key(), 0, sample.keyLength(), StandardCharsets.UTF_8)
            : "";
    final Long time = sample.xBits(0) == now ? null : sample.xBits(0);
    return new Read(reader.line(), reader.kind(), key, sample.yBits(0), time);
  }

  private static Read wrong(final ExpositionReader reader) {
    return new Read(reader.line(), null, reader.why(), 0, null);
  }
}
