// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.exact;

/** A difference of two 64-bit numbers as a double and what it is short of: exact. */
public final class ExactPair {
  private static final double TWO_32 = 0x1p32;
  private static final double TWO_64 = 0x1p64;
  private static final long LOW_WORD = 0xffff_ffffL;

  public double high;
  public double low;

  public void set(final double newHigh, final double newLow) {
    high = newHigh;
    low = newLow;
  }

  /** Sets a signed integer of 128 bits, not beyond 2^100. */
  public void setInteger(final long integerHigh, final long integerLow) {
    final double top = integerHigh * TWO_64;
    final double middle = (integerLow >>> 32) * TWO_32;
    final double upper = top + middle;
    setSum(upper, integerLow & LOW_WORD);
    low += Doubles.sumError(top, middle, upper);
  }

  /** Sets an unsigned integer of 64 bits. */
  public void setUnsigned(final long value) {
    setSum((value >>> 32) * TWO_32, value & LOW_WORD);
  }

  /** Sets {@code to - from}, both finite. */
  public void setDifference(final double from, final double to) {
    final double difference = to - from;
    set(difference, Doubles.differenceError(to, from, difference));
  }

  private void setSum(final double a, final double b) {
    final double sum = a + b;
    set(sum, Doubles.sumError(a, b, sum));
  }
}
