// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.recording;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** A column of the block that is being made. Its memory is taken when its first value comes. */
final class PendingColumn {
  private final int capacity;
  private long[] values;
  private long[] bits;
  private int count;

  PendingColumn(final int capacity) {
    this.capacity = capacity;
  }

  void clear() {
    if (count > 0) {
      Arrays.fill(bits, 0);
      count = 0;
    }
  }

  void set(final int row, final long value) {
    if (values == null) {
      values = new long[capacity];
      bits = new long[BlockBody.bitmapLongs(capacity)];
    }
    values[row] = value;
    bits[row >>> 6] |= 1L << row;
    count++;
  }

  /** Takes the values of another column's first rows. */
  void setAll(final PendingColumn other, final int rows) {
    for (int row = 0; row < rows; row++) {
      if (other.has(row)) {
        set(row, other.values[row]);
      }
    }
  }

  private boolean has(final int row) {
    return count > 0 && (bits[row >>> 6] >>> row & 1) != 0;
  }

  /** How the column is held; {@code mayBeSame} where one value may stand for all rows. */
  byte state(final int rows, final boolean mayBeSame) {
    if (count == 0) {
      return BlockBody.ABSENT;
    }
    if (count < rows) {
      return BlockBody.HOLES;
    }
    return mayBeSame && isSame() ? BlockBody.SAME : BlockBody.WHOLE;
  }

  private boolean isSame() {
    int row = 1;
    while (row < count && values[row] == values[0]) {
      row++;
    }
    return row == count;
  }

  /** Writes what a state says; 0 stands where nothing is. */
  void put(final ByteBuffer out, final int state, final int rows) {
    switch (state) {
      case BlockBody.SAME -> out.putLong(values[0]);
      case BlockBody.WHOLE -> {
        for (int row = 0; row < rows; row++) {
          out.putLong(values[row]);
        }
      }
      case BlockBody.HOLES -> {
        for (int row = 0; row < rows; row++) {
          out.putLong(has(row) ? values[row] : 0);
        }
        for (int i = 0; i < BlockBody.bitmapLongs(rows); i++) {
          out.putLong(bits[i]);
        }
      }
      default -> {}
    }
  }
}
