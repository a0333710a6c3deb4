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

import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory that the answers of all targets may take: so many bytes each, so many together.
 * Thread-safe.
 */
final class AnswerMemory {
  private static final int MEBIBYTE = 1 << 20;
  private static final int LARGEST_ANSWER = 64 * MEBIBYTE;
  private static final long LARGEST_SUM = 256L * MEBIBYTE;

  /** The rest of the heap is for the store, the outputs and the client. */
  private static final int PART_OF_HEAP = 4;

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

  /** The longest answer, with and without its compression. */
  int maxAnswerBytes() {
    return maxAnswerBytes;
  }

  /** Takes memory, unless that were more than all answers may have. */
  boolean take(final long bytes) {
    if (taken.addAndGet(bytes) <= maxBytes) {
      return true;
    }
    taken.addAndGet(-bytes);
    return false;
  }

  void giveBack(final long bytes) {
    taken.addAndGet(-bytes);
  }

  /** What is held at present. */
  long taken() {
    return taken.get();
  }

  /** Why an answer is not taken that is longer than it may be. */
  String answerTooLong() {
    return "its answer is longer than " + text(maxAnswerBytes);
  }

  /** Why an answer is not taken though it is not too long. */
  String sumTooLarge() {
    return "there is no room for its answer: those of all targets together take more than "
        + text(maxBytes);
  }

  private static String text(final long bytes) {
    return bytes < MEBIBYTE ? bytes + " bytes" : bytes / MEBIBYTE + " MiB";
  }
}
