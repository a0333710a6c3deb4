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
package io.fluxion.collector.tui;

import io.fluxion.collector.output.ShownText;
import io.fluxion.collector.output.TableColumn;
import io.fluxion.collector.output.TableColumn.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Draws a frame: a header, the lines that are in sight, a status line and a line of keys; of the
 * two last ones what there is room for.
 *
 * <p>Not thread-safe.
 */
final class ViewText {
  /** From so many rows on there is a line of keys, ... */
  private static final int KEYS_FROM = 5;

  /** ... a status line, ... */
  private static final int STATUS_FROM = 4;

  /** ... and one for the newest notice by itself. */
  private static final int NOTICE_FROM = 10;

  private static final String BOLD = "\u001b[1m";
  private static final String DIM = "\u001b[2m";
  private static final String PLAIN = "\u001b[0m";
  private static final String ELLIPSIS = "…";
  private static final String SEPARATOR = " · ";
  private static final String DOWN = "▼";
  private static final String UP = "▲";
  private static final String[] HELP = {
    "s, right     sort by the next column     r   the other way round",
    "S, left      sort by the one before",
    "/            show only names with the text that is typed: Enter keeps it, Esc clears it",
    "space        freeze the screen; samples go on",
    "up, down, page up, page down, home, end     scroll",
    "q, Ctrl-C    quit: the last table stays      ?   this help",
  };

  private final List<TableColumn> columns;
  private final ColumnLayout layout;
  private final boolean styled;
  private int screenColumns;

  /**
   * Draws these columns.
   *
   * @param steps how long a whole sparkline is
   * @param styled whether text may be bold and dim
   */
  ViewText(final List<TableColumn> columns, final int steps, final boolean styled) {
    this.columns = columns;
    this.styled = styled;
    layout = new ColumnLayout(columns, steps);
  }

  /**
   * All lines of a screen.
   *
   * @param status how things stand, besides what is said of the lines
   * @param notice the newest, or empty
   */
  String[] draw(
      final ScreenSize size,
      final ViewState state,
      final Lines lines,
      final LineOrder order,
      final String status,
      final String notice) {
    if (size.columns() != screenColumns) {
      screenColumns = size.columns();
      layout.forget();
    }
    final int rows = size.rows();
    final boolean keysShown = rows >= KEYS_FROM || state.isPrompted() && rows > 1;
    final boolean statusShown = rows >= STATUS_FROM;
    final boolean noticeShown = rows >= NOTICE_FROM && !notice.isEmpty();
    final int header = rows > 1 + (keysShown ? 1 : 0) ? 1 : 0;
    final int below = (keysShown ? 1 : 0) + (statusShown ? 1 : 0) + (noticeShown ? 1 : 0);
    final int page = rows - header - below;
    final String[] screen = new String[rows];
    Arrays.fill(screen, "");
    final int top = state.top(order.count(), page);
    final int shown = Math.min(page, order.count() - top);
    if (state.isHelped()) {
      help(screen, header, page);
    } else {
      body(screen, header, state, lines, order, top, shown);
    }
    int row = rows - below;
    if (noticeShown) {
      screen[row++] = cut(notice);
    }
    if (statusShown) {
      screen[row++] =
          dim(cut(status(state, lines, order, top, shown, status, noticeShown ? "" : notice)));
    }
    if (keysShown) {
      screen[row] = state.isPrompted() ? prompt(state) : dim(cut(keys(state)));
    }
    return screen;
  }

  // ---- the table

  private void body(
      final String[] screen,
      final int header,
      final ViewState state,
      final Lines lines,
      final LineOrder order,
      final int top,
      final int shown) {
    final String[][] cells = new String[shown][columns.size()];
    layout.fit(screenColumns);
    while (read(lines, order, top, cells)) {
      layout.fit(screenColumns);
    }
    if (header > 0) {
      screen[0] = bold(header(state));
    }
    for (int i = 0; i < shown; i++) {
      final String line = line(cells[i]);
      screen[header + i] = lines.isQuiet(order.line(top + i)) ? dim(line) : line;
    }
    if (shown == 0 && header < screen.length) {
      screen[header] =
          cut(
              state.filter().isEmpty()
                  ? "waiting for samples"
                  : "nothing has \"" + state.filter() + "\" in its name");
    }
  }

