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

/** Unsigned 64-bit integers: an optional sign and digits, 0 to 2^64 - 1. */
final class UnsignedReader extends NumberReader {
  /** 10^18 times this passes 2^64 or comes so near that what follows can. */
  private static final long LAST_HEAD = 18;

  @Override
  public boolean read(final byte[] bytes, final int from, final int to) {
    final int first = passSign(bytes, from);
    final int length = to - first;
    if (length < 1 || length > Digits.MAX) {
      return readLong(bytes, first, to) && (bytes[from] != '-' || bits() == 0);
    }
    final long magnitude = Digits.read(bytes, first, length);
    return magnitude >= 0 && (bytes[from] != '-' || magnitude == 0) && accept(magnitude);
  }

  /** Of 19 digits or more. */
  private boolean readLong(final byte[] bytes, final int from, final int to) {
    int first = from;
    while (to - first > Digits.MAX && bytes[first] == '0') {
      first++;
    }
    final int head = to - first - Digits.MAX;
    if (head > 2 || first == to) {
      return false;
    }
    final long high = head > 0 ? Digits.read(bytes, first, head) : 0;
    final long low = Digits.read(bytes, to - Digits.MAX, Digits.MAX);
    if ((high | low) < 0 || high > LAST_HEAD) {
      return false;
    }
    final long heads = high * Digits.power(Digits.MAX);
    final long sum = heads + low;
    return Long.compareUnsigned(sum, heads) >= 0 && accept(sum);
  }

  @Override
  public String why(final byte[] bytes, final int from, final int to) {
    if (!isWhole(bytes, from, to)) {
      return isDecimal(bytes, from, to)
          ? "is not a whole number; --y-type double reads decimals"
          : "is not a whole number";
    }
    if (bytes[from] != '-') {
      return "is beyond an unsigned 64-bit integer"
          + (isDecimal(bytes, from, to) ? "; --y-type double reads it to the nearest double" : "");
    }
    return "is below zero, which --y-type ulong is not"
        + (new LongReader('y').read(bytes, from, to) ? "; --y-type long reads it" : "");
  }
}
