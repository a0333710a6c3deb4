// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.gate;

import java.util.Arrays;

/**
 * Wilcoxon's signed-rank test, one-sided and exact: no normal approximation, no assumption about
 * the distribution but that, where nothing is wrong, it is symmetric. Ties share their mean rank;
 * differences of exactly 0 say nothing and are left out.
 *
 * <p>Frank Wilcoxon, Individual comparisons by ranking methods, Biometrics Bulletin 1 (1945).
 */
final class SignedRank {
  private SignedRank() {}

  /**
   * How likely it is that differences lie as far below 0 as these, or further, where each is as
   * likely to be positive as negative.
   *
   * @param differences any order, finite
   * @return above 0, to 1; 1 where there are none
   */
  static double below(final double... differences) {
    final double[] sorted =
        Arrays.stream(differences)
            .filter(difference -> difference != 0)
            .boxed()
            .sorted((one, other) -> Double.compare(Math.abs(one), Math.abs(other)))
            .mapToDouble(Double::doubleValue)
            .toArray();
    final int[] doubledRanks = doubledRanks(sorted);
    int observed = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (sorted[i] > 0) {
        observed += doubledRanks[i];
      }
    }
    return atMost(doubledRanks, observed);
  }

  /** Twice the rank of each, so that a mean of two ranks is a whole number. */
  private static int[] doubledRanks(final double[] sorted) {
    final int[] ranks = new int[sorted.length];
    int first = 0;
    while (first < sorted.length) {
      int end = first + 1;
      while (end < sorted.length && Math.abs(sorted[end]) == Math.abs(sorted[first])) {
        end++;
      }
      // Ranks from first + 1 to end.
      Arrays.fill(ranks, first, end, first + 1 + end);
      first = end;
    }
    return ranks;
  }

  /** The share of all choices of signs whose positive ranks add up to no more than that. */
  private static double atMost(final int[] ranks, final int observed) {
    final double[] probability = new double[Arrays.stream(ranks).sum() + 1];
    probability[0] = 1;
    int most = 0;
    for (final int rank : ranks) {
      most += rank;
      for (int sum = most; sum >= 0; sum--) {
        probability[sum] = (probability[sum] + (sum < rank ? 0 : probability[sum - rank])) / 2;
      }
    }
    double sum = 0;
    for (int i = 0; i <= observed; i++) {
      sum += probability[i];
    }
    return Math.min(1, sum);
  }

  /**
   * How many differences are needed before any of them could lie that far below.
   *
   * @param probability above 0
   * @return the least n with 2^-n no more than that
   */
  static int needed(final double probability) {
    return (int) Math.ceil(-Math.log(probability) / Math.log(2));
  }
}
