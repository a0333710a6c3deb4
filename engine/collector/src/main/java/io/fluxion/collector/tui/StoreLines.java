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
import io.fluxion.SampleStatus;
import io.fluxion.collector.output.TableCells;
import io.fluxion.collector.output.TableColumn;
import io.fluxion.collector.output.TableColumn.Kind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/**
 * The lines of the keys that a store has now, in order of arrival; read anew by each {@link
 * #refresh}. A key is quiet that was not heard of for more than five times as long as its rows
 * usually are apart, and 2 s: by the clock of the run, because x may be no time at all.
 *
 * <p>Not thread-safe: by whoever has the store.
 */
final class StoreLines implements Lines {
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
  private int[] handles = {};
  private double[] numbers = {};
  private int count;
  private long now;

  /** What is known of a key besides the store's. */
  private static final class Key {
    private final int handle;
    private String label;
    // As it is shown, once somebody asked, otherwise null.
    private String name;
    // The same in lower case, once somebody searched.
    private String searched;
    private long heard;
    // 0 where only one row came.
    private long distance;

    private Key(final int handle, final long heard) {
      this.handle = handle;
      this.heard = heard;
    }
  }

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
      key.searched = null;
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

  /** Looks which keys there are. */
  void refresh(final long time) {
    now = time;
    store.expire();
    if (handles.length < store.size()) {
      handles = new int[Math.min(store.capacity(), Math.max(64, store.size() * 2))];
      numbers = new double[handles.length];
    }
    count = 0;
    for (int handle = store.first(); handle != DerivativeStore.NONE; handle = store.next(handle)) {
      handles[count++] = handle;
    }
  }

  /** The handles of the keys, in the order of their lines. */
  int[] handles() {
    return handles;
  }

  private int handle(final int line) {
    return handles[line / cells.lines()];
  }

  private Key key(final int line) {
    return key(handle(line), now);
  }

  @Override
  public int count() {
    return count * cells.lines();
  }

  @Override
  public void numbers(final TableColumn column, final double[] out) {
    final int each = cells.lines();
    if (each == 1) {
      cells.values(column, 0, handles, count, out);
      return;
    }
    for (int line = 0; line < each; line++) {
      cells.values(column, line, handles, count, numbers);
      for (int i = 0; i < count; i++) {
        out[i * each + line] = numbers[i];
      }
    }
  }

  @Override
  public String cell(final TableColumn column, final int line) {
    final long quiet = quietNanos(line);
    if (column.kind() == Kind.NAME) {
      return name(line);
    } else if (quiet > 0 && column.kind() == Kind.STATUS) {
      return ago(quiet);
    } else if (quiet > 0 && column.kind() == Kind.DERIVATIVE) {
      // What something did that may have ended since says nothing of now.
      return TableCells.NONE;
    }
    return column.cell(line % cells.lines(), handle(line));
  }

  private String name(final int line) {
    final Key key = key(line);
    if (key.name == null) {
      key.name = cells.name(key.handle);
    }
    return key.name;
  }

  private static String ago(final long nanos) {
    final double seconds = nanos / NANOS_PER_SECOND;
    return seconds < 100
        ? String.format(Locale.ROOT, "%.0f s ago", seconds)
        : String.format(Locale.ROOT, "%,.0f min ago", seconds / 60);
  }

  /** What a filter looks into. */
  String searched(final int line) {
    final Key key = key(line);
    if (key.searched == null) {
      key.searched = name(line).toLowerCase(Locale.ROOT);
    }
    return cells.lines() == 1
        ? key.searched
        : key.searched + '\n' + cells.fieldName(line % cells.lines()).toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean contains(final int line, final String lowerCase) {
    return searched(line).contains(lowerCase);
  }

  @Override
  public boolean isQuiet(final int line) {
    return quietNanos(line) > 0
        || cells.status(handle(line), line % cells.lines()) == SampleStatus.MISSING;
  }

  /** How long ago the last row was, where that is unusually long; otherwise 0. */
  private long quietNanos(final int line) {
    final Key key = key(line);
    final long silence = now - key.heard;
    final long distance = key.distance == 0 ? usualDistance : key.distance;
    return distance > 0 && silence > Math.max(SHORTEST_NANOS, QUIET * distance) ? silence : 0;
  }
}
