// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.exact;

/** Error-free transformations of doubles (D. E. Knuth, TAOCP vol. 2, section 4.2.2, theorem B). */
public final class Doubles {
  /** {@link #ofSmall} takes integers of so many bits, their sign aside. */
  public static final int SMALL_BITS = 51;

  // The bits of 1.5 × 2^52: with a small integer added to them, those of 1.5 × 2^52 plus it.
  private static final double SHIFTED = 0x1.8p52;
  private static final long SHIFTED_BITS = 0x4338_0000_0000_0000L;

  private Doubles() {}

  /**
   * The double of an integer in [-2^51, 2^51). For loops over long latencies: the instruction that
   * a cast becomes waits for the last use of its result's register, so steps of a loop would not
   * overlap.
   */
  public static double ofSmall(final long value) {
    return Double.longBitsToDouble(value + SHIFTED_BITS) - SHIFTED;
  }

  /** What {@code sum}, the rounded a + b, is short of the true sum. */
  public static double sumError(final double a, final double b, final double sum) {
    final double bRounded = sum - a;
    return (a - (sum - bRounded)) + (b - bRounded);
  }

  /** What {@code difference}, the rounded a - b, is short of the true difference. */
  public static double differenceError(final double a, final double b, final double difference) {
    return sumError(a, -b, difference);
  }
}
