package io.fluxion.collector.codec;

import io.fluxion.derivative.DerivativeStore;
import io.fluxion.derivative.FieldSchema;
import io.fluxion.derivative.NumberType;
import io.fluxion.derivative.PendingRound;
import io.fluxion.derivative.Sample;

/**
 * The way of rows into a store where nobody looks at single ones: those of known keys wait until
 * they are a round. Once {@link #flush} was called, the store is as if {@link
 * DerivativeStore#update(Sample)} had been given one row after the other.
 *
 * <p>As long as rows wait, keys must not be removed, nor come in by another way. Not thread-safe:
 * it is the store's one writer. Nothing allocates but the constructor.
 */
public final class RowRounds {
  /** Their columns fit a first-level cache. */
  private static final int ROUND = 1024;

  private final DerivativeStore store;
  private final PendingRound round;

  /**
   * A way into a store; no row waits.
   *
   * @param store that {@linkplain #fit fits}, and all of whose keys come from rows
   */
  public RowRounds(final DerivativeStore store) {
    this.store = store;
    round = new PendingRound(store, ROUND);
  }

  /**
   * Whether a store's rows can be taken as rounds: they have one field, of longs, whose keys stay.
   *
   * @param store of byte-string keys
   * @return false where each row must be given to the store by itself
   */
  public static boolean fit(final DerivativeStore store) {
    if (store.fieldCount() > 1 || store.schema().isFramed() || store.schema().isExpiring()) {
      return false;
    }
    final FieldSchema field = store.field(0).schema();
    return field.xType() != NumberType.DOUBLE && field.yType() != NumberType.DOUBLE;
  }

  /**
   * Takes a row, now or later.
   *
   * @param sample of one field
   */
  public void add(final Sample sample) {
    if (sample.hasX(0) && sample.hasY(0)) {
      final int slot = find(sample.key(), 0, sample.keyLength());
      if (slot >= 0) {
        add(slot, sample.x(0), sample.y(0));
        return;
      }
    }
    // A hole may make the field forget what a row that waits must have found.
    round.flush();
    store.update(sample);
  }

  /** The slot of a key, or a negative number where it has none. */
  int find(final byte[] bytes, final int from, final int length) {
    return store.find(bytes, from, length);
  }

  /** Takes a row that has a slot and no hole. */
  void add(final int slot, final long x, final long y) {
    round.add(slot, x, y);
  }

  /** Hands on the rows that wait, if there are any. */
  public void flush() {
    round.flush();
  }
}
