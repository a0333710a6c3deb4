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
package io.fluxion.collector.recording;

import io.fluxion.DerivativeStore;
import io.fluxion.Round;
import io.fluxion.Sample;
import java.util.Arrays;

/**
 * The way of a recording into a store without a look at single rows: for each key of the dictionary
 * its handle is remembered, and samples that have an x and a y for every field go as rounds. The
 * same results and counts as of {@link DerivativeStore#advanceTo(long)} where a row has a store's
 * time, and {@link DerivativeStore#update(Sample)}, for one row after the other, which is the way
 * of unknown keys, rows with holes and frames. In a store whose keys expire a round has one store's
 * time, and rows without one go one by one: there a row may end the key of the next one.
 *
 * <p>From construction on the store's keys must be added by this object alone or by samples, and
 * none removed but by expiry. Not thread-safe.
 */
public final class BlockUpdate {
  /** Rows of a round: their columns fit a first-level cache. */
  private static final int ROUND = 512;

  private final DerivativeStore store;
  private final int[] selection;
  private final Sample sample;
  private final boolean byRow;
  private final boolean expiring;
  private final Round round;
  // The block's columns for each field of the store.
  private final Column[] xs;
  private final Column[] ys;
  // By the ids of the dictionary.
  private int[] handles = {};
  private int dictionary;

  /**
   * A way into a store.
   *
   * @param store of byte-string keys at least {@code maxKeyBytes} long, and of fields that have the
   *     types of the recording
   * @param schema what the recording's rows are
   * @param selection for each field of the store, the number of that of the recording
   * @param maxKeyBytes the longest key that the recording's reader takes
   */
  public BlockUpdate(
      final DerivativeStore store,
      final RecordingSchema schema,
      final int[] selection,
      final int maxKeyBytes) {
    this.store = store;
    this.selection = selection.clone();
    sample = new Sample(store.schema(), maxKeyBytes);
    byRow = schema.frames() || store.schema().isFramed();
    expiring = store.schema().isExpiring();
    round = store.newRound(ROUND);
    xs = new Column[selection.length];
    ys = new Column[selection.length];
  }

  /**
   * Takes all rows of a block that can be used.
   *
   * @param block just read
   * @return how many
   */
  public int update(final Block block) {
    if (byRow) {
      return rows(block, 0, block.rows());
    }
    if (block.dictionary() != dictionary) {
      dictionary = block.dictionary();
      Arrays.fill(handles, DerivativeStore.NONE);
    }
    final int known = block.entries().size();
    if (known > handles.length) {
      final int before = handles.length;
      handles = Arrays.copyOf(handles, Math.max(known, 2 * before));
      Arrays.fill(handles, before, handles.length, DerivativeStore.NONE);
    }
    for (int i = 0; i < selection.length; i++) {
      xs[i] = block.x(selection[i]);
      ys[i] = block.y(selection[i]);
    }
    begin();
    final boolean whole = block.isWhole() && hasNoHoles();
    int taken = 0;
    int from = 0;
    while (from < block.rows()) {
      int to = Math.min(from + ROUND, block.rows());
      if (expiring) {
        to = block.sameTimeUntil(from, to);
        if (isAnyUsable(block, from, to)) {
          advance(block.storeTime(from));
        }
      }
      if (expiring && block.storeTime(from) == Block.NO_TIME) {
        taken += rows(block, from, to);
      } else {
        taken += whole && knowsAll(block, from, to) ? asTheyAre(from, to) : each(block, from, to);
      }
      from = to;
    }
    return taken;
  }

  /** Whether one by one any of these rows would be given to the store, and so its time. */
  private static boolean isAnyUsable(final Block block, final int from, final int to) {
    boolean usable = block.isWhole();
    for (int row = from; row < to && !usable; row++) {
      usable = block.isUsable(row);
    }
    return usable;
  }

  private void advance(final long storeTime) {
    if (storeTime != Block.NO_TIME) {
      store.advanceTo(storeTime);
    }
  }

  private void begin() {
    round.clear();
    round.eachX();
  }

  private void flush() {
    if (round.size() > 0) {
      store.update(round);
      begin();
    }
  }

  private boolean hasNoHoles() {
    for (int i = 0; i < xs.length; i++) {
      if (xs[i].state != BlockBody.WHOLE || ys[i].state != BlockBody.WHOLE) {
        return false;
      }
    }
    return true;
  }

  /** Puts the handle of each row's key into the round; false where a key has none. */
  private boolean knowsAll(final Block block, final int from, final int to) {
    final int[] ids = block.ids();
    final int[] handleOf = handles;
    final int[] target = round.handles();
    int signs = 0;
    for (int row = from; row < to; row++) {
      final int handle = handleOf[ids[row]];
      target[row - from] = handle;
      signs |= handle;
    }
    return signs >= 0 && (!expiring || areLive(target, to - from));
  }

  private boolean areLive(final int[] some, final int count) {
    for (int i = 0; i < count; i++) {
      if (!store.isLive(some[i])) {
        return false;
      }
    }
    return true;
  }

  private int asTheyAre(final int from, final int to) {
    final int count = to - from;
    for (int i = 0; i < xs.length; i++) {
      System.arraycopy(xs[i].values, from, round.xs(i), 0, count);
      System.arraycopy(ys[i].values, from, round.ys(i), 0, count);
    }
    round.size(count);
    flush();
    return count;
  }

  private int each(final Block block, final int from, final int to) {
    final int[] ids = block.ids();
    int taken = 0;
    for (int row = from; row < to; row++) {
      if (!block.isUsable(row)) {
        continue;
      }
      taken++;
      final int handle = handles[ids[row]];
      if (holdsKey(handle) && isWhole(row)) {
        add(handle, row);
      } else {
        // An id may be new and its key not: with another label, or from the file before.
        flush();
        row(block, row);
      }
    }
    flush();
    return taken;
  }

  private boolean holdsKey(final int handle) {
    return handle != DerivativeStore.NONE && (!expiring || store.isLive(handle));
  }

  private boolean isWhole(final int row) {
    for (int i = 0; i < xs.length; i++) {
      if (!xs[i].has(row) || !ys[i].has(row)) {
        return false;
      }
    }
    return true;
  }

  private void add(final int handle, final int row) {
    final int at = round.add(handle);
    for (int i = 0; i < xs.length; i++) {
      round.xs(i)[at] = xs[i].values[row];
      round.ys(i)[at] = ys[i].values[row];
    }
  }

  private void row(final Block block, final int row) {
    block.fill(row, selection, sample);
    store.update(sample);
    handles[block.ids()[row]] = sample.handle();
  }

  private int rows(final Block block, final int from, final int to) {
    int taken = 0;
    for (int row = from; row < to; row++) {
      if (block.isUsable(row)) {
        taken++;
        advance(block.storeTime(row));
        block.fill(row, selection, sample);
        store.update(sample);
      }
    }
    return taken;
  }
}
