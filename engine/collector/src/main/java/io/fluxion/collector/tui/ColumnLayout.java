// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.tui;

import io.fluxion.collector.output.TableColumn;
import io.fluxion.collector.output.TableColumn.Kind;
import java.util.Arrays;
import java.util.List;

/**
 * How wide each column is on a screen: the name and the derivative always, a sparkline as long as
 * there is room for, and of the others as many as fit, those that matter most first. A column that
 * was wide once stays so until the screen is another, so that nothing jumps about.
 *
 * <p>Not thread-safe.
 */
final class ColumnLayout {
  private static final int WHOLE = Integer.MAX_VALUE;
  private static final int NARROW = 48;
  private static final int WIDEST_GAP = 3;
  private static final int LEAST_NAME = 2;
  private static final int SHORT_NAME = 8;
  private static final int USUAL_NAME = 20;
  private static final int SHORT_STEPS = 6;
  private static final int USUAL_STEPS = 15;

  private final List<TableColumn> columns;
  private final int steps;
  private final int[] natural;
  private final int[] widths;
  private int gap;
  private int free;

  /**
   * A layout of these columns.
   *
   * @param steps how long a whole sparkline is
   */
  ColumnLayout(final List<TableColumn> columns, final int steps) {
    this.columns = columns;
    this.steps = steps;
    natural = new int[columns.size()];
    widths = new int[columns.size()];
    forget();
  }

  /** Back to the widths of the headers. */
  void forget() {
    for (int i = 0; i < natural.length; i++) {
      // And a cell for the arrow of the column that the lines are sorted by.
      final int header = columns.get(i).brief().length() + 1;
      natural[i] = columns.get(i).kind() == Kind.STEPS ? Math.max(header, steps) : header;
    }
  }

  /** Makes a column at least this wide, where there is room; returns whether it was not before. */
  boolean widen(final int column, final int width) {
    final boolean wider = width > natural[column];
    natural[column] = Math.max(natural[column], width);
    return wider;
  }

  /** The cells between two columns. */
  int gap() {
    return gap;
  }

  /** How wide a column is; 0 where it is left out. */
  int width(final int column) {
    return widths[column];
  }

  /** Fits the columns into so many cells. */
  void fit(final int cells) {
    gap = WIDEST_GAP;
    place(cells);
    while (gap > 1 && !isWhole() && (gap == WIDEST_GAP || cells < NARROW)) {
      gap--;
      place(cells);
    }
  }

  private boolean isWhole() {
    for (int i = 0; i < widths.length; i++) {
      if (widths[i] < natural[i]) {
        return false;
      }
    }
    return true;
  }

  private void place(final int cells) {
    Arrays.fill(widths, 0);
    final int name = indexOf(Kind.NAME);
    final int derivative = indexOf(Kind.DERIVATIVE);
    widths[derivative] = Math.max(0, Math.min(natural[derivative], cells - gap - LEAST_NAME));
    final int taken = widths[derivative] == 0 ? 0 : widths[derivative] + gap;
    widths[name] = Math.min(Math.min(natural[name], SHORT_NAME), cells - taken);
    free = cells - taken - widths[name];
    grow(indexOf(Kind.FIELD), SHORT_NAME);
    grow(indexOf(Kind.STEPS), SHORT_STEPS);
    grow(indexOf(Kind.RATE), WHOLE);
    grow(name, USUAL_NAME);
    grow(indexOf(Kind.FIELD), USUAL_NAME);
    growEach(Kind.METRIC);
    grow(indexOf(Kind.OTHER_FIELD), WHOLE);
    grow(indexOf(Kind.STEPS), USUAL_STEPS);
    grow(indexOf(Kind.STATUS), WHOLE);
    growEach(Kind.OTHER_FIELD);
    grow(indexOf(Kind.RESETS), WHOLE);
    grow(name, WHOLE);
    grow(indexOf(Kind.FIELD), WHOLE);
    grow(indexOf(Kind.STEPS), WHOLE);
    for (int i = 0; i < widths.length; i++) {
      // A header that fits in whole says more than a short one.
      final int more = columns.get(i).header().length() + 1 - widths[i];
      if (widths[i] > 0 && more > 0 && more <= free) {
        widths[i] += more;
        free -= more;
      }
    }
  }

  private int indexOf(final Kind kind) {
    for (int i = 0; i < natural.length; i++) {
      if (columns.get(i).kind() == kind) {
        return i;
      }
    }
    return -1;
  }

  private void growEach(final Kind kind) {
    for (int i = 0; i < natural.length; i++) {
      if (columns.get(i).kind() == kind) {
        grow(i, WHOLE);
      }
    }
  }

  /** Makes a column as wide as it would be, or so wide at most: where it is not shown, or not. */
  private void grow(final int column, final int most) {
    if (column < 0) {
      return;
    }
    final int wanted = Math.min(natural[column], most) - widths[column];
    if (widths[column] > 0) {
      final int more = Math.max(0, Math.min(free, wanted));
      widths[column] += more;
      free -= more;
    } else if (wanted + gap <= free) {
      widths[column] = wanted;
      free -= wanted + gap;
    }
  }
}
