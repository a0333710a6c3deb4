// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.output;

import io.fluxion.DerivativeStore;
import io.fluxion.Sample;
import io.fluxion.collector.output.TableColumn.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * What a person gets: at the end one line for each key and field, in order of arrival, with its
 * latest derivative, the rate over the window, a sparkline of the window's derivatives, resets and
 * the last status; and a footer on what was read. Always in UTF-8.
 *
 * <p>Not thread-safe.
 */
public final class TableSink implements Sink {
  private static final int WIDEST_KEY = 40;

  private final DerivativeStore store;
  private final TableStyle style;
  private final TableCells cells;
  private final List<TableColumn> columns;
  private final TextBuffer out;

  /**
   * A table to be written once the rows are through.
   *
   * @param store of byte-string keys, whose fields have the outcomes
   * @param style what the table is about
   * @param target where to
   */
  public TableSink(final DerivativeStore store, final TableStyle style, final OutputStream target) {
    this(store, style, new TableCells(store, style, false), target);
  }

  /**
   * The last table of cells that somebody else notes the rows for.
   *
   * @param store of byte-string keys, whose fields have the outcomes
   * @param style what the table is about
   * @param cells of that store
   * @param target where to
   */
  public TableSink(
      final DerivativeStore store,
      final TableStyle style,
      final TableCells cells,
      final OutputStream target) {
    this.store = store;
    this.style = style;
    this.cells = cells;
    columns = cells.columns();
    out = new TextBuffer(target, false);
  }

  @Override
  public void row(final Sample sample, final String label) {
    cells.note(sample, label);
  }

  @Override
  public void flush() {
    // A table is made of the last word on every key.
  }

  @Override
  public void finish(final long malformed) throws IOException {
    // Idle keys are gone; whether a sweep has passed by yet is nothing to show.
    store.expire();
    final List<String[]> rows = new ArrayList<>();
    for (int handle = store.first(); handle != DerivativeStore.NONE; handle = store.next(handle)) {
      for (int line = 0; line < cells.lines(); line++) {
        final String[] row = new String[columns.size()];
        for (int i = 0; i < row.length; i++) {
          row[i] = columns.get(i).text().of(line, handle);
        }
        rows.add(row);
      }
    }
    finish(malformed, rows);
  }

  /**
   * The columns of the table.
   *
   * @return from left to right
   */
  public List<TableColumn> columns() {
    return columns;
  }

  /**
   * Writes the table with lines of the caller's.
   *
   * @param malformed how many rows had no outcome because they could not be read
   * @param rows a text for each of {@link #columns}; names that are too wide are shortened there
   * @throws IOException where the output cannot be written
   */
  public void finish(final long malformed, final List<String[]> rows) throws IOException {
    if (cells.samples() > 0) {
      final TextTable table = new TextTable(style.ansi());
      for (int i = 0; i < columns.size(); i++) {
        final TableColumn column = columns.get(i);
        if (column.isRight()) {
          table.right(column.header());
        } else {
          table.left(column.header());
        }
        if (column.kind() == Kind.NAME || column.kind() == Kind.FIELD) {
          for (final String[] row : rows) {
            row[i] = ShownText.of(row[i], WIDEST_KEY);
          }
        }
      }
      rows.forEach(row -> table.row(List.of(row)));
      table.put(out);
      out.put('\n');
      table.putNote(out, cells.volume(malformed));
      table.putNote(out, cells.statuses());
    }
    out.flush();
  }
}
