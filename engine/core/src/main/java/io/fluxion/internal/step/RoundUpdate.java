// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.step;

import io.fluxion.internal.column.Ring;
import io.fluxion.internal.key.Expiry;
import io.fluxion.internal.key.KeyIndex;
import io.fluxion.internal.key.KeyLife;
import io.fluxion.internal.key.Run;
import java.util.Arrays;

/**
 * Takes rounds of samples of one field: exactly as if each sample had been given to {@link
 * FieldUpdate#update(int, long, long)} in turn.
 *
 * <p>A round is worked off in blocks, which are runs of neighbouring slots in ascending order.
 * Where every sample of a block is usual, the block is a few straight loops that the JIT makes
 * vector code of ({@link RoundLoops}); any other block is halved until its parts are usual, or so
 * small that they may as well go one by one. A block is checked before anything is written.
 *
 * <p>Aligned rings are written by a straight copy. The rings of keys that were missing in a round
 * are aligned again, some in each block of each round; until all are, the block's rings are written
 * one by one.
 *
 * <p>Not thread-safe: one writer.
 */
public final class RoundUpdate {
  /** So many samples that the loops' own costs vanish, and their columns stay in a first cache. */
  static final int BLOCK = 512;

  /** Samples that are taken one by one where one of them is unusual, or their slots are no run. */
  static final int SMALLEST = 32;

  /** Shorter runs are no blocks. */
  static final int SHORTEST_RUN = 8;

  /**
   * The columns of more keys than this are in no cache: an update in no order then waits for five
   * lines from memory. With fewer keys, to look at them first costs more than it saves.
   */
  private static final int CACHED_KEYS = 1 << 17;

  // To align a ring costs as much as to write some ten rings one by one.
  private static final int ALIGNED_PER_BLOCK = 16;

  private final FieldUpdate field;
  private final Ring ring;
  private final long[] lastX;
  private final long[] lastY;
  private final long[] xs;
  private final long[] ys;
  private final long[][] lanes;
  private final double scale;
  private final long bias;
  private final boolean takesFalls;
  private final long gap;
  private final Expiry expiry;
  private final boolean timed;
  private final int[] handles;
  private final int slotMask;
  private final Neighbours neighbours = new Neighbours();

  /** The slots of some samples that are no run; NONE where a key holds none. */
  final int[] slots = new int[SMALLEST];

  // What was read beforehand, so that it is read.
  private long fetched;

  public RoundUpdate(final FieldUpdate field, final KeyLife keys) {
    this.field = field;
    final FieldColumns columns = field.columns();
    gap = field.blockGap();
    ring = columns.ring;
    lastX = columns.lastX;
    lastY = columns.lastY;
    xs = columns.xs;
    ys = columns.ys;
    lanes = new long[][] {xs, ys};
    scale = field.scale;
    bias = field.rule.bias;
    takesFalls = field.rule.takesFalls();
    expiry = keys.expiry;
    timed = field.isTimed();
    handles = keys.index.handles;
    slotMask = keys.index.slotMask;
  }

  /** Handles that are those of neighbouring slots. */
  private final class Neighbours extends Run {
    private int[] wanted;
    private int from;

    @Override
    protected boolean belongs(final int at, final int count) {
      final int first = (wanted[from] & slotMask) + at;
      final int last = first + count - 1;
      // Where keys come in no order, the first two comparisons are all that it costs.
      return last < lastX.length
          && handles[first] == wanted[from + at]
          && handles[last] == wanted[from + at + count - 1]
          && RoundLoops.differences(handles, first, wanted, from + at, count) == 0;
    }
  }

  /** By handle. */
  public void update(final int[] wanted, final int count, final FieldRound round) {
    int i = 0;
    while (i < count) {
      final int absent = round.firstAbsent(i, Math.min(count, i + BLOCK));
      if (absent == i) {
        round.derivatives[i] = field.missing(wanted[i]);
        round.statuses[i] = (byte) field.status();
        i++;
      } else {
        i = upTo(absent, i, wanted, round);
      }
    }
    // The caller's array is not kept alive.
    neighbours.wanted = null;
  }

