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

import io.fluxion.collector.input.ByteFeed;
import io.fluxion.collector.input.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.LongBuffer;

/**
 * The piece of a recording that is looked at: a header, a block. Pieces are passed in multiples of
 * 8 bytes, so that what lies at a multiple of 8 in the file does so here, and whole columns can be
 * copied out of views that are made once.
 */
final class FeedWindow {
  /** More than a block of one field; for longer ones it grows. */
  private static final int FIRST_BYTES = 1 << 18;

  private final ByteFeed feed;
  private byte[] bytes;
  private LongBuffer longs;
  private IntBuffer ints;
  private int start;
  private int limit;
  private long position;

  FeedWindow(final ByteFeed feed) {
    this.feed = feed;
    allocate(FIRST_BYTES);
  }

  private void allocate(final int size) {
    bytes = new byte[size];
    final ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    longs = buffer.asLongBuffer();
    ints = buffer.asIntBuffer();
  }

  /**
   * Reads until that many bytes are there, or the input ends, and no more: so one block after the
   * other lies in the same place, which stays in the cache.
   *
   * @param length at most that of the largest block
   * @return how many there are; fewer than asked for only at the end
   */
  int ensure(final int length) throws IOException, InputException {
    return ensure(length, false);
  }

  /** The same, but reads as much as there is room for: where small pieces follow each other. */
  int ensureAndMore(final int length) throws IOException, InputException {
    return ensure(length, true);
  }

  private int ensure(final int length, final boolean more) throws IOException, InputException {
    if (start == limit) {
      start = 0;
      limit = 0;
    }
    if (start + length > bytes.length) {
      makeRoom(length);
    }
    while (limit - start < length) {
      final int end = more ? bytes.length : start + length;
      final int count = feed.read(bytes, limit, end - limit);
      if (count < 0) {
        break;
      }
      limit += count;
    }
    return limit - start;
  }

  private void makeRoom(final int length) {
    final byte[] before = bytes;
    if (length > bytes.length) {
      allocate(Integer.highestOneBit(length - 1) << 1);
    }
    System.arraycopy(before, start, bytes, 0, limit - start);
    limit -= start;
    start = 0;
  }

  /** Lets go of bytes that are there. */
  void pass(final int length) {
    start += length;
    position += length;
  }

  /** Where in the recording the window begins. */
  long position() {
    return position;
  }

  /** The array that holds the window; another one after {@link #ensure}. */
  byte[] bytes() {
    return bytes;
  }

  /** Where in the array the window begins. */
  int start() {
    return start;
  }

  long getLong(final int offset) {
    return longs.get((start + offset) >>> 3);
  }

  int getInt(final int offset) {
    return ints.get((start + offset) >>> 2);
  }

  void getLongs(final int offset, final long[] target, final int count) {
    longs.get((start + offset) >>> 3, target, 0, count);
  }

  void getInts(final int offset, final int[] target, final int count) {
    ints.get((start + offset) >>> 2, target, 0, count);
  }
}
