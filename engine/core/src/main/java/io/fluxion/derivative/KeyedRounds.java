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
    for (int i = 0; i < count; i += RoundUpdate.BLOCK) {
      final int length = Math.min(RoundUpdate.BLOCK, count - i);
      part(keys, i, length, x, xsIn, ysIn, derivatives, statuses);
    }
  }

  private void part(
      final long[] keys,
      final int from,
      final int length,
      final long x,
      final long[] xsIn,
      final long[] ysIn,
      final double[] derivatives,
      final byte[] statuses) {
    final int slot = index.expectedRun(keys, from, length);
    if (slot >= 0 && rounds.takeRun(slot, from, length, x, xsIn, ysIn, derivatives, statuses)) {
      index.passed(slot + length - 1);
      return;
    }
    if (length > RoundUpdate.SMALLEST) {
      final int half = length >>> 1;
      part(keys, from, half, x, xsIn, ysIn, derivatives, statuses);
      part(keys, from + half, length - half, x, xsIn, ysIn, derivatives, statuses);
      return;
    }
    index.find(keys, from, length, found);
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
    if (found[length - 1] != SlotIndex.NONE) {
      index.passed(found[length - 1]);
    }
  }
}
