// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.NumberType;
import io.fluxion.Sample;
import io.fluxion.collector.row.DockerFields;
import io.fluxion.collector.row.RowSchema;
import io.fluxion.collector.row.XUnit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a decoder makes of an input, as text: {@code key x y y...} for a row, {@code line: reason}
 * for a malformed one. Each input is read at once and in chunks of a few bytes, and must come out
 * the same.
 */
final class Rows {
  private static final int[] CHUNKS = {Integer.MAX_VALUE, 1, 7};

  private Rows() {}

  static RowSchema options(final String key, final String x, final String... y) {
    return RowSchema.of(
        List.of(key.split(",")), x, List.of(y), NumberType.LONG, NumberType.LONG, XUnit.NONE, 256);
  }

  static RowSchema typed(
      final RowSchema options, final NumberType x, final NumberType y, final XUnit unit) {
    return RowSchema.of(
        options.keyColumns(),
        options.xColumn(),
        options.yColumns(),
        x,
        y,
        unit,
        options.maxKeyBytes());
  }

  static List<String> read(final Format format, final RowSchema options, final String text)
      throws Exception {
    return read(format, options, text.getBytes(StandardCharsets.UTF_8), RowBuffer.MAX_ROW_BYTES);
  }

  static List<String> read(
      final Format format, final RowSchema options, final byte[] raw, final int maxRowBytes)
      throws Exception {
    final List<String> atOnce = read(format, options, raw, maxRowBytes, CHUNKS[0]);
    for (final int chunk : CHUNKS) {
      assertThat(read(format, options, raw, maxRowBytes, chunk)).isEqualTo(atOnce);
    }
    return atOnce;
  }

  private static List<String> read(
      final Format format,
      final RowSchema options,
      final byte[] raw,
      final int maxRowBytes,
      final int chunk)
      throws Exception {
    final List<String> rows = new ArrayList<>();
    try (Input input = Input.of("test", new Chunks(raw, chunk))) {
      final RowBuffer buffer = new RowBuffer(input, maxRowBytes, () -> {});
      readInto(rows, Decoders.open(format, buffer, "test", options), format, options);
    }
    return rows;
  }

  static void readInto(
      final List<String> rows, final Decoder decoder, final Format format, final RowSchema options)
      throws Exception {
    final int fields = format == Format.DOCKER ? DockerFields.COUNT : options.yColumns().size();
    final Sample sample =
        format == Format.DOCKER ? new Sample(fields, options.maxKeyBytes()) : options.newSample();
    int outcome = decoder.next(sample);
    while (outcome != Decoder.END) {
      rows.add(
          outcome == Decoder.ROW
              ? text(sample, fields, options)
              : decoder.line() + ": " + decoder.reason());
      outcome = decoder.next(sample);
    }
    assertThat(decoder.next(sample)).isEqualTo(Decoder.END);
  }

  private static String text(final Sample sample, final int fields, final RowSchema options) {
    final StringBuilder text = new StringBuilder(key(sample));
    text.append(' ').append(sample.hasX(0) ? x(sample, options) : "-");
    for (int i = 0; i < fields; i++) {
      assertThat(sample.hasX(i)).isEqualTo(sample.hasX(0));
      assertThat(sample.xBits(i)).isEqualTo(sample.xBits(0));
      text.append(' ').append(sample.hasY(i) ? y(sample, i, options) : "-");
    }
    return text.toString();
  }

  static String key(final Sample sample) {
    return new String(sample.key(), 0, sample.keyLength(), StandardCharsets.UTF_8);
  }

  private static String x(final Sample sample, final RowSchema options) {
    return options.xType() == NumberType.DOUBLE && options.xUnit() == XUnit.NONE
        ? Double.toString(Double.longBitsToDouble(sample.xBits(0)))
        : Long.toString(sample.xBits(0));
  }

  private static String y(final Sample sample, final int field, final RowSchema options) {
    final long bits = sample.yBits(field);
    return switch (options.yType()) {
      case LONG -> Long.toString(bits);
      case ULONG -> Long.toUnsignedString(bits);
      case DOUBLE -> Double.toString(Double.longBitsToDouble(bits));
    };
  }
}
