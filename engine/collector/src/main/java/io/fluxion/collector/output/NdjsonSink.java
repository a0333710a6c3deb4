// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.output;

import io.fluxion.DerivativeField;
import io.fluxion.DerivativeStore;
import io.fluxion.Sample;
import io.fluxion.SampleStatus;
import io.fluxion.collector.row.FrameKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One JSON object a line for each row and field, in the order of input, with the names that the csv
 * header has. A cell without a value is null; NaN and the infinities are strings.
 *
 * <p>Not thread-safe.
 */
public final class NdjsonSink implements Sink {
  private static final byte[] KEY = ascii("{\"key\":");
  private static final byte[] X = ascii(",\"x\":");
  private static final byte[] NULL = ascii("null");

  private final TextBuffer out;
  private final DerivativeField[] fields;
  private final byte[][] names;
  private final byte[][] metricNames;
  private final MetricCell[][] cells;
  private final byte[][] statuses = new byte[SampleStatus.COUNT][];
  private final XCell x;
  private final KeyName key;

  /**
   * A sink of lines of JSON.
   *
   * @param store whose fields have the outcomes
   * @param metrics the members between field and status
   * @param target where to
   */
  public NdjsonSink(
      final DerivativeStore store, final List<Metric> metrics, final OutputStream target) {
    this(store, metrics, null, target);
  }

  /**
   * A sink of lines of JSON whose keys have the names that persons call them.
   *
   * @param store whose fields have the outcomes
   * @param metrics what is written of each
   * @param named the kind of frames whose keys have such names, or null
   * @param target where to
   */
  public NdjsonSink(
      final DerivativeStore store,
      final List<Metric> metrics,
      final FrameKind named,
      final OutputStream target) {
    key = new KeyName(named);
    out = new TextBuffer(target, true);
    fields = new DerivativeField[store.fieldCount()];
    names = new byte[fields.length][];
    cells = MetricCell.of(store, metrics);
    for (int i = 0; i < fields.length; i++) {
      fields[i] = store.field(i);
      names[i] = member(",\"field\":", fields[i].schema().name());
    }
    metricNames = new byte[metrics.size()][];
    for (int i = 0; i < metricNames.length; i++) {
      metricNames[i] = ascii(",\"" + metrics.get(i).text() + "\":");
    }
    for (int i = 0; i < statuses.length; i++) {
      statuses[i] = ascii(",\"status\":\"" + SampleStatus.name(i) + "\"}\n");
    }
    x = new XCell(store.schema());
  }

  private static byte[] ascii(final String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] member(final String name, final String value) {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      final TextBuffer text = new TextBuffer(bytes, true);
      text.put(name);
      final byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
      JsonText.put(text, utf8, utf8.length);
      text.flush();
    } catch (final IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Override
  public void row(final Sample sample, final String label) throws IOException {
    key.take(sample, label);
    for (int i = 0; i < fields.length; i++) {
      out.put(KEY);
      JsonText.put(out, key.bytes(), key.length());
      out.put(X);
      if (!x.put(out, sample)) {
        out.put(NULL);
      }
      out.put(names[i]);
      for (int j = 0; j < metricNames.length; j++) {
        out.put(metricNames[j]);
        if (!cells[i][j].put(out, sample.handle())) {
          out.put(NULL);
        }
      }
      out.put(statuses[fields[i].status()]);
    }
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }
}
