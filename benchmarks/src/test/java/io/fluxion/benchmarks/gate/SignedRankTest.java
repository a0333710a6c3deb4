// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SignedRankTest {
  @Test
  void shouldBeTheShareOfAllChoicesOfSigns() {
    // One choice of 2^5 has no positive rank at all, two have at most rank 1.
    assertThat(SignedRank.below(-1, -2, -3, -4, -5)).isEqualTo(1.0 / 32);
    assertThat(SignedRank.below(1, -2, -3, -4, -5)).isEqualTo(2.0 / 32);
    assertThat(SignedRank.below(1, 2, 3, 4, 5)).isEqualTo(1);
  }

  @Test
  void shouldAgreeWithThePublishedTable() {
    // Critical value for n = 10, one-sided 0.05: rank sums up to 10; for 0.01: up to 5; n = 20,
    // 0.01: up to 43 (the tables printed in statistics textbooks).
    assertThat(SignedRank.below(withRankSum(10, 10))).isLessThanOrEqualTo(0.05);
    assertThat(SignedRank.below(withRankSum(10, 11))).isGreaterThan(0.05);
    assertThat(SignedRank.below(withRankSum(10, 5))).isLessThanOrEqualTo(0.01);
    assertThat(SignedRank.below(withRankSum(10, 6))).isGreaterThan(0.01);
    assertThat(SignedRank.below(withRankSum(20, 43))).isLessThanOrEqualTo(0.01);
    assertThat(SignedRank.below(withRankSum(20, 44))).isGreaterThan(0.01);
  }

  /** n differences of which the positive ones' ranks have that sum. */
  private static double[] withRankSum(final int n, final int sum) {
    final double[] differences = new double[n];
    int left = sum;
    for (int rank = n; rank >= 1; rank--) {
      final boolean positive = rank <= left;
      differences[rank - 1] = positive ? rank : -rank;
      left -= positive ? rank : 0;
    }
    return differences;
  }

  @Test
  void shouldAgreeWithCountingEveryChoiceOfSigns() {
    final long seed = Long.getLong("fluxion.seed", System.nanoTime());
    System.out.println("SignedRankTest: -Dfluxion.seed=" + seed);
    final SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 50; round++) {
      final double[] differences = new double[1 + random.nextInt(10)];
      for (int i = 0; i < differences.length; i++) {
        // Few different sizes, so that there are ties, and never 0.
        differences[i] = (1 + random.nextInt(5)) * (random.nextBoolean() ? 0.5 : -0.5);
      }
      assertThat(SignedRank.below(differences))
          .as("round %d of seed %d", round, seed)
          .isCloseTo(counted(differences), within(1e-12));
    }
  }

  /** All 2^n choices of signs, their positive rank sums taken the slow way. */
  private static double counted(final double... differences) {
    final int choices = 1 << differences.length;
    final double observed = rankSum(differences, bits(differences));
    int atMost = 0;
    for (int choice = 0; choice < choices; choice++) {
      atMost += rankSum(differences, choice) <= observed ? 1 : 0;
    }
    return (double) atMost / choices;
  }

  private static int bits(final double... differences) {
    int bits = 0;
    for (int i = 0; i < differences.length; i++) {
      bits |= differences[i] > 0 ? 1 << i : 0;
    }
    return bits;
  }

  private static double rankSum(final double[] differences, final int positive) {
    double sum = 0;
    for (int i = 0; i < differences.length; i++) {
      if ((positive >> i & 1) != 0) {
        double smaller = 0;
        double same = 0;
        for (final double other : differences) {
          smaller += Math.abs(other) < Math.abs(differences[i]) ? 1 : 0;
          same += Math.abs(other) == Math.abs(differences[i]) ? 1 : 0;
        }
        sum += smaller + (same + 1) / 2;
      }
    }
    return sum;
  }

  @Test
  void shouldLeaveOutWhatIsZero() {
    assertThat(SignedRank.below(0, 0, -1, -2)).isEqualTo(SignedRank.below(-1, -2));
    assertThat(SignedRank.below()).isEqualTo(1);
    assertThat(SignedRank.below(0, 0)).isEqualTo(1);
  }

  @Test
  void shouldSayHowManyItTakes() {
    assertThat(SignedRank.needed(0.01)).isEqualTo(7);
    assertThat(SignedRank.needed(1.0 / 1024)).isEqualTo(10);
    assertThat(SignedRank.below(new double[] {-1, -2, -3, -4, -5, -6, -7})).isLessThan(0.01);
    assertThat(SignedRank.below(new double[] {-1, -2, -3, -4, -5, -6})).isGreaterThan(0.01);
  }
}
