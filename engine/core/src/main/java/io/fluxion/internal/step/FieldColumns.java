// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.step;

import io.fluxion.internal.column.ColumnLayout;
import io.fluxion.internal.column.Columns;
import io.fluxion.internal.column.Ring;
import java.util.Arrays;
import java.util.stream.IntStream;

/** One field's columns: declared in a layout first, bound to the store's arrays then. */
public final class FieldColumns {
  /** The last x of a slot without a sample: nothing is ahead of it, so no fast path takes it. */
  static final long EMPTY = Long.MAX_VALUE;

  // Last x, last y, resets and the two columns of the increase.
  private static final int UNUSUAL = 5;

  public final IncreaseColumn increase;
  public final EwmaColumn ewma;
  public final IntegralColumn integral;

  /** The state before the last sample, for keep-last; otherwise null. */
  public final UndoColumns undo;

  /** The state before the last frame, for keep-last with frames; otherwise null. */
  public final UndoColumns frameUndo;

  public long[] lastX;
  public long[] lastY;
  public long[] resets;
  public long[] changes;
  public double[] keyScales;
  public Ring ring;
  public long[] xs;
  public long[] ys;

  private final int lastXId;
  private final int lastYId;
  private final int resetsId;
  private final int changesId;
  private final int keyScalesId;
  private final int ringId;
  private final int xsId;
  private final int ysId;

  public FieldColumns(
      final ColumnLayout.Builder layout,
      final FieldSettings settings,
      final int window,
      final boolean framed) {
    final String prefix = settings.name + ".";
    lastXId = layout.longColumn(prefix + "lastX");
    lastYId = layout.longColumn(prefix + "lastY");
    resetsId = layout.longColumn(prefix + "resets");
    changesId = settings.countsChanges ? layout.longColumn(prefix + "changes") : -1;
    keyScalesId = settings.scaledPerKey ? layout.doubleColumn(prefix + "keyScale") : -1;
    increase = new IncreaseColumn(layout, settings, prefix);
    ewma = settings.averages() ? new EwmaColumn(layout, settings, prefix) : null;
    integral = !settings.integrates ? null : new IntegralColumn(layout, settings, prefix);
    final boolean undone = settings.keepsLast;
    undo = undone ? new UndoColumns(layout, prefix + "undo.", sampleIds(), UNUSUAL, -1) : null;
    frameUndo =
        undone && framed
            ? new UndoColumns(layout, prefix + "frameUndo.", frameIds(), UNUSUAL, keyScalesId)
            : null;
    ringId = layout.ring(prefix + "window", window);
    xsId = layout.longLane(ringId, prefix + "x");
    ysId = layout.longLane(ringId, prefix + "y");
  }

  /** What a sample may change; what only an unusual one does comes first. */
  private int[] sampleIds() {
    final IntStream.Builder ids = IntStream.builder();
    ids.add(lastXId).add(lastYId).add(resetsId);
    IntStream.of(increase.ids()).forEach(ids);
    if (changesId >= 0) {
      ids.add(changesId);
    }
    if (ewma != null) {
      ids.add(ewma.id());
    }
    if (integral != null) {
      IntStream.of(integral.ids()).forEach(ids);
    }
    return ids.build().toArray();
  }

  /** What a frame may change: what a sample may, and what was saved before that. */
  private int[] frameIds() {
    return IntStream.concat(IntStream.of(sampleIds()), IntStream.of(undo.ids())).toArray();
  }

  /** No slot has a sample. */
  void clear() {
    Arrays.fill(lastX, EMPTY);
  }

  /** The columns of a slot that is given to a new key: as before a first sample. */
  void enter(final int slot) {
    lastX[slot] = EMPTY;
    lastY[slot] = 0;
    resets[slot] = 0;
    increase.start(slot, 0);
    if (changes != null) {
      changes[slot] = 0;
    }
    if (keyScales != null) {
      keyScales[slot] = 1;
    }
    if (ewma != null) {
      ewma.clear(slot);
    }
    if (integral != null) {
      integral.start(slot);
    }
    ring.reset(slot);
  }

  /** The window and the baseline of a slot are given up; its next good sample is FIRST. */
  void forget(final int slot) {
    ring.truncate(slot, 0);
    lastX[slot] = EMPTY;
  }

  /** After a copy to another store's columns. */
  void copyCursorsTo(final FieldColumns target, final int slots) {
    if (undo != null) {
      undo.copyCursorsTo(target.undo, slots);
    }
    if (frameUndo != null) {
      frameUndo.copyCursorsTo(target.frameUndo, slots);
    }
  }

  public void bind(final Columns store) {
    lastX = store.longs(lastXId);
    lastY = store.longs(lastYId);
    resets = store.longs(resetsId);
    changes = changesId < 0 ? null : store.longs(changesId);
    keyScales = keyScalesId < 0 ? null : store.doubles(keyScalesId);
    ring = store.ring(ringId);
    xs = store.longs(xsId);
    ys = store.longs(ysId);
    increase.bind(store);
    if (ewma != null) {
      ewma.bind(store);
    }
    if (integral != null) {
      integral.bind(store);
    }
    if (undo != null) {
      undo.bind(store, this);
    }
    if (frameUndo != null) {
      frameUndo.bind(store, this);
    }
  }
}
