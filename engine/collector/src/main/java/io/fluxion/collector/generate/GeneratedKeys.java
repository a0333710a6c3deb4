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
package io.fluxion.collector.generate;

import io.fluxion.Sample;

/**
 * The keys of a recording: names such as {@code k17} and, for its successors, {@code k17-1} and
 * {@code k17-2}; or identifiers in hexadecimal digits, as containers have them.
 */
final class GeneratedKeys {
  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };
  private static final int DIGITS = 16;

  private final int[] generations;
  private final int idBytes;

  GeneratedKeys(final int keys, final int idBytes) {
    generations = new int[keys];
    this.idBytes = idBytes;
  }

  /** The key in this place has gone; a new one comes. */
  void succeed(final int place) {
    generations[place]++;
  }

  /** Gives the sample the key in this place. */
  void write(final int place, final Sample sample) {
    final byte[] key = sample.key();
    if (idBytes > 0) {
      writeId(key, (long) generations[place] << Integer.SIZE | place);
      sample.keyLength(idBytes);
      return;
    }
    key[0] = 'k';
    int length = writeNumber(key, 1, place);
    if (generations[place] > 0) {
      key[length] = '-';
      length = writeNumber(key, length + 1, generations[place]);
    }
    sample.keyLength(length);
  }

  /** The first sixteen digits tell it from every other, and those behind are mixed from them. */
  private void writeId(final byte[] key, final long number) {
    long word = Mixer.mix(number + 1);
    for (int at = 0; at < idBytes; at++) {
      key[at] = HEX[(int) (word >>> Long.SIZE - 4)];
      word <<= 4;
      if (at % DIGITS == DIGITS - 1) {
        word = Mixer.mix(number ^ (long) (at + 1) << 56);
      }
    }
  }

  /** Writes a number of 0 or more in decimal; returns where it ends. */
  private static int writeNumber(final byte[] target, final int from, final int number) {
    int digits = 1;
    for (int rest = number; rest >= 10; rest /= 10) {
      digits++;
    }
    int rest = number;
    for (int at = from + digits; at > from; rest /= 10) {
      target[--at] = (byte) ('0' + rest % 10);
    }
    return from + digits;
  }
}
