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
      natural[i] = columns.get(i).brief().length() + 1;
      if (columns.get(i).kind() == Kind.STEPS) {
        natural[i] = Math.max(natural[i], steps);
      }
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
    for (gap = WIDEST_GAP; gap > 1; gap--) {
      place(cells);
      if (isWhole() || gap < WIDEST_GAP && cells >= NARROW) {
        return;
      }
    }
    place(cells);
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
    add(indexOf(Kind.FIELD), SHORT_NAME);
    add(indexOf(Kind.STEPS), SHORT_STEPS);
    addWhole(indexOf(Kind.RATE));
    grow(name, USUAL_NAME);
    grow(indexOf(Kind.FIELD), USUAL_NAME);
    grow(indexOf(Kind.STEPS), USUAL_STEPS);
    addEach(Kind.METRIC);
    addWhole(indexOf(Kind.OTHER_FIELD));
    addWhole(indexOf(Kind.STATUS));
    addEach(Kind.OTHER_FIELD);
    addWhole(indexOf(Kind.RESETS));
    grow(name, Integer.MAX_VALUE);
    grow(indexOf(Kind.FIELD), Integer.MAX_VALUE);
    grow(indexOf(Kind.STEPS), Integer.MAX_VALUE);
    for (int i = 0; i < widths.length; i++) {
      growToHeader(i);
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

  private void addEach(final Kind kind) {
    for (int i = 0; i < natural.length; i++) {
      if (columns.get(i).kind() == kind) {
        addWhole(i);
      }
    }
  }

  private void addWhole(final int column) {
    add(column, Integer.MAX_VALUE);
  }

  private void add(final int column, final int most) {
    if (column < 0 || widths[column] > 0) {
      return;
    }
    final int width = Math.min(natural[column], most);
    if (width + gap <= free) {
      widths[column] = width;
      free -= width + gap;
    }
  }

  /** A header that fits in whole says more than a short one. */
  private void growToHeader(final int column) {
    final int more = columns.get(column).header().length() + 1 - widths[column];
    if (widths[column] > 0 && more > 0 && more <= free) {
      widths[column] += more;
      free -= more;
    }
  }

  private void grow(final int column, final int most) {
    if (column >= 0 && widths[column] > 0) {
      final int more = Math.min(free, Math.min(natural[column], most) - widths[column]);
      if (more > 0) {
        widths[column] += more;
        free -= more;
      }
    }
  }
}
