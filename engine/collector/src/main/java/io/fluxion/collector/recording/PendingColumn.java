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

  boolean has(final int row) {
    return count > 0 && (bits[row >>> 6] >>> row & 1) != 0;
  }

  long get(final int row) {
    return values[row];
  }

  byte state(final int rows) {
    if (count == 0) {
      return BlockBody.ABSENT;
    }
    return count == rows ? BlockBody.WHOLE : BlockBody.HOLES;
  }

  /** Writes what the state says; 0 stands where nothing is. */
  void put(final ByteBuffer out, final int rows) {
    if (count == 0) {
      return;
    }
    final boolean holes = count < rows;
    for (int row = 0; row < rows; row++) {
      out.putLong(holes && !has(row) ? 0 : values[row]);
    }
    if (holes) {
      for (int i = 0; i < BlockBody.bitmapLongs(rows); i++) {
        out.putLong(bits[i]);
      }
    }
  }
}
