// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * How many table entries a look-up looks at, for keys that follow a pattern: with hardly any secret
 * more than for random keys, of which a table that is half full takes 1.5.
 */
class HashQualityTest {
  private static final int SEEDS = 100;

  /** As many keys as make a table half full. */
  private static final int KEYS = 1 << 16;

  private static final double MEAN_OF_RANDOM_KEYS = 1.5;

  /** One secret in a hundred may be a bad one. */
  private static final int MOST_BAD_SEEDS = SEEDS / 100;

  private final long seed = Long.getLong("fluxion.seed", System.nanoTime());

  HashQualityTest() {
    System.out.println("HashQualityTest -Dfluxion.seed=" + seed);
  }

  @Test
  void shouldProbeAsFewEntriesForSequentialKeysAsForRandomOnes() {
    check("i", (i, number) -> i);
  }

  @Test
  void shouldProbeAsFewEntriesForMultiplesOfPowersOfTwoAsForRandomOnes() {
    check("i << k", (i, number) -> i << 1 + number % 48);
  }

  @Test
  void shouldProbeAsFewEntriesForKeysOfTheUpperHalfAsForRandomOnes() {
    check("i * 977 << 32", (i, number) -> i * 977 << 32);
  }

  @Test
  void shouldProbeAsFewEntriesForReversedBitsAsForRandomOnes() {
    check("reversed i", (i, number) -> Long.reverse(i));
  }

  @Test
  void shouldProbeAsFewEntriesForPairsOfIntsAsForRandomOnes() {
    check(
        "i << 32 | j",
        (i, number) -> {
          final int bits = 1 + number % 15;
          return i >>> bits << 32 | i & (1L << bits) - 1;
        });
  }

  @Test
  void shouldProbeAsFewEntriesForMultiplesOfASecondAsForRandomOnes() {
    check("i * 10^9", (i, number) -> i * 1_000_000_000L);
  }

  /** A family of keys, which may differ from secret to secret. */
  private interface Family {
    long key(long i, int number);
  }

  private void check(final String name, final Family family) {
    final SplittableRandom seeds = new SplittableRandom(seed);
    int bad = 0;
    double worst = 0;
    double sum = 0;
    for (int number = 0; number < SEEDS; number++) {
      final int of = number;
      final double mean = meanProbes(seeds.nextLong(), i -> family.key(i, of));
      sum += mean;
      worst = Math.max(worst, mean);
      bad += mean > 1.5 * MEAN_OF_RANDOM_KEYS ? 1 : 0;
    }
    assertThat(bad)
        .as("bad secrets of %d for %s, mean %.3f, worst %.2f", SEEDS, name, sum / SEEDS, worst)
        .isLessThan(MOST_BAD_SEEDS);
  }

  private static double meanProbes(final long hashSeed, final LongUnaryOperator key) {
    final LongKeyIndex index = new LongKeyIndex(KEYS, hashSeed);
    for (int i = 0; i < KEYS; i++) {
      index.insert(key.applyAsLong(i));
    }
    return meanProbes(index);
  }

  /** How many entries a look-up of a key looks at, in the mean of all keys of a full index. */
  static double meanProbes(final KeyIndex index) {
    final ProbeTable table = index.table;
    final int mask = table.entries.length - 1;
    assertThat(mask + 1).as("entries of a table that is half full").isEqualTo(2 * index.size());
    long probes = 0;
    for (int at = 0; at <= mask; at++) {
      if (table.entries[at] != 0) {
        probes += (at - table.home(index.hash(table.slotAt(at))) & mask) + 1;
      }
    }
    return (double) probes / index.size();
  }
}
