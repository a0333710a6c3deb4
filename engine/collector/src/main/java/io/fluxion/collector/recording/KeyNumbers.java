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

import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Byte strings and their numbers, from 0 in the order in which they came. All memory is taken at
 * construction; nothing allocates afterwards.
 *
 * <p>Behind a key the one that came after it before is expected: rows of a scrape come in the same
 * order every time, and are found by one comparison. Others are hashed with a secret, so that
 * nobody who names keys can make them collide.
 */
final class KeyNumbers {
  static final int NONE = -1;

  private static final long PRIME = (1L << 61) - 1;

  private final int maxKeyBytes;
  private final byte[] slab;
  private final int[] lengths;
  // Numbers by hash, at most half full; NONE where nothing is.
  private final int[] table;
  private final int mask;
  private final long secret = new SecureRandom().nextLong(1, PRIME);
  private int size;
  private int expected;

  /**
   * No key yet.
   *
   * @param capacity the most keys, 1 or more
   * @param maxKeyBytes the longest
   * @throws IllegalArgumentException where they do not fit one array
   */
  KeyNumbers(final int capacity, final int maxKeyBytes) {
    if ((long) capacity * maxKeyBytes > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          capacity + " keys of " + maxKeyBytes + " bytes pass the 2 GiB of one array");
    }
    this.maxKeyBytes = maxKeyBytes;
    slab = new byte[capacity * maxKeyBytes];
    lengths = new int[capacity];
    table = new int[Integer.highestOneBit(capacity) << 2];
    mask = table.length - 1;
    Arrays.fill(table, NONE);
  }

  /** The number of a key, or {@link #NONE}. */
  int find(final byte[] key, final int length) {
    final int guess = expected;
    final int number = holds(guess, key, length) ? guess : table[place(key, length)];
    if (number != NONE) {
      expected = number + 1 < size ? number + 1 : 0;
    }
    return number;
  }

  /** Takes a key that has no number yet; there is room for it. */
  int add(final byte[] key, final int length) {
    final int number = size++;
    System.arraycopy(key, 0, slab, number * maxKeyBytes, length);
    lengths[number] = length;
    table[place(key, length)] = number;
    return number;
  }

  void clear() {
    Arrays.fill(table, NONE);
    size = 0;
    expected = 0;
  }

  /** Where in the table a key is, or would be. */
  private int place(final byte[] key, final int length) {
    int at = (int) hash(key, length) & mask;
    while (table[at] != NONE && !holds(table[at], key, length)) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private boolean holds(final int number, final byte[] key, final int length) {
    final int start = number * maxKeyBytes;
    return number < size
        && lengths[number] == length
        && Arrays.equals(slab, start, start + length, key, 0, length);
  }

  /** A polynomial of the key's bytes at a secret point, modulo a prime. */
  private long hash(final byte[] key, final int length) {
    long hash = length;
    for (int i = 0; i < length; i++) {
      hash = timesSecret(hash + (key[i] & 0xff));
    }
    return hash;
  }

  private long timesSecret(final long value) {
    final long low = value * secret;
    final long high = Math.multiplyHigh(value, secret);
    final long sum = (low & PRIME) + (high << 3 | low >>> 61);
    return sum < PRIME ? sum : sum - PRIME;
  }
}
