// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.recording;

import io.fluxion.collector.input.ByteFeed;
import io.fluxion.collector.input.InputException;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The piece of a recording that is looked at: a header, a block. */
final class FeedWindow {
  /** More than a block of one field; for longer ones it grows. */
  private static final int FIRST_BYTES = 1 << 18;

  /** How far a search reads ahead. */
  private static final int SEARCH_BYTES = 1 << 16;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private final ByteFeed feed;
  private byte[] bytes = new byte[FIRST_BYTES];
  private int start;
  private int limit;
  private long position;

  FeedWindow(final ByteFeed feed) {
    this.feed = feed;
  }

  /**
   * Reads until that many bytes are there, or the input ends, and no more: so one block after the
   * other lies in the same place, which stays in the cache.
   *
   * @param length at most that of the largest block
   * @return how many there are; fewer than asked for only at the end
   */
  int ensure(final int length) throws IOException, InputException {
    return ensure(length, length);
  }

  private int ensure(final int length, final int most) throws IOException, InputException {
    if (start == limit) {
      start = 0;
      limit = 0;
    }
    if (start + length > bytes.length) {
      makeRoom(length);
    }
    while (limit - start < length) {
      final int end = Math.min(start + most, bytes.length);
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
      bytes = new byte[Integer.highestOneBit(length - 1) << 1];
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

  /**
   * Lets go of bytes until the window begins with a marker, wherever that stands.
   *
   * @return false where there is none; then the input is at its end
   */
  boolean seek(final long marker) throws IOException, InputException {
    while (ensure(Long.BYTES, SEARCH_BYTES) >= Long.BYTES) {
      final int last = limit - Long.BYTES;
      int at = start;
      while (at <= last && (bytes[at] != (byte) marker || (long) LONGS.get(bytes, at) != marker)) {
        at++;
      }
      pass(at - start);
      if (at <= last) {
        return true;
      }
    }
    pass(limit - start);
    return false;
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
    return (long) LONGS.get(bytes, start + offset);
  }

  int getInt(final int offset) {
    return (int) INTS.get(bytes, start + offset);
  }

  void getLongs(final int offset, final long[] target, final int count) {
    for (int i = 0, at = start + offset; i < count; i++, at += Long.BYTES) {
      target[i] = (long) LONGS.get(bytes, at);
    }
  }

  void getInts(final int offset, final int[] target, final int count) {
    for (int i = 0, at = start + offset; i < count; i++, at += Integer.BYTES) {
      target[i] = (int) INTS.get(bytes, at);
    }
  }
}
