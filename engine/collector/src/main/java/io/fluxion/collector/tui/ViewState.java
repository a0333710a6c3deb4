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
import java.util.List;

/**
 * What the person at the keyboard has asked for: the order, the filter, the place, and whether the
 * screen stands still.
 *
 * <p>Not thread-safe.
 */
final class ViewState {
  private static final int LONGEST_FILTER = 100;

  private final List<TableColumn> sortable;
  private int sorted;
  private boolean reversed;
  private String filter = "";
  private boolean prompted;
  private boolean frozen;
  private boolean helped;
  private boolean quit;
  private boolean redraw;
  private int top;
  // As far as the last screen could be scrolled.
  private int lowest;
  private int page = 1;

  /** Sorted by rate, of all lines the first ones. */
  ViewState(final List<TableColumn> columns) {
    sortable = columns.stream().filter(column -> column.kind() != Kind.STEPS).toList();
    for (int i = 0; i < sortable.size(); i++) {
      if (sortable.get(i).kind() == Kind.RATE) {
        sorted = i;
      }
    }
  }

  TableColumn sorted() {
    return sortable.get(sorted);
  }

  /** Numbers begin with the largest, text with the first, unless reversed. */
  boolean isDescending() {
    return sorted().isNumber() != reversed;
  }

  String filter() {
    return filter;
  }

  /** Whether the filter is being typed. */
  boolean isPrompted() {
    return prompted;
  }

  boolean isFrozen() {
    return frozen;
  }

  boolean isHelped() {
    return helped;
  }

  /** Whether the end was asked for. */
  boolean isQuit() {
    return quit;
  }

  /** Whether the screen was asked to be written anew, since the last time this was called. */
  boolean takeRedraw() {
    final boolean taken = redraw;
    redraw = false;
    return taken;
  }

  /** The first place that is shown where there are so many, on a page of so many lines. */
  int top(final int count, final int lines) {
    page = Math.max(1, lines);
    lowest = Math.max(0, count - page);
    scrollTo(top);
    return top;
  }

  /** Takes a key: one of {@link Keys}, or a character. */
  void press(final int key) {
    if (key == Keys.INTERRUPT) {
      quit = true;
    } else if (key == Keys.REDRAW) {
      redraw = true;
    } else if (!scroll(key)) {
      if (prompted) {
        type(key);
      } else {
        command(key);
      }
    }
  }

  private boolean scroll(final int key) {
    switch (key) {
      case Keys.UP:
        scrollTo(top - 1);
        return true;
      case Keys.DOWN:
        scrollTo(top + 1);
        return true;
      case Keys.PAGE_UP:
        scrollTo(top - page);
        return true;
      case Keys.PAGE_DOWN:
        scrollTo(top + page);
        return true;
      case Keys.HOME:
        top = 0;
        return true;
      case Keys.END:
        scrollTo(lowest);
        return true;
      default:
        return false;
    }
  }

  private void scrollTo(final int line) {
    top = Math.max(0, Math.min(line, lowest));
  }

  private void type(final int key) {
    if (key == Keys.ENTER) {
      prompted = false;
    } else if (key == Keys.ESCAPE) {
      prompted = false;
      filter("");
    } else if (key == Keys.CLEAR) {
      filter("");
    } else if (key == Keys.BACKSPACE) {
      filter(
          filter.isEmpty()
              ? ""
              : filter.substring(0, filter.offsetByCodePoints(filter.length(), -1)));
    } else if (key >= ' ' && filter.length() < LONGEST_FILTER) {
      filter(filter + Character.toString(key));
    }
  }

  private void filter(final String text) {
    filter = text;
    top = 0;
  }

  private void command(final int key) {
    switch (key) {
      case 's', Keys.RIGHT -> sort(1);
      case 'S', Keys.LEFT -> sort(-1);
      case 'r' -> {
        reversed = !reversed;
        top = 0;
      }
      case '/' -> {
        prompted = true;
        helped = false;
      }
      case Keys.ESCAPE -> {
        if (!helped) {
          filter("");
        }
        helped = false;
      }
      case ' ' -> frozen = !frozen;
      case '?', 'h' -> helped = !helped;
      case 'q', 'Q' -> quit = true;
      default -> {
        // Nothing is bound to it.
      }
    }
  }

  private void sort(final int step) {
    sorted = Math.floorMod(sorted + step, sortable.size());
    reversed = false;
    top = 0;
  }
}
