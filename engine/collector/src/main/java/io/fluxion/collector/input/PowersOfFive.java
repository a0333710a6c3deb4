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

import java.math.BigInteger;

/**
 * The upper 128 bits of 5^q for q of -342 to 308, computed once: what {@link EiselLemire}
 * multiplies by. All are cut off but the reciprocals of powers that themselves fit 64 bits, which
 * are rounded up, as the algorithm's proof wants them (Lemire, "Number parsing at a gigabyte per
 * second", 2021).
 */
final class PowersOfFive {
  /** Below this, 2^64 × 10^q is closer to zero than to the smallest double. */
  static final int LOWEST = -342;

  /** Above this, 10^q is beyond the largest double. */
  static final int HIGHEST = 308;

  private static final int BITS = 128;

  /** The largest power that fits 64 bits. */
  private static final int LAST_SHORT = 27;

  private static final long[] HIGH = new long[HIGHEST - LOWEST + 1];
  private static final long[] LOW = new long[HIGHEST - LOWEST + 1];

  static {
    BigInteger power = BigInteger.ONE;
    for (int q = 0; q <= -LOWEST; q++) {
      if (q <= HIGHEST) {
        put(q, power.shiftLeft(BITS).shiftRight(power.bitLength()));
      }
      if (q > 0) {
        put(-q, reciprocal(power).add(q <= LAST_SHORT ? BigInteger.ONE : BigInteger.ZERO));
      }
      power = power.multiply(BigInteger.valueOf(5));
    }
  }

  private PowersOfFive() {}

  /** 2^k / power, cut off, for the k that makes it 128 bits long; power is no power of two. */
  private static BigInteger reciprocal(final BigInteger power) {
    final int k = power.bitLength() + BITS - 1;
    return BigInteger.ONE.shiftLeft(k).divide(power);
  }

  private static void put(final int q, final BigInteger bits) {
    HIGH[q - LOWEST] = bits.shiftRight(Long.SIZE).longValue();
    LOW[q - LOWEST] = bits.longValue();
  }

  static long high(final int q) {
    return HIGH[q - LOWEST];
  }

  static long low(final int q) {
    return LOW[q - LOWEST];
  }
}
