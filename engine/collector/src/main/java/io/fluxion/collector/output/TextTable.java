// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.output;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Rows of text in columns that are as wide as their widest cell. */
final class TextTable {
  private static final String GAP = "   ";
  private static final String BOLD = "\u001b[1m";
  private static final String DIM = "\u001b[2m";
  private static final String PLAIN = "\u001b[0m";

  private final boolean styled;
  private final List<String> headers = new ArrayList<>();
  private final List<Boolean> rights = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * An empty table.
   *
   * @param styled whether the header may be bold and the lines dim, by ANSI sequences
   */
  TextTable(final boolean styled) {
    this.styled = styled;
  }

  void left(final String header) {
    headers.add(header);
    rights.add(false);
  }

  void right(final String header) {
    headers.add(header);
    rights.add(true);
  }

  void row(final List<String> cells) {
    rows.add(cells);
  }

  void put(final TextBuffer out) throws IOException {
    final int[] widths = new int[headers.size()];
    widen(widths, headers);
    for (final List<String> row : rows) {
      widen(widths, row);
    }
    putLine(out, style(BOLD), line(widths, headers));
    int width = GAP.length() * (widths.length - 1);
    for (final int column : widths) {
      width += column;
    }
    putLine(out, style(DIM), "─".repeat(width));
    for (final List<String> row : rows) {
      putLine(out, "", line(widths, row));
    }
  }

  /** Writes a line below the table. */
  void putNote(final TextBuffer out, final String note) throws IOException {
    putLine(out, style(DIM), note);
  }

  private String style(final String sequence) {
    return styled ? sequence : "";
  }

  private void putLine(final TextBuffer out, final String style, final String line)
      throws IOException {
    out.put(style + line + (style.isEmpty() ? "\n" : PLAIN + '\n'));
  }

  private static void widen(final int[] widths, final List<String> cells) {
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.max(widths[i], ShownText.width(cells.get(i)));
    }
  }

  private String line(final int[] widths, final List<String> cells) {
    final StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      final String space = " ".repeat(widths[i] - ShownText.width(cells.get(i)));
      line.append(i == 0 ? "" : GAP);
      line.append(rights.get(i) ? space + cells.get(i) : cells.get(i) + space);
    }
    return line.toString().stripTrailing();
  }
}
