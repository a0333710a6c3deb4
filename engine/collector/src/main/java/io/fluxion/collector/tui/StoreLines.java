// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.tui;

import io.fluxion.DerivativeStore;
import io.fluxion.Sample;
import io.fluxion.SampleStatus;
import io.fluxion.collector.output.TableCells;
import io.fluxion.collector.output.TableColumn;
import io.fluxion.collector.output.TableColumn.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The lines of the keys that a store has now. A key is quiet that was not heard of for more than
 * five times as long as its rows usually are apart, and 2 s: by the clock of the run, because x may
 * be no time at all.
 *
 * <p>Not thread-safe: by whoever has the store.
 */
final class StoreLines {
  private static final double NANOS_PER_SECOND = 1e9;

  /** So many times the usual distance without a row is quiet. */
  private static final int QUIET = 5;

  /** Batches of rows come so unevenly that less than this says nothing. */
  private static final long SHORTEST_NANOS = 2_000_000_000;

  /** One in how many the newest distance counts. */
  private static final int SMOOTHING = 4;

  private final DerivativeStore store;
  private final TableCells cells;
  // By slot.
  private Key[] keys = {};
  // How far apart rows are, of whichever keys: for those that have had only one.
  private long usualDistance;
  private long now;

  StoreLines(final DerivativeStore store, final TableCells cells) {
    this.store = store;
    this.cells = cells;
  }

  /** Takes a row that the store has just been updated with. */
  void note(final Sample sample, final String label, final long time) {
    cells.note(sample, label);
    final int handle = sample.handle();
    if (handle == DerivativeStore.NONE) {
      return;
    }
    final Key key = key(handle, time);
    // Several rows of one batch are no sign of how often they come.
    if (time > key.heard) {
      key.distance = smoothed(key.distance, time - key.heard);
      usualDistance = smoothed(usualDistance, time - key.heard);
      key.heard = time;
    }
    if (!Objects.equals(label, key.label)) {
      key.label = label;
      key.name = null;
    }
  }

  private Key key(final int handle, final long time) {
    final int slot = store.slot(handle);
    if (slot >= keys.length) {
      keys = Arrays.copyOf(keys, (int) Math.min(store.capacity(), Math.max(64L, slot * 2L)));
    }
    if (keys[slot] == null || keys[slot].handle != handle) {
      keys[slot] = new Key(handle, time);
    }
    return keys[slot];
  }

  private static long smoothed(final long before, final long newest) {
    return before == 0 ? newest : before + (newest - before) / SMOOTHING;
  }

  /** The lines of all keys, in order of arrival. */
  List<Line> lines(final long time) {
    now = time;
    final List<Line> lines = new ArrayList<>(store.size() * cells.lines());
    for (int handle = store.first(); handle != DerivativeStore.NONE; handle = store.next(handle)) {
      lines.addAll(key(handle, time).lines);
    }
    return lines;
  }

  /** What is known of a key besides the store's. */
  private final class Key {
    private final int handle;
    private final List<KeyLine> lines = new ArrayList<>(cells.lines());
    private String label;
    // As it is shown, once somebody asked, otherwise null.
    private String name;
    private long heard;
    // 0 where only one row came.
    private long distance;

    private Key(final int handle, final long heard) {
      this.handle = handle;
      this.heard = heard;
      for (int i = 0; i < cells.lines(); i++) {
        lines.add(new KeyLine(this, i));
      }
    }

    private String name() {
      if (name == null) {
        name = cells.name(handle);
      }
      return name;
    }

    /** How long ago the last row was, where that is unusually long; otherwise 0. */
    private long quietNanos() {
      final long silence = now - heard;
      final long usual = distance == 0 ? usualDistance : distance;
      return usual > 0 && silence > Math.max(SHORTEST_NANOS, QUIET * usual) ? silence : 0;
    }
  }

  private final class KeyLine extends Line {
    private final Key key;
    private final int number;

    private KeyLine(final Key key, final int number) {
      this.key = key;
      this.number = number;
    }

    @Override
    String cell(final TableColumn column) {
      final long quiet = key.quietNanos();
      if (column.kind() == Kind.NAME) {
        return key.name();
      } else if (quiet > 0 && column.kind() == Kind.STATUS) {
        return ago(quiet);
      } else if (quiet > 0 && column.kind() == Kind.DERIVATIVE) {
        // What something did that may have ended since says nothing of now.
        return TableCells.NONE;
      }
      return column.text().of(number, key.handle);
    }

    @Override
    double value(final TableColumn column) {
      return column.value().of(number, key.handle);
    }

    @Override
    String searched() {
      final String name = key.name().toLowerCase(Locale.ROOT);
      return cells.lines() == 1
          ? name
          : name + '\n' + cells.fieldName(number).toLowerCase(Locale.ROOT);
    }

    @Override
    boolean isQuiet() {
      return key.quietNanos() > 0 || cells.status(key.handle, number) == SampleStatus.MISSING;
    }
  }

  private static String ago(final long nanos) {
    final double seconds = nanos / NANOS_PER_SECOND;
    return seconds < 100
        ? String.format(Locale.ROOT, "%.0f s ago", seconds)
        : String.format(Locale.ROOT, "%,.0f min ago", seconds / 60);
  }
}