  /** Takes some samples, none of which is absent; returns where the next one is. */
  private int upTo(final int end, final int i, final int[] wanted, final FieldRound round) {
    // A run is one of its first handle, which must hold its key.
    if (handles[wanted[i] & slotMask] != wanted[i] || movesTime(round)) {
      one(wanted[i], i, round);
      return i + 1;
    }
    neighbours.wanted = wanted;
    neighbours.from = i;
    final int run = gap > 0 ? neighbours.length(end - i) : 1;
    if (run >= SHORTEST_RUN) {
      takeBlock(wanted[i] & slotMask, i, run, round);
      return i + run;
    }
    final int count = Math.min(end - i, SMALLEST);
    for (int at = 0; at < count; at++) {
      final int slot = wanted[i + at] & slotMask;
      slots[at] = handles[slot] == wanted[i + at] ? slot : KeyIndex.NONE;
    }
    fetch(count);
    for (int at = takeEach(0, count, i, round);
        at < count;
        at = takeEach(at + 1, count, i, round)) {
      one(wanted[i + at], i + at, round);
    }
    return i + count;
  }

  /**
   * Takes samples of {@link #slots}, whose keys come in no order, up to the first that is unusual.
   * As a loop without a call it keeps the columns' addresses in registers, where an update for each
   * sample loads them anew.
   *
   * @param first where it begins in {@link #slots}
   * @param end where it ends there
   * @param from where the sample of the slot at 0 is in the round
   * @return where the first unusual one is in {@link #slots}; {@code end} where there is none
   */
  int takeEach(final int first, final int end, final int from, final FieldRound round) {
    if (gap == 0) {
      return first;
    }
    final long fastGap = gap + Long.MIN_VALUE;
    int index = 0;
    int at = first;
    for (; at < end; at++) {
      final int slot = slots[at];
      final int i = from + at;
      if (slot < 0) {
        break;
      }
      final long x = round.x(i);
      final long y = round.ys[i] ^ bias;
      final long previousX = lastX[slot];
      final long previousY = lastY[slot];
      if (!field.isUsual(previousX, x, previousY, y, fastGap)
          || (expiry != null && (expiry.isIdle(slot) || (timed && expiry.time.moves(x))))) {
        break;
      }
      index = ring.push(slot);
      lastX[slot] = x;
      lastY[slot] = y;
      xs[index] = x;
      ys[index] = y;
      round.derivatives[i] = (double) (y - previousY) * scale / (double) (x - previousX);
      round.statuses[i] = (byte) Status.OK;
      if (expiry != null) {
        expiry.hear(slot);
      }
    }
    if (at > first) {
      field.tookUsual(at - first, index);
    }
    return at;
  }

  /** Whether this field has blocks at all. */
  boolean takesBlocks() {
    return gap > 0;
  }

  /** Whether one x for all would move the store's time: the first keys of a round see to that. */
  boolean movesTime(final FieldRound round) {
    return timed && round.oneX && gap > 0 && expiry.time.moves(round.xs[0]);
  }

  private void one(final int handle, final int i, final FieldRound round) {
    final int slot = handle & slotMask;
    round.derivatives[i] =
        handles[slot] == handle ? field.takeIfLive(slot, round.x(i), round.ys[i]) : field.reject();
    round.statuses[i] = (byte) field.status();
  }

  /**
   * Reads what the updates of {@link #slots} will need, if that may be in memory: the processor
   * then waits for all their cache lines at once, where update by update it sees three or four
   * ahead.
   */
  void fetch(final int count) {
    if (lastX.length <= CACHED_KEYS) {
      return;
    }
    long bits = 0;
    for (int i = 0; i < count; i++) {
      final int slot = slots[i];
      if (slot >= 0) {
        bits |= lastX[slot] ^ lastY[slot] ^ nextEntry(slot);
      }
    }
    fetched = bits;
  }

  /** Something of the ring's entry that the slot's next one will take the place of. */
  private long nextEntry(final int slot) {
    final int index = ring.nextIndex(slot);
    return xs[index] ^ ys[index];
  }

  /** Takes the samples of neighbouring taken slots, at most a block of them. */
  void takeBlock(final int slot, final int from, final int length, final FieldRound round) {
    if (takeUsual(slot, from, length, round)) {
      return;
    }
    if (length > SMALLEST) {
      final int half = length >>> 1;
      takeBlock(slot, from, half, round);
      takeBlock(slot + half, from + half, length - half, round);
      return;
    }
    for (int i = 0; i < length; i++) {
      one(handles[slot + i], from + i, round);
    }
  }

