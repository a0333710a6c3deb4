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

/** Signed 64-bit integers: an optional sign and digits. */
final class LongReader extends NumberReader {
  private final char axis;

  LongReader(final char axis) {
    this.axis = axis;
  }

  @Override
  public boolean read(final byte[] bytes, final int from, final int to) {
    final boolean negative = bytes[from] == '-';
    final int first = passSign(bytes, from);
    final int length = to - first;
    if (length < 1 || length > Digits.MAX) {
      return readLong(bytes, first, to, negative);
    }
    final long magnitude = Digits.read(bytes, first, length);
    return magnitude >= 0 && accept(negative ? -magnitude : magnitude);
  }

  /** Of 19 digits or more: leading zeros, or a number close to the end of the range. */
  private boolean readLong(
      final byte[] bytes, final int from, final int to, final boolean negative) {
    int first = from;
    while (to - first > Digits.MAX && bytes[first] == '0') {
      first++;
    }
    final int head = to - first - Digits.MAX;
    if (head > 1 || first == to) {
      return false;
    }
    // Below 10^19, so that the unsigned sum is right; one more fits below zero than above.
    final long magnitude =
        head == 1 ? Digits.nineteen(bytes, first) : Digits.read(bytes, first, Digits.MAX);
    if (magnitude == Digits.NONE) {
      return false;
    }
    final boolean fits = magnitude >= 0 || negative && magnitude == Long.MIN_VALUE;
    return fits && accept(negative ? -magnitude : magnitude);
  }

  @Override
  public String why(final byte[] bytes, final int from, final int to) {
    if (isWhole(bytes, from, to)) {
      return "is beyond a signed 64-bit integer" + whatReadsIt(bytes, from, to);
    }
    if (isDecimal(bytes, from, to)) {
      return axis == 'x'
          ? "is not a whole number; --x-type double reads decimals, --x-unit decimal times"
          : "is not a whole number; --y-type double reads decimals";
    }
    return axis == 'y' && new DoubleReader(false).read(bytes, from, to)
        ? "is not a whole number; --y-type double reads it"
        : "is not a whole number";
  }

  private String whatReadsIt(final byte[] bytes, final int from, final int to) {
    if (axis == 'y' && new UnsignedReader().read(bytes, from, to)) {
      return "; --y-type ulong reads it";
    }
    return isDecimal(bytes, from, to)
        ? "; --" + axis + "-type double reads it to the nearest double"
        : "";
  }
}
