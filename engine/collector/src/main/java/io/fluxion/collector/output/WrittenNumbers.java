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
package io.fluxion.collector.output;

import io.fluxion.NumberType;
import io.fluxion.Sample;
import java.io.IOException;

/** Writes the numbers of a sample as they are. */
final class WrittenNumbers {
  private final NumberType yType;
  private final int xDecimals;

  WrittenNumbers(final WrittenColumns columns) {
    yType = columns.yType();
    xDecimals = columns.xDecimals();
  }

  /** Writes x; returns false, and writes nothing, where the sample has none. */
  boolean putX(final TextBuffer out, final Sample sample) throws IOException {
    if (!sample.hasX(0)) {
      return false;
    }
    out.putDecimal(sample.xBits(0), xDecimals);
    return true;
  }

  /** Writes a y; returns false, and writes nothing, where the sample has none. */
  boolean putY(final TextBuffer out, final Sample sample, final int field) throws IOException {
    if (!sample.hasY(field)) {
      return false;
    }
    final long bits = sample.yBits(field);
    switch (yType) {
      case DOUBLE -> out.putDouble(Double.longBitsToDouble(bits));
      case ULONG -> out.putUnsigned(bits);
      default -> out.putLong(bits);
    }
    return true;
  }
}
