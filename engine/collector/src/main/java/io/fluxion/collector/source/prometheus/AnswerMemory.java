// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.prometheus;

import io.fluxion.collector.input.Bytes;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory that the answers of all targets may take: so many bytes each, so many together.
 * Thread-safe.
 */
final class AnswerMemory {
  private static final int MEBIBYTE = 1 << 20;
  private static final int LARGEST_ANSWER = 64 * MEBIBYTE;
  private static final long LARGEST_SUM = 256L * MEBIBYTE;
  private static final int FIRST_BYTES = 1 << 14;

  /** The rest of the heap is for the store, the outputs and the client. */
  private static final int PART_OF_HEAP = 4;

  /** An answer is small that takes no more than such a part of the sum. */
  private static final int SMALL = 16;

  private final int maxAnswerBytes;
  private final long maxBytes;
  private final AtomicLong taken = new AtomicLong();

  AnswerMemory(final int maxAnswerBytes, final long maxBytes) {
    this.maxAnswerBytes = maxAnswerBytes;
    this.maxBytes = maxBytes;
  }

  /** A quarter of the heap at most, of which one answer gets no more than half. */
  static AnswerMemory ofHeap() {
    final long sum = Math.min(LARGEST_SUM, Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
    return new AnswerMemory((int) Math.min(LARGEST_ANSWER, sum / 2), sum);
  }

  /**
   * Makes an answer's array longer. Its last {@link Bytes#PADDING} bytes are no part of the answer.
   *
   * @param bytes empty, or from here
   * @throws IOException where the answer is too long, or all of them together are
   */
  byte[] grow(final byte[] bytes) throws IOException {
    // A byte more than an answer may have: one that is too long is known by it.
    final int longest = maxAnswerBytes + 1 + Bytes.PADDING;
    if (bytes.length == longest) {
      throw new IOException("its answer is longer than " + text(maxAnswerBytes));
    }
    final int size = (int) Math.min(Math.max(FIRST_BYTES, 2L * bytes.length), longest);
    final int more = size - bytes.length;
    // Large answers leave a quarter to the small ones, which they would shut out otherwise.
    final long bound = size <= maxBytes / SMALL ? maxBytes : maxBytes - maxBytes / 4;
    if (taken.addAndGet(more) > bound) {
      taken.addAndGet(-more);
      throw new IOException(
          "there is no room for its answer: those of all targets together take more than "
              + text(bound));
    }
    try {
      return Arrays.copyOf(bytes, size);
    } catch (final OutOfMemoryError e) {
      taken.addAndGet(-more);
      throw e;
    }
  }

  /** Takes an answer's array back. */
  void release(final byte[] bytes) {
    taken.addAndGet(-bytes.length);
  }

  /** What is held at present. */
  long taken() {
    return taken.get();
  }

  private static String text(final long bytes) {
    return bytes < MEBIBYTE ? bytes + " bytes" : bytes / MEBIBYTE + " MiB";
  }
}
