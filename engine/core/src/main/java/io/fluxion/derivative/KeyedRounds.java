package io.fluxion.derivative;

import io.fluxion.state.KeyIndex;
import io.fluxion.state.SlotIndex;
import java.util.Objects;

/**
 * Takes rounds of samples of a store's first field by long keys: exactly as if each had been given
 * to {@link DerivativeStore#updateByKey} in turn. Keys that come in the order in which they arrived
 * are found by one comparison of columns; any others are looked up some at a time, so that their
 * cache misses overlap.
 *
 * <p>Not thread-safe: one writer.
 */
final class KeyedRounds {
  private final DerivativeStore store;
  private final DerivativeField field;
  private final RoundUpdate rounds;
  private final KeyIndex index;
  private final int[] found = new int[RoundUpdate.SMALLEST];

  /**
   * Rounds by key.
   *
   * @param store takes the samples of unknown keys
   * @param field its first
   * @param index of live keys; an empty one where keys may have expired
   */
  KeyedRounds(final DerivativeStore store, final DerivativeField field, final KeyIndex index) {
    this.store = store;
    this.field = field;
    this.index = index;
    rounds = field.rounds();
  }

  /** One x where {@code xsIn} is null. */
  void update(
      final long[] keys,
      final int count,
      final long x,
      final long[] xsIn,
      final long[] ysIn,
      final double[] derivatives,
      final byte[] statuses) {
    Objects.checkFromIndexSize(0, count, keys.length);
    RoundUpdate.check(0, count, xsIn, ysIn, derivatives, statuses);
    int i = 0;
    boolean inOrder = true;
    while (i < count) {
      final int most = Math.min(RoundUpdate.BLOCK, count - i);
      final int run = index.expectedRun(keys, i, most);
      if (run >= RoundUpdate.SHORTEST_RUN) {
        final int slot = index.expected();
        rounds.takeBlock(slot, i, run, x, xsIn, ysIn, derivatives, statuses);
        index.passed(slot + run - 1);
        i += run;
        inOrder = true;
      } else if (inOrder) {
        // A key too many or too few: behind it, the order may go on.
        derivatives[i] = store.updateByKey(keys[i], xsIn == null ? x : xsIn[i], ysIn[i]);
        statuses[i] = (byte) field.status();
        i++;
        inOrder = false;
      } else {
        final int length = Math.min(RoundUpdate.SMALLEST, most);
        takeAny(keys, i, length, x, xsIn, ysIn, derivatives, statuses);
        i += length;
      }
    }
  }

  /** Takes some samples whose keys come in no order. */
  private void takeAny(
      final long[] keys,
      final int from,
      final int length,
      final long x,
      final long[] xsIn,
      final long[] ysIn,
      final double[] derivatives,
      final byte[] statuses) {
    index.find(keys, from, length, found);
    rounds.fetch(found, 0, length);
    for (int i = 0; i < length; i++) {
      final int at = from + i;
      final long xOfSample = xsIn == null ? x : xsIn[at];
      // A key that was not found then may have come in since.
      derivatives[at] =
          found[i] >= 0
              ? field.update(found[i], xOfSample, ysIn[at])
              : store.updateByKey(keys[at], xOfSample, ysIn[at]);
      statuses[at] = (byte) field.status();
    }
    // In no order, the key behind this one is not worth its cache misses.
    final int last = found[length - 1];
    if (last != SlotIndex.NONE && (length == 1 || found[length - 2] == last - 1)) {
      index.passed(last);
    }
  }
}
