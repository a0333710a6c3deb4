// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.tui;

import io.fluxion.collector.output.ShownText;
import io.fluxion.collector.output.TableColumn;
import io.fluxion.collector.output.TableColumn.Kind;
import io.fluxion.collector.tui.ViewState.Choices;
import java.util.ArrayList;
import java.util.List;
import org.jline.terminal.Size;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/**
 * Draws a page: a header, the lines that are in sight, a status line and a line of keys; of the two
 * last ones what there is room for.
 *
 * <p>Not thread-safe.
 */
final class ViewText {
  private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
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
    "Ctrl-Z       back to the shell; fg shows the table again",
    "q, Ctrl-C    quit: the last table stays      ?   this help",
  };

  private final List<TableColumn> columns;
  private final ColumnLayout layout;
  private final AttributedStyle bold;
  private final AttributedStyle dim;
  private int screenColumns;

  /**
   * What there is on a screen besides the lines.
   *
   * @param header whether there is one
   * @param notice whether the newest notice has a line by itself
   * @param status whether there is a status line
   * @param keys whether there is a line of keys, or of the filter that is typed
   */
  private record Parts(boolean header, boolean notice, boolean status, boolean keys) {
    private static Parts of(final int rows, final boolean prompted, final boolean noticed) {
      final boolean keys = rows >= 5 || prompted && rows > 1;
      return new Parts(rows > (keys ? 2 : 1), rows >= 10 && noticed, rows >= 4, keys);
    }

    private int body(final int rows) {
      return rows - (header ? 1 : 0) - (notice ? 1 : 0) - (status ? 1 : 0) - (keys ? 1 : 0);
    }
  }

  /**
   * Draws these columns.
   *
   * @param steps how long a whole sparkline is
   * @param styled whether text may be bold and dim
   */
  ViewText(final List<TableColumn> columns, final int steps, final boolean styled) {
    this.columns = columns;
    bold = styled ? PLAIN.bold() : PLAIN;
    dim = styled ? PLAIN.faint() : PLAIN;
    layout = new ColumnLayout(columns, steps);
  }

  /** How many lines there is room for on a screen of so many rows. */
  static int room(final int rows, final boolean prompted, final boolean noticed) {
    return Parts.of(rows, prompted, noticed).body(rows);
  }

  /** All lines of a screen. */
  List<AttributedString> draw(final Size size, final Page page) {
    if (size.getColumns() != screenColumns) {
      screenColumns = size.getColumns();
      layout.forget();
    }
    final Choices choices = page.choices();
    final Parts parts = Parts.of(size.getRows(), choices.prompted(), !page.notice().isEmpty());
    final int room = parts.body(size.getRows());
    final List<AttributedString> screen = new ArrayList<>();
    if (choices.helped()) {
      help(screen, parts.header(), room);
    } else {
      body(screen, parts.header(), room, page);
    }
    while (screen.size() < room + (parts.header() ? 1 : 0)) {
      screen.add(AttributedString.EMPTY);
    }
    if (parts.notice()) {
      screen.add(cut(page.notice(), PLAIN));
    }
    if (parts.status()) {
      screen.add(cut(status(page, parts.notice(), room), dim));
    }
    if (parts.keys()) {
      screen.add(choices.prompted() ? cut(prompt(choices), PLAIN) : cut(keys(choices), dim));
    }
    return screen;
  }

  // ---- the table

  private void body(
      final List<AttributedString> screen, final boolean header, final int room, final Page page) {
    // The screen may have become smaller meanwhile.
    final List<Line> lines = page.lines().subList(0, Math.min(room, page.lines().size()));
    layout.fit(screenColumns);
    while (widen(lines)) {
      layout.fit(screenColumns);
    }
    if (header) {
      screen.add(new AttributedString(header(page.choices()), bold));
    }
    for (final Line line : lines) {
      screen.add(new AttributedString(line(cells(line)), line.isQuiet() ? dim : PLAIN));
    }
    if (lines.isEmpty() && room > 0) {
      final String filter = page.choices().filter();
      screen.add(
          cut(
              filter.isEmpty()
                  ? "waiting for samples"
                  : "nothing has \"" + filter + "\" in its name",
              PLAIN));
    }
  }

  /** Returns whether one of the columns that are shown must be wider. */
  private boolean widen(final List<Line> lines) {
    boolean wider = false;
    for (int column = 0; column < columns.size(); column++) {
      for (final Line line : lines) {
        if (layout.width(column) > 0) {
          wider |= layout.widen(column, ShownText.width(line.cell(columns.get(column))));
        }
      }
    }
    return wider;
  }

  private String[] cells(final Line line) {
    return columns.stream().map(line::cell).toArray(String[]::new);
  }

  private String header(final Choices choices) {
    final String[] texts = new String[columns.size()];
    for (int i = 0; i < texts.length; i++) {
      final TableColumn column = columns.get(i);
      final String arrow = column == choices.sorted() ? arrow(choices) : "";
      final boolean whole = column.header().length() + 1 <= layout.width(i);
      final String header = (whole ? column.header() : column.brief()) + arrow;
      texts[i] = layout.width(i) == 0 ? "" : ShownText.start(header, layout.width(i));
    }
    return line(texts);
  }

  private static String arrow(final Choices choices) {
    return choices.descending() ? DOWN : UP;
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
    line.append(column.isRight() ? space + text : text + space);
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

  private static String status(final Page page, final boolean noticed, final int room) {
    final Choices choices = page.choices();
    final List<String> parts = new ArrayList<>();
    if (choices.frozen()) {
      parts.add("FROZEN");
    }
    if (!noticed && !page.notice().isEmpty()) {
      parts.add(page.notice());
    }
    if (!choices.filter().isEmpty()) {
      parts.add("\"" + choices.filter() + "\": " + page.listed() + " of " + page.all());
    }
    final int shown = Math.min(room, page.lines().size());
    if (shown < page.listed()) {
      parts.add((page.top() + 1) + "–" + (page.top() + shown) + " of " + page.listed());
    }
    parts.add(page.status());
    return String.join(SEPARATOR, parts);
  }

  /** As many keys as there is room for, those that matter most first. */
  private String keys(final Choices choices) {
    final StringBuilder keys = new StringBuilder("q quit");
    for (final String key :
        List.of(
            "? help",
            "s sort: " + choices.sorted().brief() + arrow(choices),
            "/ filter",
            "space " + (choices.frozen() ? "go on" : "freeze"),
            "r reverse",
            "↑↓ scroll")) {
      if (keys.length() + 2 + key.length() <= screenColumns) {
        keys.append("  ").append(key);
      }
    }
    return keys.toString();
  }

  private String prompt(final Choices choices) {
    final String before = "filter: ";
    final String after = "_";
    // What is typed last is what must be seen.
    String typed = ShownText.start(choices.filter(), Integer.MAX_VALUE);
    while (ShownText.width(before + typed + after) > screenColumns && !typed.isEmpty()) {
      typed = typed.substring(typed.offsetByCodePoints(0, 1));
    }
    final String hint = "   Enter keeps it, Esc clears it";
    final String line = before + typed + after;
    return ShownText.width(line + hint) <= screenColumns ? line + hint : line;
  }

  private void help(final List<AttributedString> screen, final boolean header, final int room) {
    if (header) {
      screen.add(cut("keys", bold));
    }
    for (int i = 0; i < Math.min(room, HELP.length); i++) {
      screen.add(cut(HELP[i], PLAIN));
    }
  }

  /** What fits into the screen's width, without what a terminal would obey. */
  private AttributedString cut(final String text, final AttributedStyle style) {
    return new AttributedString(ShownText.start(text, screenColumns), style);
  }
}
