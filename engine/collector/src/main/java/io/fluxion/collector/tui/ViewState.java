// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.tui;

import io.fluxion.collector.output.TableColumn;
import io.fluxion.collector.output.TableColumn.Kind;
import io.fluxion.collector.tui.Keys.Action;
import java.util.List;
import org.jline.keymap.KeyMap;

/**
 * What the person at the keyboard has asked for: the order, the filter, the place, and whether the
 * screen stands still. Thread-safe.
 */
final class ViewState {
  private static final int LONGEST_FILTER = 100;

  private final KeyMap<Action> commands = Keys.commands();
  private final KeyMap<Action> typing = Keys.typing();
  private final List<TableColumn> sortable;
  private int sorted;
  private boolean reversed;
  private String filter = "";
  private boolean prompted;
  private boolean frozen;
  private boolean helped;
  private boolean quit;
  private int top;
  // As far as the last screen could be scrolled.
  private int lowest;
  private int page = 1;

  /**
   * What was asked for at one moment.
   *
   * @param sorted by which column
   * @param descending whether the largest, or last, is the first
   * @param filter what names must contain; empty for all
   * @param prompted whether the filter is being typed
   * @param frozen whether the screen stands still
   * @param helped whether the help is shown
   */
  record Choices(
      TableColumn sorted,
      boolean descending,
      String filter,
      boolean prompted,
      boolean frozen,
      boolean helped) {}

  /** Sorted by rate, of all lines the first ones. */
  ViewState(final List<TableColumn> columns) {
    sortable = columns.stream().filter(column -> column.kind() != Kind.STEPS).toList();
    for (int i = 0; i < sortable.size(); i++) {
      if (sortable.get(i).kind() == Kind.RATE) {
        sorted = i;
      }
    }
  }

  synchronized Choices choices() {
    // Numbers begin with the largest, text with the first, unless reversed.
    final boolean descending = sortable.get(sorted).isNumber() != reversed;
    return new Choices(sortable.get(sorted), descending, filter, prompted, frozen, helped);
  }

  /** What the next key may mean. */
  synchronized KeyMap<Action> keys() {
    return prompted ? typing : commands;
  }

  /** Whether the end was asked for. */
  synchronized boolean isQuit() {
    return quit;
  }

  /** The first place that is shown where there are so many, on a page of so many lines. */
  synchronized int top(final int count, final int lines) {
    page = Math.max(1, lines);
    lowest = Math.max(0, count - page);
    scrollTo(top);
    return top;
  }

  /** Takes a key, and the text that it sent. */
  synchronized void press(final Action action, final String text) {
    switch (action) {
      case QUIT -> quit = true;
      case UP -> scrollTo(top - 1);
      case DOWN -> scrollTo(top + 1);
      case PAGE_UP -> scrollTo(top - page);
      case PAGE_DOWN -> scrollTo(top + page);
      case HOME -> top = 0;
      case END -> scrollTo(lowest);
      default -> {
        if (prompted) {
          type(action, text);
        } else {
          command(action);
        }
      }
    }
  }

  private void scrollTo(final int line) {
    top = Math.max(0, Math.min(line, lowest));
  }

  private void type(final Action action, final String text) {
    switch (action) {
      case ENTER -> prompted = false;
      case CANCEL -> {
        prompted = false;
        filter("");
      }
      case CLEAR -> filter("");
      case BACKSPACE -> {
        if (!filter.isEmpty()) {
          filter(filter.substring(0, filter.offsetByCodePoints(filter.length(), -1)));
        }
      }
      case TEXT -> {
        final boolean shown = text.charAt(0) >= ' ' && text.charAt(0) != '\ufffd';
        if (shown && filter.length() < LONGEST_FILTER) {
          filter(filter + text);
        }
      }
      default -> {
        // Means nothing here.
      }
    }
  }

  private void filter(final String text) {
    filter = text;
    top = 0;
  }

  private void command(final Action action) {
    switch (action) {
      case NEXT_COLUMN -> sort(1);
      case PREVIOUS_COLUMN -> sort(-1);
      case REVERSE -> {
        reversed = !reversed;
        top = 0;
      }
      case FILTER -> {
        prompted = true;
        helped = false;
      }
      case CANCEL -> {
        if (!helped) {
          filter("");
        }
        helped = false;
      }
      case FREEZE -> frozen = !frozen;
      case HELP -> helped = !helped;
      default -> {
        // Means nothing here.
      }
    }
  }

  private void sort(final int step) {
    sorted = Math.floorMod(sorted + step, sortable.size());
    reversed = false;
    top = 0;
  }
}
