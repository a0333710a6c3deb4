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
 * #refresh}.
 *
 * <p>Not thread-safe: on the thread that writes the store.
 */
final class StoreLines implements Lines {
  private static final int WHOLE = Integer.MAX_VALUE;
  private static final double NANOS_PER_SECOND = 1e9;

  private final DerivativeStore store;
  private final TableCells cells;
  private final Arrivals arrivals;
  // By slot, whose key what follows is of.
  private int[] owners = {};
  // Names as they are shown, once somebody asked, otherwise null.
  private String[] names = {};
  // The same in lower case, once somebody searched.
  private String[] searched = {};
  private String[] labels = {};
  private int[] handles = {};
  private double[] numbers = {};
  private int count;
  private long now;

  StoreLines(final DerivativeStore store, final TableCells cells) {
    this.store = store;
    this.cells = cells;
    arrivals = new Arrivals(store.capacity());
  }

  /** Takes a row that the store has just been updated with. */
  void note(final Sample sample, final String label, final long time) {
    cells.note(sample, label);
    final int handle = sample.handle();
    if (handle == DerivativeStore.NONE) {
      return;
    }
    final int slot = store.slot(handle);
    haveRoom(slot);
    if (owners[slot] != handle) {
      owners[slot] = handle;
      forgetName(slot);
      arrivals.begin(slot, time);
    } else {
      arrivals.note(slot, time);
    }
    if (label != labels[slot] && !Objects.equals(label, labels[slot])) {
      forgetName(slot);
    }
    labels[slot] = label;
  }

  private void haveRoom(final int slot) {
    if (slot >= names.length) {
      final int length = (int) Math.min(store.capacity(), Math.max(64L, slot * 2L));
      final int before = owners.length;
      owners = Arrays.copyOf(owners, length);
      Arrays.fill(owners, before, length, DerivativeStore.NONE);
      names = Arrays.copyOf(names, length);
      labels = Arrays.copyOf(labels, length);
    }
  }

  private void forgetName(final int slot) {
    names[slot] = null;
    if (slot < searched.length) {
      searched[slot] = null;
    }
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

  @Override
  public int count() {
    return count * cells.lines();
  }

  @Override
  public void numbers(final TableColumn column, final double[] out) {
    final int each = cells.lines();
    if (each == 1) {
      cells.numbers(column, 0, handles, count, out);
      return;
    }
    for (int line = 0; line < each; line++) {
      cells.numbers(column, line, handles, count, numbers);
      for (int i = 0; i < count; i++) {
        out[i * each + line] = numbers[i];
      }
    }
  }

  @Override
  public String cell(final TableColumn column, final int line) {
    final int handle = handles[line / cells.lines()];
    if (column.kind() == Kind.STATUS) {
      final long quiet = arrivals.quietNanos(store.slot(handle), now);
      if (quiet > 0) {
        return ago(quiet);
      }
    }
    return cells.cell(column, handle, line % cells.lines(), WHOLE);
  }

  private static String ago(final long nanos) {
    final double seconds = nanos / NANOS_PER_SECOND;
    return seconds < 100
        ? String.format(Locale.ROOT, "%.0f s ago", seconds)
        : String.format(Locale.ROOT, "%,.0f min ago", seconds / 60);
  }

  @Override
  public String name(final int line) {
    final int handle = handles[line / cells.lines()];
    final int slot = store.slot(handle);
    haveRoom(slot);
    if (names[slot] == null) {
      names[slot] = cells.name(handle, WHOLE);
    }
    return names[slot];
  }

  @Override
  public String subject(final int line) {
    return cells.lines() == 1 ? "" : store.field(line % cells.lines()).schema().name();
  }

  @Override
  public boolean contains(final int line, final String lowerCase) {
    final int slot = store.slot(handles[line / cells.lines()]);
    if (slot >= searched.length) {
      haveRoom(slot);
      searched = Arrays.copyOf(searched, names.length);
    }
    if (searched[slot] == null) {
      searched[slot] = name(line).toLowerCase(Locale.ROOT);
    }
    return searched[slot].contains(lowerCase)
        || subject(line).toLowerCase(Locale.ROOT).contains(lowerCase);
  }

  @Override
  public boolean isQuiet(final int line) {
    final int handle = handles[line / cells.lines()];
    return arrivals.quietNanos(store.slot(handle), now) > 0
        || cells.status(handle, line % cells.lines()) == SampleStatus.MISSING;
  }
}
