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
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Bytes of one answer, bounded by {@link AnswerMemory}. It is closed once the answer is read or
 * nobody waits for it any more; whoever still fills it gets an exception then.
 *
 * <p>One thread after another fills and reads it; any thread may close it.
 */
final class AnswerBuffer implements AutoCloseable {
  private static final int FIRST_BYTES = 1 << 14;

  private final AnswerMemory memory;
  private byte[] bytes = {};
  private int length;
  private boolean isClosed;

  AnswerBuffer(final AnswerMemory memory) {
    this.memory = memory;
  }

  /** The array, with {@link Bytes#PADDING} bytes behind the answer once there is any. */
  synchronized byte[] bytes() {
    return bytes;
  }

  synchronized int length() {
    return length;
  }

  /**
   * Adds what a buffer has.
   *
   * @throws IOException where that is too much
   */
  synchronized void add(final ByteBuffer buffer) throws IOException {
    final int count = buffer.remaining();
    makeRoom(count);
    buffer.get(bytes, length, count);
    grow(count);
  }

  /**
   * Adds some of what an inflater has; answers how many bytes.
   *
   * @throws IOException where that is too much
   */
  synchronized int add(final Inflater inflater) throws IOException, DataFormatException {
    makeRoom(1);
    final int count = inflater.inflate(bytes, length, bytes.length - Bytes.PADDING - length);
    grow(count);
    return count;
  }

  private void grow(final int count) throws IOException {
    length += count;
    if (length > memory.maxAnswerBytes()) {
      throw new IOException(memory.answerTooLong());
    }
  }

  private void makeRoom(final int count) throws IOException {
    if (isClosed) {
      throw new IOException("nobody waits for it any more");
    }
    final int needed = length + count + Bytes.PADDING;
    if (needed <= bytes.length) {
      return;
    }
    final long doubled = Math.max(FIRST_BYTES, 2L * bytes.length);
    final int size =
        (int) Math.max(needed, Math.min(doubled, memory.maxAnswerBytes() + Bytes.PADDING));
    final int more = size - bytes.length;
    if (!memory.take(more)) {
      throw new IOException(memory.sumTooLarge());
    }
    try {
      bytes = Arrays.copyOf(bytes, size);
    } catch (final OutOfMemoryError e) {
      memory.giveBack(more);
      throw e;
    }
  }

  @Override
  public synchronized void close() {
    isClosed = true;
    memory.giveBack(bytes.length);
    bytes = new byte[0];
    length = 0;
  }
}
