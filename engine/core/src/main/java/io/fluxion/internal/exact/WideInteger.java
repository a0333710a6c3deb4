// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.exact;

import java.util.Arrays;

/**
 * A signed integer of 384 bits, for least squares: over 2^28 samples, whose y the resets have
 * carried 92 bits away, the largest product of two sums has 276. Allocates nothing after
 * construction.
 *
 * <p>Two's complement in words of 32 bits, lowest first, so that sums and products are simply those
 * modulo 2^384.
 */
public final class WideInteger {
  private static final int WORDS = 12;
  private static final long WORD = 0xffff_ffffL;

  private final int[] words = new int[WORDS];
  private final int[] product = new int[WORDS];

  public void clear() {
    Arrays.fill(words, 0);
  }

  public void set(final WideInteger other) {
    System.arraycopy(other.words, 0, words, 0, WORDS);
  }

  /** Sets a signed number of 128 bits. */
  public void set(final long high, final long low) {
    words[0] = (int) low;
    words[1] = (int) (low >>> 32);
    words[2] = (int) high;
    words[3] = (int) (high >> 32);
    Arrays.fill(words, 4, WORDS, (int) (high >> 63));
  }

  /** Sets a signed number of 192 bits. */
  public void set(final long top, final long high, final long low) {
    set(top, high);
    System.arraycopy(words, 0, words, 2, WORDS - 2);
    words[0] = (int) low;
    words[1] = (int) (low >>> 32);
  }

  public void add(final WideInteger other) {
    long carry = 0;
    for (int i = 0; i < WORDS; i++) {
      carry += (words[i] & WORD) + (other.words[i] & WORD);
      words[i] = (int) carry;
      carry >>>= 32;
    }
  }

  public void subtract(final WideInteger other) {
    long borrow = 0;
    for (int i = 0; i < WORDS; i++) {
      borrow += (words[i] & WORD) - (other.words[i] & WORD);
      words[i] = (int) borrow;
      borrow >>= 32;
    }
  }

  public void multiply(final WideInteger other) {
    Arrays.fill(product, 0);
    for (int i = 0; i < WORDS; i++) {
      long carry = 0;
      for (int j = 0; i + j < WORDS; j++) {
        carry += (words[i] & WORD) * (other.words[j] & WORD) + (product[i + j] & WORD);
        product[i + j] = (int) carry;
        carry >>>= 32;
      }
    }
    System.arraycopy(product, 0, words, 0, WORDS);
  }

  /** The nearest double. */
  public double toDouble() {
    final boolean negative = words[WORDS - 1] < 0;
    // The magnitude of a negative number, word by word.
    long carry = negative ? 1 : 0;
    int top = -1;
    for (int i = 0; i < WORDS; i++) {
      carry += (negative ? ~words[i] : words[i]) & WORD;
      product[i] = (int) carry;
      carry >>>= 32;
      if (product[i] != 0) {
        top = i;
      }
    }
    if (top < 0) {
      return 0;
    }
    final double magnitude = magnitude(Math.max(top - 2, 0));
    return negative ? -magnitude : magnitude;
  }

  /** The three words from here up hold the top bits; what lies below is one sticky bit. */
  private double magnitude(final int from) {
    int sticky = 0;
    for (int i = 0; i < from; i++) {
      sticky |= product[i];
    }
    final long low = (product[from] & WORD) | (product[from + 1] & WORD) << 32;
    final long high = product[from + 2] & WORD;
    // Of 65 bits or more, so that the last one cannot decide a rounding by itself.
    return Math.scalb(Int128.toDouble(high, sticky == 0 ? low : low | 1), 32 * from);
  }
}
