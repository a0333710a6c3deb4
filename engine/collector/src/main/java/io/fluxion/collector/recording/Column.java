// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.recording;

/** A column of a block that was read. Its arrays grow to the longest block and are used again. */
final class Column {
  private static final long[] NONE = {};

  int state;
  long[] values = NONE;
  private long[] bits = NONE;

  /** Copies the column out of the window. */
  void read(final FeedWindow in, final int offset, final int rows) {
    final int count = state == BlockBody.SAME ? 1 : rows;
    if (state == BlockBody.ABSENT || state == BlockBody.AS_TIME) {
      return;
    }
    if (values.length < count) {
      values = new long[count];
    }
    in.getLongs(offset, values, count);
    if (state == BlockBody.HOLES) {
      final int length = BlockBody.bitmapLongs(rows);
      if (bits.length < length) {
        bits = new long[length];
      }
      in.getLongs(offset + rows * Long.BYTES, bits, length);
    }
  }

  boolean has(final int row) {
    return state == BlockBody.WHOLE
        || state == BlockBody.HOLES && (bits[row >>> 6] >>> row & 1) != 0;
  }
}
