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
package io.fluxion.collector.source.prometheus;

import io.fluxion.collector.input.Bytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * The bytes of an answer, up to a bound. The array grows with the largest answer and is filled
 * again by the next one.
 *
 * <p>Not thread-safe: the client's threads fill it, one after another, before the source reads it.
 */
final class Answer {
  private static final int FIRST_BYTES = 1 << 16;

  private final int maxBytes;
  private byte[] bytes = new byte[FIRST_BYTES + Bytes.PADDING];
  private int length;

  Answer(final int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** The array, with {@link Bytes#PADDING} bytes behind the answer. */
  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  void clear() {
    length = 0;
  }

  /** Adds what the buffer has; false where the answer would be longer than its bound. */
  boolean add(final ByteBuffer buffer) {
    final int count = buffer.remaining();
    if (count > maxBytes - length) {
      return false;
    }
    makeRoom(count);
    buffer.get(bytes, length, count);
    length += count;
    return true;
  }

  /**
   * Takes what another answer is without its compression; false where it would be longer than its
   * bound.
   *
   * @throws IOException where that is not gzip, or cut off
   */
  boolean unzip(final Answer zipped) throws IOException {
    length = 0;
    try (InputStream in =
        new GZIPInputStream(new ByteArrayInputStream(zipped.bytes, 0, zipped.length))) {
      while (true) {
        makeRoom(1);
        final int count = in.read(bytes, length, bytes.length - Bytes.PADDING - length);
        if (count < 0) {
          return true;
        }
        length += count;
        if (length > maxBytes) {
          return false;
        }
      }
    }
  }

  private void makeRoom(final int count) {
    if (length + count + Bytes.PADDING > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count + Bytes.PADDING));
    }
  }
}
