// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.exact;

/**
 * The sum of a few doubles without any error, and its nearest double: partial sums that do not
 * overlap (J. R. Shewchuk, "Adaptive precision floating-point arithmetic", 1997), rounded once at
 * the end. Allocates nothing.
 */
public final class ExactSum {
  // Smallest first; a sum of n numbers needs n at most, and none more than 40 once compressed: one
  // for every 53 bits between the largest and the smallest double.
  private final double[] partials;
  private int count;

  public ExactSum(final int mostTerms) {
    partials = new double[mostTerms];
  }

  public void clear() {
    count = 0;
  }

  public void add(final double term) {
    if (count == partials.length) {
      compress();
    }
    double high = term;
    int kept = 0;
    for (int i = 0; i < count; i++) {
      final double sum = high + partials[i];
      final double rest = Doubles.sumError(high, partials[i], sum);
      if (rest != 0) {
        partials[kept++] = rest;
      }
      high = sum;
    }
    partials[kept] = high;
    count = kept + 1;
  }

  /** Makes each partial take in as much of those below it as fits its 53 bits. */
  private void compress() {
    int written = count;
    double high = partials[count - 1];
    for (int i = count - 2; i >= 0; i--) {
      final double sum = high + partials[i];
      final double rest = Doubles.sumError(high, partials[i], sum);
      if (rest == 0) {
        high = sum;
      } else {
        partials[--written] = sum;
        high = rest;
      }
    }
    partials[--written] = high;
    count -= written;
    System.arraycopy(partials, written, partials, 0, count);
  }

  /** The nearest double to the sum, the even one of two. */
  public double round() {
    int next = count - 1;
    double sum = partials[next];
    double rest = 0;
    while (next > 0 && rest == 0) {
      next--;
      final double high = sum + partials[next];
      rest = Doubles.sumError(sum, partials[next], high);
      sum = high;
    }
    // Half way between two doubles the partials below decide, where they point the same way.
    if (next > 0 && rest != 0 && Math.signum(rest) == Math.signum(partials[next - 1])) {
      final double beyond = sum + 2 * rest;
      if (beyond - sum == 2 * rest) {
        return beyond;
      }
    }
    return sum;
  }
}