  /** The same; does nothing and returns false where one of them is unusual. */
  private boolean takeUsual(
      final int slot, final int from, final int length, final FieldRound round) {
    if (gap == 0) {
      return false;
    }
    final int state = ring.state(slot, length);
    if (state == Ring.PARTIAL) {
      return false;
    }
    final boolean oneX = round.oneX;
    final boolean sameX = oneX && RoundLoops.areSame(lastX, slot, length);
    if (isUnusual(slot, from, length, sameX, round)) {
      return false;
    }
    final long newest = timed ? newestX(from, length, round) : 0;
    if (expiry != null && !expiry.areCurrent(slot, length, timed, newest)) {
      return false;
    }
    quotients(slot, from, length, sameX, round);
    Arrays.fill(round.statuses, from, from + length, (byte) Status.OK);
    if (state == Ring.ALIGNED || ring.align(slot, length, ALIGNED_PER_BLOCK, lanes)) {
      final int index = ring.pushAligned(slot, length);
      write(xs, index, from, length, round);
      RoundLoops.copyBiased(ys, index, round.ys, from, length, bias);
    } else {
      pushEach(slot, from, length, round);
    }
    write(lastX, slot, from, length, round);
    RoundLoops.copyBiased(lastY, slot, round.ys, from, length, bias);
    field.tookUsual(length, ring.index(slot + length - 1, 0));
    if (timed) {
      hear(slot, from, length, newest, round);
    } else if (expiry != null) {
      // By frames a key may have samples and not have been heard of yet.
      for (int i = 0; i < length; i++) {
        expiry.hear(slot + i);
      }
    }
    return true;
  }

  static long newestX(final int from, final int length, final FieldRound round) {
    return round.oneX ? round.xs[0] : RoundLoops.largest(round.xs, from, length);
  }

  private void hear(
      final int slot, final int from, final int length, final long newest, final FieldRound round) {
    if (!expiry.time.moves(newest)) {
      expiry.hear(slot, length);
      return;
    }
    for (int i = 0; i < length; i++) {
      expiry.reach(slot + i, round.x(from + i));
      expiry.hear(slot + i);
    }
  }

  private boolean isUnusual(
      final int slot,
      final int from,
      final int length,
      final boolean sameX,
      final FieldRound round) {
    final long x =
        round.oneX
            ? RoundLoops.unusualX(lastX, slot, sameX ? 1 : length, round.xs[0], gap)
            : RoundLoops.unusualX(lastX, slot, length, round.xs, from, gap);
    final long y =
        takesFalls
            ? RoundLoops.overflows(lastY, slot, length, round.ys, from, bias)
            : RoundLoops.unusualY(lastY, slot, length, round.ys, from, bias);
    return (x | y) < 0;
  }

  private void quotients(
      final int slot,
      final int from,
      final int length,
      final boolean sameX,
      final FieldRound round) {
    final double[] out = round.derivatives;
    final long[] newYs = round.ys;
    if (sameX) {
      final double dx = (double) (round.xs[0] - lastX[slot]);
      RoundLoops.quotients(out, from, dx, lastY, slot, length, newYs, bias, scale);
    } else if (round.oneX) {
      final long x = round.xs[0];
      RoundLoops.quotients(out, from, x, lastX, lastY, slot, length, newYs, bias, scale);
    } else {
      RoundLoops.quotients(out, from, round.xs, lastX, lastY, slot, length, newYs, bias, scale);
    }
  }

  private void pushEach(final int slot, final int from, final int length, final FieldRound round) {
    // Their lines share nothing with the neighbours': to read first what will be written lets the
    // processor wait for all of them at once.
    long bits = 0;
    for (int i = 0; i < length; i++) {
      bits |= nextEntry(slot + i);
    }
    fetched = bits;
    for (int i = 0; i < length; i++) {
      final int index = ring.pushFull(slot + i);
      xs[index] = round.x(from + i);
      ys[index] = round.ys[from + i] ^ bias;
    }
  }

  private static void write(
      final long[] column, final int at, final int from, final int length, final FieldRound round) {
    if (round.oneX) {
      Arrays.fill(column, at, at + length, round.xs[0]);
    } else {
      System.arraycopy(round.xs, from, column, at, length);
    }
  }
}
