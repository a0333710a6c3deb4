// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.tui;

import io.fluxion.collector.output.TableColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A line of the table: a cell in every column. Not thread-safe, but for one that is frozen. */
abstract class Line {
  // What it is being sorted by: the group first, in which those without a number are behind the
  // others, and quiet ones behind all.
  private int group;
  private double number;
  private String text;

  /** The whole text of a cell. */
  abstract String cell(TableColumn column);

  /** The number behind a cell; NaN where there is none. */
  abstract double value(TableColumn column);

  /** What a filter looks into, in lower case. */
  abstract String searched();

  /** Whether the line says nothing of how things stand now. */
  abstract boolean isQuiet();

  /** A copy of the line as it is now. */
  final Line freeze(final List<TableColumn> columns) {
    final String[] cells = new String[columns.size()];
    final double[] values = new double[cells.length];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = cell(columns.get(i));
      values[i] = columns.get(i).isNumber() ? value(columns.get(i)) : Double.NaN;
    }
    return new Frozen(columns, cells, values, searched(), isQuiet());
  }

  private static final class Frozen extends Line {
    private final List<TableColumn> columns;
    private final String[] cells;
    private final double[] values;
    private final String searched;
    private final boolean quiet;

    private Frozen(
        final List<TableColumn> columns,
        final String[] cells,
        final double[] values,
        final String searched,
        final boolean quiet) {
      this.columns = columns;
      this.cells = cells;
      this.values = values;
      this.searched = searched;
      this.quiet = quiet;
    }

    @Override
    String cell(final TableColumn column) {
      return cells[columns.indexOf(column)];
    }

    @Override
    double value(final TableColumn column) {
      return values[columns.indexOf(column)];
    }

    @Override
    String searched() {
      return searched;
    }

    @Override
    boolean isQuiet() {
      return quiet;
    }
  }

  /**
   * Those of the lines that a filter lets through, sorted by a column. Lines of equal cells stay as
   * they came. By a number, quiet lines are behind all others, and lines without a number behind
   * those that have one, whichever way.
   *
   * @param filter what names must contain, in letters of either case; empty for all
   * @param descending the largest first
   */
  static List<Line> list(
      final List<? extends Line> lines,
      final String filter,
      final TableColumn column,
      final boolean descending) {
    final String part = filter.toLowerCase(Locale.ROOT);
    final List<Line> listed = new ArrayList<>(lines.size());
    for (final Line line : lines) {
      if (part.isEmpty() || line.searched().contains(part)) {
        line.prepare(column);
        listed.add(line);
      }
    }
    final int sign = descending ? -1 : 1;
    listed.sort(
        column.isNumber()
            ? (a, b) ->
                a.group == b.group ? sign * Double.compare(a.number, b.number) : a.group - b.group
            : (a, b) -> sign * a.text.compareTo(b.text));
    return listed;
  }

  private void prepare(final TableColumn column) {
    if (column.isNumber()) {
      // Without the difference between 0 and -0.
      number = value(column) + 0.0;
      group = (isQuiet() ? 2 : 0) + (Double.isNaN(number) ? 1 : 0);
    } else {
      text = cell(column);
    }
  }
}