  /** Reads the columns that are shown; returns whether one of them, or of others, must be wider. */
  private boolean read(
      final Lines lines, final LineOrder order, final int top, final String[][] cells) {
    boolean wider = false;
    for (int column = 0; column < columns.size(); column++) {
      if (layout.width(column) == 0 || cells.length == 0 || cells[0][column] != null) {
        continue;
      }
      for (int i = 0; i < cells.length; i++) {
        cells[i][column] = lines.cell(columns.get(column), order.line(top + i));
        wider |= layout.widen(column, ShownText.width(cells[i][column]));
      }
    }
    return wider;
  }

  private String header(final ViewState state) {
    final String[] texts = new String[columns.size()];
    for (int i = 0; i < texts.length; i++) {
      final TableColumn column = columns.get(i);
      final String arrow = column == state.sorted() ? state.isDescending() ? DOWN : UP : "";
      final boolean whole = column.header().length() + 1 <= layout.width(i);
      final String header = (whole ? column.header() : column.brief()) + arrow;
      texts[i] = layout.width(i) == 0 ? "" : ShownText.start(header, layout.width(i));
    }
    return line(texts);
  }

  private String line(final String[] cells) {
    final StringBuilder line = new StringBuilder(screenColumns);
    for (int i = 0; i < cells.length; i++) {
      final int width = layout.width(i);
      if (width > 0) {
        line.append(line.isEmpty() ? "" : " ".repeat(layout.gap()));
        append(line, columns.get(i), cells[i], width);
      }
    }
    return line.toString().stripTrailing();
  }

  private static void append(
      final StringBuilder line, final TableColumn column, final String cell, final int width) {
    final String text = fitted(column, cell, width);
    final String space = " ".repeat(width - ShownText.width(text));
    line.append(column.right() ? space + text : text + space);
  }

  private static String fitted(final TableColumn column, final String cell, final int width) {
    if (column.kind() == Kind.STEPS && cell.length() > width) {
      // Its newest bars; none of them is wider than a cell.
      return cell.substring(cell.length() - width);
    }
    if (ShownText.width(cell) <= width) {
      return cell;
    }
    // A part of a number would be another number.
    return column.isNumber() ? ELLIPSIS : ShownText.of(cell, width);
  }

  // ---- around it

  private static String status(
      final ViewState state,
      final Lines lines,
      final LineOrder order,
      final int top,
      final int shown,
      final String status,
      final String notice) {
    final List<String> parts = new ArrayList<>();
    if (state.isFrozen()) {
      parts.add("FROZEN");
    }
    if (!notice.isEmpty()) {
      parts.add(notice);
    }
    if (!state.filter().isEmpty()) {
      parts.add("\"" + state.filter() + "\": " + order.count() + " of " + lines.count());
    }
    if (shown < order.count()) {
      parts.add((top + 1) + "–" + (top + shown) + " of " + order.count());
    }
    parts.add(status);
    return String.join(SEPARATOR, parts);
  }

  private static String keys(final ViewState state) {
    return "q quit  s sort: "
        + state.sorted().brief()
        + (state.isDescending() ? DOWN : UP)
        + "  r reverse  / filter  space "
        + (state.isFrozen() ? "go on" : "freeze")
        + "  ↑↓ scroll  ? help";
  }

  private String prompt(final ViewState state) {
    final String before = "filter: ";
    final String after = "_";
    // What is typed last is what must be seen.
    String typed = ShownText.start(state.filter(), Integer.MAX_VALUE);
    while (ShownText.width(before + typed + after) > screenColumns && !typed.isEmpty()) {
      typed = typed.substring(typed.offsetByCodePoints(0, 1));
    }
    final String hint = "   Enter keeps it, Esc clears it";
    final String line = before + typed + after;
    return cut(ShownText.width(line + hint) <= screenColumns ? line + hint : line);
  }

  private void help(final String[] screen, final int header, final int page) {
    if (header > 0) {
      screen[0] = bold(cut("keys"));
    }
    for (int i = 0; i < Math.min(page, HELP.length); i++) {
      screen[header + i] = cut(HELP[i]);
    }
  }

  /** What fits into the screen's width, without what a terminal would obey. */
  private String cut(final String text) {
    return screenColumns == 1 ? ELLIPSIS : ShownText.start(text, screenColumns);
  }

  private String bold(final String text) {
    return styled ? BOLD + text + PLAIN : text;
  }

  private String dim(final String text) {
    return styled ? DIM + text + PLAIN : text;
  }
}
