// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.output;

import io.fluxion.DerivativeField;
import io.fluxion.DerivativeStore;
import io.fluxion.Sample;
import io.fluxion.SampleStatus;
import io.fluxion.collector.row.FrameKind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One line for each row and field, in the order of input: {@code key,x,field,METRIC...,status}.
 * Quotes as RFC 4180 has them, lines end in LF. A cell without a value is empty.
 *
 * <p>A row whose numbers are longs costs no allocation. Not thread-safe.
 */
public final class CsvSink implements Sink {
  private final TextBuffer out;
  private final DerivativeField[] fields;
  private final byte[][] names;
  private final MetricCell[][] cells;
  private final byte[][] statuses = new byte[SampleStatus.COUNT][];
  private final XCell x;
  private final KeyName key;
  private final String header;
  private boolean begun;

  /**
   * A sink of csv. Nothing is written before the first row.
   *
   * @param store whose fields have the outcomes
   * @param metrics the columns
   * @param target where to
   */
  public CsvSink(
      final DerivativeStore store, final List<Metric> metrics, final OutputStream target) {
    this(store, metrics, null, true, target);
  }

  /**
   * A sink of csv whose keys have the names that persons call them.
   *
   * @param store whose fields have the outcomes
   * @param metrics what is written of each
   * @param named the kind of frames whose keys have such names, or null
   * @param withHeader whether the header goes before the first row
   * @param target where to
   */
  public CsvSink(
      final DerivativeStore store,
      final List<Metric> metrics,
      final FrameKind named,
      final boolean withHeader,
      final OutputStream target) {
    begun = !withHeader;
    key = new KeyName(named);
    out = new TextBuffer(target, false);
    fields = new DerivativeField[store.fieldCount()];
    names = new byte[fields.length][];
    cells = MetricCell.of(store, metrics);
    for (int i = 0; i < fields.length; i++) {
      fields[i] = store.field(i);
      final byte[] name = fields[i].schema().name().getBytes(StandardCharsets.UTF_8);
      names[i] = (',' + CsvText.quoted(name) + ',').getBytes(StandardCharsets.UTF_8);
    }
    for (int i = 0; i < statuses.length; i++) {
      statuses[i] = (SampleStatus.name(i) + '\n').getBytes(StandardCharsets.US_ASCII);
    }
    x = new XCell(store.schema());
    header = header(metrics);
  }

  /**
   * The header.
   *
   * @param metrics the columns between field and status
   * @return a line with its end
   */
  public static String header(final List<Metric> metrics) {
    final StringBuilder columns = new StringBuilder("key,x,field,");
    for (final Metric metric : metrics) {
      columns.append(metric.text()).append(',');
    }
    return columns.append("status\n").toString();
  }

  @Override
  public void row(final Sample sample, final String label) throws IOException {
    key.take(sample, label);
    if (!begun) {
      begun = true;
      out.put(header);
    }
    final boolean quoted = CsvText.needsQuotes(key.bytes(), key.length());
    for (int i = 0; i < fields.length; i++) {
      if (quoted) {
        CsvText.putQuoted(out, key.bytes(), key.length());
      } else {
        out.put(key.bytes(), 0, key.length());
      }
      out.put(',');
      x.put(out, sample);
      out.put(names[i]);
      for (final MetricCell cell : cells[i]) {
        cell.put(out, sample.handle());
        out.put(',');
      }
      out.put(statuses[fields[i].status()]);
    }
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }
}
