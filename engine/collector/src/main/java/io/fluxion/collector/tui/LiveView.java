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

import io.fluxion.DerivativeStore;
import io.fluxion.Sample;
import io.fluxion.collector.output.LiveSink;
import io.fluxion.collector.output.Sparkline;
import io.fluxion.collector.output.TableCells;
import io.fluxion.collector.output.TableColumn;
import io.fluxion.collector.output.TableColumn.Kind;
import io.fluxion.collector.output.TableSink;
import io.fluxion.collector.output.TableStyle;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The store's keys on a terminal, as they are now: a line for each key, or for each key and field,
 * sorted by rate at first; of frames one of the first field, with the other fields as columns. A
 * key whose last status is MISSING, or that was not heard of for more than five times as long as
 * its rows usually are apart (and 2 s), is dim; instead of the status it says how long ago that
 * was.
 *
 * <p>While the screen is frozen rows go on into the store; what was listed then (the first 2,000
 * lines) can still be sorted, filtered and scrolled. At the end the screen is given back, and the
 * last table of all keys is printed in the order of the view.
 *
 * <p>{@link #notice}, {@link #notices} and {@link #close} are for any thread, everything else for
 * the one that writes the store.
 */
public final class LiveView implements LiveSink, AutoCloseable {
  private static final long FRAME_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
  private static final long KEY_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  /** What is shown of time goes on without a row. */
  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final long NOTICE_NANOS = TimeUnit.SECONDS.toNanos(30);

  /** Frames take at most one in so many parts of the writer's time, but for one a second. */
  private static final int SHARE = 20;

  private static final String SEPARATOR = " · ";

  private final LiveTerminal terminal;
  private final Runnable quit;
  private final TableCells cells;
  private final TableSink table;
  private final List<TableColumn> columns;
  private final StoreLines lines;
  private final LineOrder order = new LineOrder();
  private final ViewState state;
  private final ViewText text;
  private final Notices notices = new Notices();
  private final Map<String, LongSupplier> drops = new LinkedHashMap<>();

  private Lines frozen;
  private long time = System.nanoTime();
  private Canvas drawn;
  private long drawnAt;
  private long drawNanos;
  private long drawnSamples;
  private long noticesSeen;
  private long noticedAt;
  private boolean asked;
  private boolean quitCalled;
  private boolean begun;

  /**
   * A view that takes the screen with the first {@link #tick}.
   *
   * @param store of byte-string keys, whose fields have the outcomes
   * @param style what the table is about
   * @param terminal just opened; closed by this view
   * @param lastTable where the last table goes, after the screen was given back; the caller's to
   *     close
   * @param quit called once, by the thread that calls {@link #tick}, when the person has asked for
   *     the end, or the terminal is gone
   */
  public LiveView(
      final DerivativeStore store,
      final TableStyle style,
      final LiveTerminal terminal,
      final OutputStream lastTable,
      final Runnable quit) {
    this.terminal = terminal;
    this.quit = quit;
    cells = new TableCells(store, style, true);
    table = new TableSink(store, style, cells, lastTable);
    columns = columnsOf(cells);
    lines = new StoreLines(store, cells);
    state = new ViewState(columns);
    text = new ViewText(columns, Sparkline.length(store.schema().window()), style.ansi());
  }

  /** The table's columns; those of the other fields after the sparkline. */
  private static List<TableColumn> columnsOf(final TableCells cells) {
    final List<TableColumn> columns = new ArrayList<>();
    for (final TableColumn column : cells.columns()) {
      columns.add(column);
      if (column.kind() == Kind.STEPS) {
        columns.addAll(cells.fieldColumns());
      }
    }
    return columns;
  }

  @Override
  public void row(final Sample sample, final String label) {
    lines.note(sample, label, time);
  }

  @Override
  public void flush() {
    // The screen has a pace of its own.
  }

  /**
   * Says something to the person: on the screen, and kept for afterwards.
   *
   * @param message one line
   */
  public void notice(final String message) {
    notices.add(message);
  }

  /**
   * What was said, to be said again where it can be read at leisure.
   *
   * @return the newest 100, the oldest of them first
   */
  public List<String> notices() {
    return notices.kept();
  }

  /**
   * Shows how many rows a sink is too slow for. Before the first {@link #tick}.
   *
   * @param sink its name
   * @param dropped how many rows it was not given so far
   */
  public void watch(final String sink, final LongSupplier dropped) {
    drops.put(sink, dropped);
  }

  /**
   * How many frames the terminal was too slow for.
   *
   * @return 0 or more
   */
  public long skippedFrames() {
    return terminal.skipped();
  }

  @Override
  public void tick(final long nowNanos) throws IOException {
    time = nowNanos;
    if (!begun) {
      begun = true;
      terminal.begin();
    }
    for (int key = terminal.nextKey(); key != LiveTerminal.NO_KEY; key = terminal.nextKey()) {
      press(key);
    }
    if (!quitCalled && (state.isQuit() || terminal.isLost())) {
      quitCalled = true;
      quit.run();
    }
    if (isDue()) {
      draw();
    } else if (asked) {
      terminal.wakeLater();
    }
  }

  private void press(final int key) {
    asked = true;
    final boolean frozenBefore = state.isFrozen();
    state.press(key);
    if (state.takeRedraw()) {
      terminal.redraw();
    }
    if (state.isFrozen() && !frozenBefore) {
      lines.refresh(time);
      list(lines);
      frozen = new FrozenLines(lines, order, columns);
    } else if (!state.isFrozen()) {
      frozen = null;
    }
  }

  private void list(final Lines which) {
    order.fill(which, state.filter(), state.sorted(), state.isDescending());
  }

  private boolean isDue() {
    if (drawn == null) {
      return true;
    }
    final long since = time - drawnAt;
    if (asked || drawn != terminal.canvas()) {
      return since >= KEY_NANOS;
    }
    if (since >= IDLE_NANOS) {
      return true;
    }
    return since >= Math.max(FRAME_NANOS, SHARE * drawNanos)
        && (drawnSamples != cells.samples() || noticesSeen != notices.count());
  }

  private void draw() {
    final long begun = System.nanoTime();
    drawn = terminal.canvas();
    drawnAt = time;
    drawnSamples = cells.samples();
    asked = false;
    terminal.show(frame());
    drawNanos = System.nanoTime() - begun;
  }

  private Frame frame() {
    if (frozen == null) {
      lines.refresh(time);
    }
    final Lines which = frozen == null ? lines : frozen;
    list(which);
    return new Frame(drawn, text.draw(drawn.size(), state, which, order, status(), newest()));
  }

  private String status() {
    final StringBuilder status = new StringBuilder();
    drops.forEach(
        (sink, dropped) -> {
          final long rows = dropped.getAsLong();
          if (rows > 0) {
            status.append(sink).append(" dropped ").append(rows).append(SEPARATOR);
          }
        });
    status.append(cells.volume(0));
    final String statuses = cells.statuses();
    return statuses.isEmpty() ? status.toString() : status + SEPARATOR + statuses;
  }

  /** The newest notice, while it is new. */
  private String newest() {
    final long count = notices.count();
    if (count != noticesSeen) {
      noticesSeen = count;
      noticedAt = time;
    }
    return count > 0 && time - noticedAt < NOTICE_NANOS ? notices.newest() : "";
  }

  /**
   * Gives the screen back, and prints the last table: all keys, in the order of the view.
   *
   * @param malformed how many rows had no outcome because they could not be read
   * @throws IOException where the output cannot be written
   */
  @Override
  public void finish(final long malformed) throws IOException {
    close();
    lines.refresh(time);
    order.fill(lines, "", state.sorted(), state.isDescending());
    table.finish(malformed, lines.handles(), order.lines());
  }

  /** Gives the screen back as it was; nothing is printed. May be called more than once. */
  @Override
  public void close() {
    terminal.close();
  }
}
