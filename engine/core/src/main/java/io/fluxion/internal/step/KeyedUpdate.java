// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.step;

import io.fluxion.internal.key.KeyIndex;
import io.fluxion.internal.key.KeyLife;
import io.fluxion.internal.key.LongKeyIndex;

/**
 * Takes samples of a store's first field by long keys, one by one and in rounds. Keys that come in
 * the order in which they arrived are found by one comparison of columns; any others are looked up
 * some at a time, so that their cache misses overlap.
 *
 * <p>Not thread-safe: one writer.
 */
public final class KeyedUpdate {
  private static final int NONE = KeyIndex.NONE;

  private final FieldUpdate field;
  private final RoundUpdate rounds;
  private final KeyLife keys;
  private final LongKeyIndex index;
  private final boolean expires;
  private final boolean plain;

  /**
   * Updates by key.
   *
   * @param field the store's first
   * @param rounds of that field
   * @param keys long ones
   */
  public KeyedUpdate(final FieldUpdate field, final RoundUpdate rounds, final KeyLife keys) {
    this.field = field;
    this.rounds = rounds;
    this.keys = keys;
    index = keys.longs();
    expires = keys.expiry != null;
    plain = field.isPlain();
  }

  /** Takes a sample of longs. */
  public double update(final long key, final long x, final long y) {
    final int slot = index.findExpected(key);
    if (slot >= 0) {
      if (plain) {
        return field.takePlain(slot, x, y);
      }
      if (!(expires && keys.expiry.isIdle(slot))) {
        return field.takeFound(slot, x, y);
      }
    }
    return updateUnexpected(key, x, y);
  }

  /**
   * The update of a key that does not come in order. In a method of its own, with an update of its
   * own, so that all that a loop over keys in order has besides the fast path is one call.
   */
  private double updateUnexpected(final long key, final long x, final long y) {
    final int slot = index.findUnexpected(key);
    if (slot >= 0 && plain) {
      return field.takePlain(slot, x, y);
    }
    return slot >= 0 && !(expires && keys.expiry.isIdle(slot))
        ? field.takeFound(slot, x, y)
        : field.takeUnusual(NONE, field.xBits(x), field.yBits(y), key, slot);
  }

  /** Takes a sample in bits. */
  public double updateBits(final long key, final long x, final long y) {
    final int slot = index.find(key);
    return slot == NONE || keys.isGone(slot)
        ? field.takeUnusual(NONE, x, y, key, slot)
        : field.takeLive(slot, x, y);
  }

  /** Takes a round. */
  public void update(final long[] wanted, final int count, final FieldRound round) {
    int i = 0;
    boolean inOrder = true;
    while (i < count) {
      final int most = round.firstAbsent(i, Math.min(count, i + RoundUpdate.BLOCK)) - i;
      if (most == 0) {
        missing(wanted[i], i, round);
        i++;
        continue;
      }
      final int run = takesBlocks(round) ? index.expectedRun(wanted, i, most) : 0;
      if (run >= RoundUpdate.SHORTEST_RUN && areCurrent(i, run, round)) {
        final int slot = index.expected();
        rounds.takeBlock(slot, i, run, round);
        index.expectAfter(slot + run - 1);
        i += run;
        inOrder = true;
      } else if (inOrder || run > 0) {
        // A key too many or too few: behind it, the order may go on.
        one(wanted[i], i, round);
        i++;
        inOrder = false;
      } else {
        final int length = Math.min(RoundUpdate.SMALLEST, most);
        takeAny(wanted, i, length, round);
        i += length;
      }
    }
  }

  private boolean takesBlocks(final FieldRound round) {
    return rounds.takesBlocks() && !rounds.movesTime(round);
  }

  /** Whether no key of the expected run is idle, nor can be before its sample is taken. */
  private boolean areCurrent(final int from, final int run, final FieldRound round) {
    return !expires
        || keys.expiry.areCurrent(
            index.expected(), run, field.isTimed(), RoundUpdate.newestX(from, run, round));
  }

  private void one(final long key, final int i, final FieldRound round) {
    round.derivatives[i] = updateBits(key, round.x(i), round.ys[i]);
    round.statuses[i] = (byte) field.status();
  }

  /** A sample that lacks x or y: no key has it for its first. */
  private void missing(final long key, final int i, final FieldRound round) {
    final int slot = index.find(key);
    if (slot != NONE && !keys.isGone(slot)) {
      field.missing(keys.handle(slot));
    } else if (slot == NONE && !keys.makeRoom()) {
      field.reject();
    } else {
      field.outcome(Status.MISSING);
    }
    round.derivatives[i] = Double.NaN;
    round.statuses[i] = (byte) field.status();
  }

  /** Takes some samples whose keys come in no order. */
  private void takeAny(
      final long[] wanted, final int from, final int length, final FieldRound round) {
    final int[] slots = rounds.slots;
    index.find(wanted, from, length, slots);
    rounds.fetch(length);
    int i = rounds.takeEach(0, length, from, round);
    while (i < length) {
      final int at = from + i;
      final int slot = slots[i];
      // A key that was not found may have come in since; one that was may have gone.
      if (slot >= 0 && !(expires && (keys.isGone(slot) || !index.holds(slot, wanted[at])))) {
        round.derivatives[at] = field.takeLive(slot, round.x(at), round.ys[at]);
        round.statuses[at] = (byte) field.status();
      } else {
        one(wanted[at], at, round);
      }
      i++;
      // Where keys expire, the slots of the rest must be looked at one by one now.
      if (!expires) {
        i = rounds.takeEach(i, length, from, round);
      }
    }
    // In no order, the key behind this one is not worth its cache misses.
    final int last = slots[length - 1];
    if (last != NONE && (length == 1 || slots[length - 2] == last - 1) && index.isTaken(last)) {
      index.expectAfter(last);
    }
  }
}
