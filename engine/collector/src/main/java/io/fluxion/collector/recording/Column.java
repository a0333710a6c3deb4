/*
 * Copyright 2026 The Fluxion Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
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
