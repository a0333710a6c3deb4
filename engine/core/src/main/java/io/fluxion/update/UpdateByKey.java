// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.update;

import java.util.Arrays;

/**
 * Runs a {@link StateUpdater} over micro-batches: once for every key with values in the batch, with
 * all its values in arrival order, and once for every other key that has state, with no values.
 * Keys that are idle when the batch begins are gone.
 *
 * <p>Keys with state are run first, in the order in which the store first saw them, then the new
 * ones in the order of their first values. That is also the order of {@link StateStore#first} and
 * {@link StateStore#next} afterwards, which is the batch's result; a key that was removed and
 * returns goes last. A store starts from given state where its keys are acquired and their columns
 * written before the first batch.
 *
 * <p>An updater that throws leaves every key, old and new, as it was before the batch: a second
 * store of the same layout keeps that. So the driver takes as much memory as the store, and 8 bytes
 * a key; it allocates nothing. A new key for which there is no slot, even after the removals of
 * this batch, is rejected: its values are dropped and counted. Not thread-safe.
 */
public final class UpdateByKey {
  private static final int NONE = StateStore.NONE;

  private final StateStore state;
  private final StateStore before;
  private final StateUpdater updater;
  private final int[] firstRow;
  private final int[] lastRow;
  private final Values values = new Values();
  private long rejected;

  /**
   * A driver over a store.
   *
   * @param state what it works on; others may read and change it between batches
   * @param updater what it calls
   */
  public UpdateByKey(final StateStore state, final StateUpdater updater) {
    this.state = state;
    this.updater = updater;
    before = state.twin();
    firstRow = new int[state.capacity()];
    lastRow = new int[state.capacity()];
    Arrays.fill(firstRow, NONE);
  }

  /**
   * Runs one batch.
   *
   * @param batch may be empty: every key with state is still run
   * @throws RuntimeException what the updater throws; then every key is as before the batch
   */
  public void run(final MicroBatch batch) {
    // From here to the end no slot changes its key but by this batch.
    state.expire();
    state.backUpTo(before);
    final long rejectedBefore = rejected;
    boolean done = false;
    try {
      runAll(batch);
      done = true;
    } finally {
      if (!done) {
        state.restoreFrom(before);
        Arrays.fill(firstRow, NONE);
        rejected = rejectedBefore;
      }
    }
  }

  private void runAll(final MicroBatch batch) {
    final int firstNew = groupByKey(batch);
    runFrom(state.firstSlot(), batch);
    final int lastKnown = state.lastSlot();
    acquireNew(batch, firstNew);
    runFrom(lastKnown == NONE ? state.firstSlot() : state.nextSlot(lastKnown), batch);
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
    int firstNew = NONE;
    int lastNew = NONE;
    for (int row = 0; row < batch.size(); row++) {
      final int slot = state.findAny(batch.key(row));
      batch.nextRow[row] = NONE;
      if (slot != NONE) {
        append(batch, slot, row);
      } else {
        if (lastNew == NONE) {
          firstNew = row;
        } else {
          batch.nextRow[lastNew] = row;
        }
        lastNew = row;
      }
    }
    return firstNew;
  }

  private void acquireNew(final MicroBatch batch, final int firstNew) {
    int row = firstNew;
    while (row != NONE) {
      final int following = batch.nextRow[row];
      batch.nextRow[row] = NONE;
      final int slot = state.acquireFree(batch.key(row));
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
      final int following = state.nextSlot(slot);
      final int row = firstRow[slot];
      firstRow[slot] = NONE;
      values.start(batch, row, count(batch, row));
      if (row != NONE) {
        state.touch(slot);
      }
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
