// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.update;

/**
 * One key's values of a micro-batch, in arrival order: none for a key that has only state.
 *
 * <pre>{@code
 * while (values.next()) {
 *   sum += values.longValue(0);
 * }
 * }</pre>
 *
 * <p>Valid during the updater's call only.
 */
public final class Values {
  private MicroBatch batch;
  private int following;
  private int row = StateStore.NONE;
  private int size;

  Values() {}

  void start(final MicroBatch newBatch, final int firstRow, final int newSize) {
    batch = newBatch;
    following = firstRow;
    row = StateStore.NONE;
    size = newSize;
  }

  /**
   * How many values the key has in this batch.
   *
   * @return 0 where it has only state
   */
  public int size() {
    return size;
  }

  /**
   * Moves on to the next value; the first call moves to the first one.
   *
   * @return false where there is none left
   */
  public boolean next() {
    row = following;
    if (row == StateStore.NONE) {
      return false;
    }
    following = batch.nextRow[row];
    return true;
  }

  /**
   * A lane of the current value.
   *
   * @param lane its number
   * @return the long that was put there
   */
  public long longValue(final int lane) {
    return batch.value(row, lane);
  }

  /**
   * A lane of the current value.
   *
   * @param lane its number
   * @return the double that was put there
   */
  public double doubleValue(final int lane) {
    return Double.longBitsToDouble(batch.value(row, lane));
  }
}
