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
package io.fluxion.collector.input;

/**
 * The text that was read last, to tell whether the next is the same: the rows of a scrape mostly
 * have one x, and to compare it costs less than to read it. Of 8 to 24 bytes; others are not kept.
 */
final class LastText {
  private static final int LONGEST = 3 * Long.BYTES;
  private static final int NONE = -1;

  private int length = NONE;
  private long head;
  private long middle;
  private long tail;

  /** Whether a text is the one that was kept. */
  boolean is(final byte[] bytes, final int from, final int to) {
    // Times differ at their end first.
    return to - from == length
        && Bytes.word(bytes, to - Long.BYTES) == tail
        && Bytes.word(bytes, from) == head
        && (length <= 2 * Long.BYTES || Bytes.word(bytes, from + Long.BYTES) == middle);
  }

  /** Keeps a text. */
  void keep(final byte[] bytes, final int from, final int to) {
    length = to - from;
    if (length < Long.BYTES || length > LONGEST) {
      length = NONE;
      return;
    }
    head = Bytes.word(bytes, from);
    middle = Bytes.word(bytes, from + Long.BYTES);
    tail = Bytes.word(bytes, to - Long.BYTES);
  }
}
