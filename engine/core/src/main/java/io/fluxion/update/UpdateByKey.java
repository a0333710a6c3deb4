package io.fluxion.update;

import io.fluxion.state.SlotIndex;
import io.fluxion.state.StateStore;
import java.util.Arrays;

/**
 * Runs a {@link StateUpdater} over micro-batches: once for every key with values in the batch, with
 * all its values in arrival order, and once for every other key that has state, with no values.
 *
 * <p>Keys with state are run first, in the order in which the store first saw them, then the new
 * ones in the order of their first values. The same order is that of {@link StateStore#index()}
 * afterwards, which is the batch's result; a key that was removed and returns goes last. A store
 * starts from given state where its keys are acquired and their columns written before the first
 * batch.
 *
 * <p>Takes 8 bytes for each key of the store beside the store, and allocates nothing. A new key for
 * which there is no slot, even after the removals of this batch, is rejected: its values are
 * dropped and counted. Not thread-safe.
 */
public final class UpdateByKey {
  private static final int NONE = SlotIndex.NONE;

  private final StateStore state;
  private final StateUpdater updater;
  private final SlotIndex index;
  private final int[] firstRow;
  private final int[] lastRow;
  private final Values values = new Values();
  private long rejected;
  private boolean running;

  /**
   * A driver over a store with long keys.
   *
   * @param state what it works on; others may read and change it between batches
   * @param updater what it calls
   */
  public UpdateByKey(final StateStore state, final StateUpdater updater) {
    this.state = state;
    this.updater = updater;
    index = state.longKeys();
    firstRow = new int[index.capacity()];
    lastRow = new int[index.capacity()];
    Arrays.fill(firstRow, NONE);
  }

  /**
   * Runs one batch.
   *
   * @param batch may be empty: every key with state is still run
   * @throws RuntimeException what the updater throws; the keys that it was called for before have
   *     their new state, the others their old one
   */
  public void run(final MicroBatch batch) {
    if (running) {
      // The last batch ended in the middle: what it left of its rows is not this batch's.
      Arrays.fill(firstRow, NONE);
    }
    running = true;
    final int firstPending = groupByKey(batch);
    runFrom(index.first(), batch);
    final int lastKnown = index.last();
    acquirePending(batch, firstPending);
    runFrom(lastKnown == NONE ? index.first() : index.next(lastKnown), batch);
    running = false;
  }

  /**
   * Values dropped so far because their key found no slot.
   *
   * @return 0 or more
   */
  public long rejected() {
    return rejected;
  }

  /** Chains the rows of each known key; returns the first of the chain of all other rows. */
  private int groupByKey(final MicroBatch batch) {
    int firstPending = NONE;
    int lastPending = NONE;
    for (int row = 0; row < batch.size(); row++) {
      final int slot = state.find(batch.key(row));
      batch.nextRow[row] = NONE;
      if (slot != NONE) {
        append(batch, slot, row);
      } else {
        if (lastPending == NONE) {
          firstPending = row;
        } else {
          batch.nextRow[lastPending] = row;
        }
        lastPending = row;
      }
    }
    return firstPending;
  }

  private void acquirePending(final MicroBatch batch, final int firstPending) {
    int row = firstPending;
    while (row != NONE) {
      final int following = batch.nextRow[row];
      batch.nextRow[row] = NONE;
      final int slot = state.acquire(batch.key(row));
      if (slot == NONE) {
        rejected++;
      } else {
        append(batch, slot, row);
      }
      row = following;
    }
  }

  private void append(final MicroBatch batch, final int slot, final int row) {
    if (firstRow[slot] == NONE) {
      firstRow[slot] = row;
    } else {
      batch.nextRow[lastRow[slot]] = row;
    }
    lastRow[slot] = row;
  }

  private void runFrom(final int first, final MicroBatch batch) {
    int slot = first;
    while (slot != NONE) {
      final int following = index.next(slot);
      final int row = firstRow[slot];
      firstRow[slot] = NONE;
      values.start(batch, row, count(batch, row));
      if (!updater.update(state, slot, values)) {
        state.remove(slot);
      }
      slot = following;
    }
  }

  private static int count(final MicroBatch batch, final int firstRow) {
    int count = 0;
    for (int row = firstRow; row != NONE; row = batch.nextRow[row]) {
      count++;
    }
    return count;
  }
}
