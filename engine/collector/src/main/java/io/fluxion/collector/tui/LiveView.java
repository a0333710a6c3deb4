// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.tui;

import io.fluxion.DerivativeStore;
import io.fluxion.Sample;
import io.fluxion.collector.output.Sink;
import io.fluxion.collector.output.Sparkline;
import io.fluxion.collector.output.TableCells;
import io.fluxion.collector.output.TableColumn;
import io.fluxion.collector.output.TableColumn.Kind;
import io.fluxion.collector.output.TableSink;
import io.fluxion.collector.output.TableStyle;
import io.fluxion.collector.tui.Keys.Action;
import io.fluxion.collector.tui.ViewState.Choices;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jline.keymap.KeyMap;

/**
 * The store's keys on a terminal, as they are now: a line for each key, or for each key and field,
 * sorted by rate at first; of frames one of the first field, with the other fields as columns. A
 * key that the store does not hold any more has no line. A key whose last status is MISSING, or
 * that was not heard of for more than five times as long as its rows usually are apart (and 2 s),
 * is dim and below the others; instead of the status it says how long ago that was.
 *
 * <p>While the screen is frozen rows go on into the store; what was listed then (the first 2,000
 * lines) can still be sorted, filtered and scrolled. At the end the screen is given back, and the
 * last table of all keys is printed in the order of the view.
 *
 * <p>{@link #notice}, {@link #notices} and {@link #close} are for any thread, everything else for
 * whoever has the store: its one thread, or one that holds its lock. What is shown is collected by
 * {@link #tick} and drawn by a thread of the terminal, which does not look at the store.
 */
public final class LiveView implements Sink, AutoCloseable {
  private static final long FRAME_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  /** What is shown of time goes on without a row. */
  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final long NOTICE_NANOS = TimeUnit.SECONDS.toNanos(30);

  /** Collecting takes at most one in so many parts of the time, but for once a second. */
  private static final int SHARE = 20;

  private static final int NOTICES = 100;

  /** More than a person looks through, and few enough for the rows to wait for. */
  private static final int MOST_FROZEN = 2_000;

  private static final String SEPARATOR = " · ";

  private final DerivativeStore store;
  private final LiveTerminal terminal;
  private final Runnable quit;
  private final TableCells cells;
  private final TableSink table;
  private final List<TableColumn> columns;
  private final StoreLines lines;
  private final ViewState state;
  private final ViewText text;
  // Guarded by themselves, as their count is.
  private final Deque<String> notices = new ArrayDeque<>();
  private final Map<String, LongSupplier> drops = new LinkedHashMap<>();
  private final AtomicBoolean quitCalled = new AtomicBoolean();
  // A key was pressed since the last page.
  private final AtomicBoolean pressed = new AtomicBoolean();

  private long noticesCount;
  // The lines while the screen is frozen, otherwise null.
  private List<Line> frozen;
  private long time = System.nanoTime();
  private Object shownSize;
  private long shownAt;
  private long collectNanos;
  private long shownSamples;
  private int shownKeys;
  private long noticesSeen;
  private long noticedAt;
  private boolean begun;

  /**
   * A view that takes the screen with the first {@link #tick}.
   *
   * @param store of byte-string keys, whose fields have the outcomes
   * @param style what the table is about
   * @param terminal just opened; closed by this view
   * @param lastTable where the last table goes, after the screen was given back; the caller's to
   *     close
   * @param quit called once, by a thread of the terminal, when the person has asked for the end, or
   *     the terminal is gone
   */
  public LiveView(
      final DerivativeStore store,
      final TableStyle style,
      final LiveTerminal terminal,
      final OutputStream lastTable,
      final Runnable quit) {
    this.store = store;
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
    synchronized (notices) {
      if (notices.size() == NOTICES) {
        notices.removeFirst();
      }
      notices.addLast(message);
      noticesCount++;
    }
  }

  /**
   * What was said, to be said again where it can be read at leisure.
   *
   * @return the newest 100, the oldest of them first
   */
  public List<String> notices() {
    synchronized (notices) {
      return List.copyOf(notices);
    }
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

  // ---- the keyboard, on threads of the terminal

  private final class Keyboard implements LiveTerminal.Keyboard {
    @Override
    public KeyMap<Action> keys() {
      return state.keys();
    }

    @Override
    public void press(final Action action, final String sent) {
      if (action == Action.REDRAW) {
        terminal.redraw();
      }
      state.press(action, sent);
      pressed.set(true);
      if (state.isQuit()) {
        askForEnd();
      }
    }

    @Override
    public void lost() {
      askForEnd();
    }
  }

  private void askForEnd() {
    if (!quitCalled.getAndSet(true)) {
      quit.run();
    }
  }

  // ---- by whoever has the store

  /** Collects what is shown, where it is time for that. */
  @Override
  public void tick(final long nowNanos) throws IOException {
    time = nowNanos;
    if (!begun) {
      begun = true;
      terminal.begin(new Keyboard());
    }
    if (terminal.failure() != null) {
      throw new IOException("the live table failed", terminal.failure());
    }
    if (isDue()) {
      final long begin = System.nanoTime();
      final Page page = page();
      terminal.show(size -> text.draw(size, page));
      collectNanos = System.nanoTime() - begin;
    }
  }

  private boolean isDue() {
    final long since = time - shownAt;
    if (shownSize != terminal.size() || pressed.get() || since >= IDLE_NANOS) {
      return true;
    }
    return since >= Math.max(FRAME_NANOS, SHARE * collectNanos)
        && (shownSamples != cells.samples()
            || shownKeys != store.size()
            || noticesSeen != noticesCount());
  }

  private Page page() {
    pressed.set(false);
    shownAt = time;
    shownSamples = cells.samples();
    shownKeys = store.size();
    shownSize = terminal.size();
    final Choices choices = state.choices();
    final String notice = newest();
    final List<Line> all = lines(choices);
    final List<Line> listed = list(all, choices.filter(), choices);
    final int room =
        ViewText.room(terminal.size().getRows(), choices.prompted(), !notice.isEmpty());
    final int top = state.top(listed.size(), room);
    final List<Line> shown = new ArrayList<>();
    for (final Line line : listed.subList(top, Math.min(listed.size(), top + room))) {
      shown.add(line.freeze(columns));
    }
    return new Page(choices, shown, top, listed.size(), all.size(), status(), notice);
  }

  private List<Line> lines(final Choices choices) {
    if (!choices.frozen()) {
      frozen = null;
    } else if (frozen == null) {
      frozen =
          list(lines.lines(time), choices.filter(), choices).stream()
              .limit(MOST_FROZEN)
              .map(line -> line.freeze(columns))
              .toList();
    }
    return frozen == null ? lines.lines(time) : frozen;
  }

  private static List<Line> list(
      final List<Line> from, final String filter, final Choices choices) {
    return Line.list(from, filter, choices.sorted(), choices.descending());
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
    final long count = noticesCount();
    if (count != noticesSeen) {
      noticesSeen = count;
      noticedAt = time;
    }
    synchronized (notices) {
      return count > 0 && time - noticedAt < NOTICE_NANOS ? notices.getLast() : "";
    }
  }

  private long noticesCount() {
    synchronized (notices) {
      return noticesCount;
    }
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
    final List<String[]> rows = new ArrayList<>();
    for (final Line line : list(lines.lines(time), "", state.choices())) {
      rows.add(table.columns().stream().map(line::cell).toArray(String[]::new));
    }
    table.finish(malformed, rows);
  }

  /** Gives the screen back as it was; nothing is printed. May be called more than once. */
  @Override
  public void close() {
    terminal.close();
  }
}
