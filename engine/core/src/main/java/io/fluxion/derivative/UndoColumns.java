package io.fluxion.derivative;

import io.fluxion.state.Ring;
import io.fluxion.state.StateLayout;
import io.fluxion.state.StateStore;
import java.util.stream.IntStream;

/**
 * A field of a key as it was before its last sample, for keep-last: all that one sample may change.
 * Of the ring those are where it stands, its newest entry and the entry that comes next.
 */
final class UndoColumns {
  private static final long LENGTH = 0xffff_ffffL;

  private final int standId;
  private final int[] entryIds = new int[4];
  private final int[] liveIds;
  private final int[] savedIds;
  private final int liveScaleId;
  private final int savedScaleId;
  private Ring ring;
  private long[] xs;
  private long[] ys;
  private long[] stands;
  private final long[][] entries = new long[entryIds.length][];
  private final long[][] live;
  private final long[][] saved;
  private double[] liveScales;
  private double[] savedScales;

  /**
   * Declares the columns.
   *
   * @param liveIds the columns of longs to save
   * @param liveScaleId a column of doubles to save, negative for none
   */
  UndoColumns(
      final StateLayout.Builder layout,
      final String prefix,
      final int[] liveIds,
      final int liveScaleId) {
    this.liveIds = liveIds;
    this.liveScaleId = liveScaleId;
    standId = layout.longField(prefix + "stand");
    for (int i = 0; i < entryIds.length; i++) {
      entryIds[i] = layout.longField(prefix + "entry" + i);
    }
    savedIds = new int[liveIds.length];
    for (int i = 0; i < savedIds.length; i++) {
      savedIds[i] = layout.longField(prefix + "saved" + i);
    }
    savedScaleId = liveScaleId < 0 ? -1 : layout.doubleField(prefix + "keyScale");
    live = new long[liveIds.length][];
    saved = new long[liveIds.length][];
  }

  /** The columns in which the saved state stands. */
  int[] ids() {
    return IntStream.concat(
            IntStream.of(standId), IntStream.concat(IntStream.of(entryIds), IntStream.of(savedIds)))
        .toArray();
  }

  void bind(final StateStore store, final FieldColumns columns) {
    ring = columns.ring;
    xs = columns.xs;
    ys = columns.ys;
    stands = store.longs(standId);
    for (int i = 0; i < entries.length; i++) {
      entries[i] = store.longs(entryIds[i]);
    }
    for (int i = 0; i < live.length; i++) {
      live[i] = store.longs(liveIds[i]);
      saved[i] = store.longs(savedIds[i]);
    }
    if (liveScaleId >= 0) {
      liveScales = store.doubles(liveScaleId);
      savedScales = store.doubles(savedScaleId);
    }
  }

  void save(final int slot) {
    stands[slot] = ring.stand(slot);
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

  /** What was saved forgets its samples too: something came that would have made it. */
  void forget(final int slot) {
    stands[slot] &= ~LENGTH;
  }

  void restore(final int slot) {
    ring.stand(slot, stands[slot]);
    final int newest = ring.index(slot, 0);
    final int next = ring.nextIndex(slot);
    xs[newest] = entries[0][slot];
    ys[newest] = entries[1][slot];
    xs[next] = entries[2][slot];
    ys[next] = entries[3][slot];
    for (int i = 0; i < live.length; i++) {
      live[i][slot] = saved[i][slot];
    }
    if (liveScales != null) {
      liveScales[slot] = savedScales[slot];
    }
  }
}
