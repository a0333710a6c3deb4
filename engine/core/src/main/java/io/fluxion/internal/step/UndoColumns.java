// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.step;

import io.fluxion.internal.column.ColumnLayout;
import io.fluxion.internal.column.Columns;
import io.fluxion.internal.column.Ring;
import java.util.stream.IntStream;

/**
 * A field of a key as it was before its last sample, for keep-last: all that one sample may change.
 * Of the ring those are its cursor and length, its newest entry and the entry that comes next.
 *
 * <p>A usual sample changes neither the counts of resets nor the base of the increase, and the ring
 * itself keeps the last x and y: {@link #saveUsual} saves the rest only.
 */
public final class UndoColumns {
  private static final long LENGTH = 0xffff_ffffL;

  // Beside a length, which has 31 bits: only what a usual sample changes was saved.
  private static final long USUAL = 0x8000_0000L;

  // In the place of a length: what is there now stays.
  private static final int SETTLED = -1;

  private final int ringStateId;
  private final int[] entryIds = new int[4];
  private final int[] liveIds;
  private final int[] savedIds;
  private final int usualFrom;
  private final int liveScaleId;
  private final int savedScaleId;
  private Ring ring;
  private long[] lastX;
  private long[] lastY;
  private long[] xs;
  private long[] ys;
  private long[] ringStates;
  // Where a frame's state holds that of a sample; otherwise null.
  private long[] savedRingStates;
  private final long[][] entries = new long[entryIds.length][];
  private final long[][] live;
  private final long[][] saved;
  private double[] liveScales;
  private double[] savedScales;

  /**
   * Declares the columns.
   *
   * @param liveIds the columns of longs to save
   * @param usualFrom the first of them that a usual sample changes, the last x and y aside
   * @param liveScaleId a column of doubles to save, negative for none
   */
  UndoColumns(
      final ColumnLayout.Builder layout,
      final String prefix,
      final int[] liveIds,
      final int usualFrom,
      final int liveScaleId) {
    this.liveIds = liveIds;
    this.usualFrom = usualFrom;
    this.liveScaleId = liveScaleId;
    ringStateId = layout.longColumn(prefix + "ring");
    for (int i = 0; i < entryIds.length; i++) {
      entryIds[i] = layout.longColumn(prefix + "entry" + i);
    }
    savedIds = new int[liveIds.length];
    for (int i = 0; i < savedIds.length; i++) {
      savedIds[i] = layout.longColumn(prefix + "saved" + i);
    }
    savedScaleId = liveScaleId < 0 ? -1 : layout.doubleColumn(prefix + "keyScale");
    live = new long[liveIds.length][];
    saved = new long[liveIds.length][];
  }

  /** The columns that hold what was saved. */
  int[] ids() {
    return IntStream.concat(
            IntStream.of(ringStateId),
            IntStream.concat(IntStream.of(entryIds), IntStream.of(savedIds)))
        .toArray();
  }

  void bind(final Columns store, final FieldColumns columns) {
    ring = columns.ring;
    lastX = columns.lastX;
    lastY = columns.lastY;
    xs = columns.xs;
    ys = columns.ys;
    ringStates = store.longs(ringStateId);
    for (int i = 0; i < entries.length; i++) {
      entries[i] = store.longs(entryIds[i]);
    }
    for (int i = 0; i < live.length; i++) {
      live[i] = store.longs(liveIds[i]);
      saved[i] = store.longs(savedIds[i]);
      if (columns.undo != this && liveIds[i] == columns.undo.ringStateId) {
        savedRingStates = saved[i];
      }
    }
    if (liveScaleId >= 0) {
      liveScales = store.doubles(liveScaleId);
      savedScales = store.doubles(savedScaleId);
    }
  }

  /** After a copy to another store's columns, whose ring has cursors of its own. */
  void copyCursorsTo(final UndoColumns target, final int slots) {
    ring.copySaved(ringStates, target.ringStates, target.ring, slots);
    if (savedRingStates != null) {
      ring.copySaved(savedRingStates, target.savedRingStates, target.ring, slots);
    }
  }

  void save(final int slot) {
    ringStates[slot] = ring.save(slot);
    final int newest = ring.index(slot, 0);
    final int next = ring.nextIndex(slot);
    entries[0][slot] = xs[newest];
    entries[1][slot] = ys[newest];
    entries[2][slot] = xs[next];
    entries[3][slot] = ys[next];
    for (int i = 0; i < live.length; i++) {
      saved[i][slot] = live[i][slot];
    }
    if (liveScales != null) {
      savedScales[slot] = liveScales[slot];
    }
  }

  /** Before a sample that moves the last x and y on by a plain step, and nothing unusual. */
  void saveUsual(final int slot) {
    ringStates[slot] = ring.save(slot) | USUAL;
    final int next = ring.nextIndex(slot);
    entries[2][slot] = xs[next];
    entries[3][slot] = ys[next];
    for (int i = usualFrom; i < live.length; i++) {
      saved[i][slot] = live[i][slot];
    }
  }

  /** What was saved loses its samples too: something came that would have made it lose them. */
  void forget(final int slot) {
    if (!isSettled(slot)) {
      ringStates[slot] &= ~LENGTH;
    }
  }

  /** What was saved is given up: until the next is, {@link #restore} does nothing. */
  void settle(final int slot) {
    ringStates[slot] = SETTLED;
  }

  private boolean isSettled(final int slot) {
    return (int) ringStates[slot] == SETTLED;
  }

  void restore(final int slot) {
    if (isSettled(slot)) {
      return;
    }
    final long state = ringStates[slot];
    final boolean usual = (state & USUAL) != 0;
    ring.restore(slot, state & ~USUAL);
    final int next = ring.nextIndex(slot);
    xs[next] = entries[2][slot];
    ys[next] = entries[3][slot];
    final int newest = ring.index(slot, 0);
    if (usual) {
      lastX[slot] = xs[newest];
      lastY[slot] = ys[newest];
    } else {
      xs[newest] = entries[0][slot];
      ys[newest] = entries[1][slot];
    }
    for (int i = usual ? usualFrom : 0; i < live.length; i++) {
      live[i][slot] = saved[i][slot];
    }
    if (liveScales != null) {
      liveScales[slot] = savedScales[slot];
    }
    if (ring.length(slot) == 0) {
      lastX[slot] = FieldColumns.EMPTY;
    }
  }
}
