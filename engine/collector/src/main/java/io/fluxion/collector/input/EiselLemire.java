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
 * The double nearest to w × 10^q, by one or two multiplications of 64 by 64 bits (Lemire, "Number
 * parsing at a gigabyte per second", 2021; that it always decides for an exact w was shown by
 * Mushtak and Lemire, "Fast number parsing without fallback", 2023).
 */
final class EiselLemire {
  private static final int MANTISSA_BITS = 52;
  private static final long IMPLICIT_BIT = 1L << MANTISSA_BITS;
  private static final int EXPONENT_BIAS = 1023;
  private static final int INFINITE_EXPONENT = 0x7ff;
  private static final long INFINITY = (long) INFINITE_EXPONENT << MANTISSA_BITS;

  /** How far the product's upper half is beyond mantissa, round bit and guard bit. */
  private static final int SPARE_BITS = Long.SIZE - MANTISSA_BITS - 3;

  private static final long SPARE_MASK = -1L >>> MANTISSA_BITS + 3;

  /** The powers of ten between which a product can lie halfway between two doubles. */
  private static final int LOWEST_HALFWAY = -4;

  private static final int HIGHEST_HALFWAY = 23;

  private EiselLemire() {}

  /**
   * The nearest double, ties to even.
   *
   * @param w unsigned, exact
   * @param q any
   * @return its bits; those of infinity where it is beyond the range
   */
  static long bits(final long w, final int q) {
    if (w == 0 || q < PowersOfFive.LOWEST) {
      return 0;
    }
    if (q > PowersOfFive.HIGHEST) {
      return INFINITY;
    }
    final int shift = Long.numberOfLeadingZeros(w);
    final long normal = w << shift;
    final long five = PowersOfFive.high(q);
    long low = normal * five;
    long high = multiplyHigh(normal, five);
    if ((high & SPARE_MASK) == SPARE_MASK) {
      // All ones below the bits that count: the rest of the power may carry into them.
      final long carry = multiplyHigh(normal, PowersOfFive.low(q));
      low += carry;
      if (Long.compareUnsigned(low, carry) < 0) {
        high++;
      }
    }
    final int top = (int) (high >>> Long.SIZE - 1);
    final long mantissa = high >>> top + SPARE_BITS;
    final int exponent = binaryExponent(q) + top - shift + EXPONENT_BIAS;
    if (exponent <= 0) {
      return subnormal(mantissa, exponent);
    }
    final boolean halfway =
        Long.compareUnsigned(low, 1) <= 0
            && q >= LOWEST_HALFWAY
            && q <= HIGHEST_HALFWAY
            && (mantissa & 3) == 1
            && mantissa << top + SPARE_BITS == high;
    return rounded(halfway ? mantissa & ~1 : mantissa, exponent);
  }

  /** The bits before the point of 10^q, times 2^63: log2(10) × q by a fraction that never errs. */
  private static int binaryExponent(final int q) {
    return (217706 * q >> 16) + Long.SIZE - 1;
  }

  private static long rounded(final long mantissa, final int exponent) {
    final long half = mantissa + (mantissa & 1) >>> 1;
    // A carry out of the mantissa leaves zeros behind, which the next power of two wants.
    final boolean carries = half >= IMPLICIT_BIT << 1;
    final int biased = carries ? exponent + 1 : exponent;
    if (biased >= INFINITE_EXPONENT) {
      return INFINITY;
    }
    return (carries ? 0 : half & ~IMPLICIT_BIT) | (long) biased << MANTISSA_BITS;
  }

  private static long subnormal(final long mantissa, final int exponent) {
    final int shift = 1 - exponent;
    if (shift >= Long.SIZE) {
      return 0;
    }
    final long shifted = mantissa >>> shift;
    // Rounding up to the implicit bit makes the smallest normal number: the same bits.
    return shifted + (shifted & 1) >>> 1;
  }

  /** The upper half of an unsigned product; Math has it from 18 on. */
  private static long multiplyHigh(final long a, final long b) {
    return Math.multiplyHigh(a, b) + (a >> 63 & b) + (b >> 63 & a);
  }
}
