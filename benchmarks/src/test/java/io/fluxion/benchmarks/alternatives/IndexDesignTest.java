// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.alternatives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IndexDesignTest {
  private static final double[] LOAD_FACTORS = {0.25, 0.5, 0.8, 0.999};

  private final long seed = Long.getLong("fluxion.seed", System.nanoTime());

  IndexDesignTest() {
    System.out.println(getClass().getSimpleName() + " -Dfluxion.seed=" + seed);
  }

  @FunctionalInterface
  private interface Factory {
    IndexDesign create(int capacity, double loadFactor, long seed);
  }

  private static Stream<Named<Factory>> designs() {
    return Stream.of(
        Named.of("engine", (capacity, loadFactor, seed) -> new EngineIndex(capacity, seed)),
        Named.of("intEntries", IntEntryIndex::new),
        Named.of("interleaved", InterleavedIndex::new),
        Named.of("longEntries", LongEntryIndex::new),
        Named.of("buckets", BucketIndex::new),
        Named.of("phased", PhasedLookup::new));
  }

  @ParameterizedTest
  @MethodSource("designs")
  void shouldAgreeWithAHashMapOverRandomInsertsAndFinds(final Factory factory) {
    final SplittableRandom random = new SplittableRandom(seed);
    for (int run = 0; run < 400; run++) {
      final int capacity = 1 + random.nextInt(60);
      final IndexDesign index = create(factory, capacity, random);
      final Map<Long, Integer> model = new HashMap<>();
      // Few enough that most come again, 0 among them; in their lower half, their upper or both.
      final long spread = new long[] {1, 1L << 32, 0x1_0000_0001L}[random.nextInt(3)];
      for (int step = 0; step < 500; step++) {
        final long key = random.nextInt(2 * capacity) * spread;
        assertThat(index.find(key)).isEqualTo(model.getOrDefault(key, IndexDesign.NONE));
        if (!model.containsKey(key) && model.size() < capacity) {
          final int slot = index.insert(key);
          assertThat(slot).isEqualTo(model.size());
          model.put(key, slot);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("designs")
  void shouldFindEveryKeyOfAFullTableAndNoOther(final Factory factory) {
    final SplittableRandom random = new SplittableRandom(seed);
    for (int run = 0; run < 12; run++) {
      final int capacity = 20_000 + random.nextInt(10_000);
      final IndexDesign index = create(factory, capacity, random);
      final Map<Long, Integer> model = fill(index, capacity, random);
      model.forEach((key, slot) -> assertThat(index.find(key)).isEqualTo(slot));
      for (int i = 0; i < 2_000; i++) {
        final long key = random.nextLong();
        assertThat(index.find(key)).isEqualTo(model.getOrDefault(key, IndexDesign.NONE));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("designs")
  void shouldFindTheSameInBlocks(final Factory factory) {
    final SplittableRandom random = new SplittableRandom(seed);
    for (int run = 0; run < 12; run++) {
      final int capacity = 1 + random.nextInt(30_000);
      final IndexDesign index = create(factory, capacity, random);
      final long[] known =
          fill(index, capacity, random).keySet().stream().mapToLong(Long::longValue).toArray();
      final long[] keys = new long[1_000];
      for (int i = 0; i < keys.length; i++) {
        keys[i] = random.nextInt(8) == 0 ? random.nextLong() : known[random.nextInt(capacity)];
      }
      final int[] slots = new int[PhasedLookup.BLOCK];
      int count;
      for (int from = 0; from < keys.length; from += count) {
        count = Math.min(random.nextInt(PhasedLookup.BLOCK + 1), keys.length - from);
        index.findBlock(keys, from, count, slots);
        for (int i = 0; i < count; i++) {
          assertThat(slots[i]).isEqualTo(index.find(keys[from + i]));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("designs")
  void shouldRefuseMoreKeysThanThereIsRoomFor(final Factory factory) {
    final IndexDesign index = factory.create(1, 0.5, seed);
    index.insert(0);
    assertThatIllegalStateException().isThrownBy(() -> index.insert(1));
    assertThat(index.find(1)).isEqualTo(IndexDesign.NONE);
    assertThatIllegalArgumentException().isThrownBy(() -> factory.create(0, 0.5, seed));
  }

  @Test
  void shouldTakeAsManyBytesAsTheLoadFactorSays() {
    final int keys = 120_000;
    assertThat(new IntEntryIndex(keys, 0.5, seed).footprintBytes()).isEqualTo((8 + 8) * keys);
    assertThat(new InterleavedIndex(keys, 0.8, seed).footprintBytes()).isEqualTo(20 * keys);
    assertThat(new LongEntryIndex(keys, 0.25, seed).footprintBytes()).isEqualTo((32 + 8) * keys);
    // A bucket's 64 bytes for 6 keys, and what puts the buckets on cache lines.
    assertThat(new BucketIndex(keys, 0.5, seed).footprintBytes())
        .isEqualTo(64 * keys / 6 + 8 * keys + 48);
  }

  @Test
  void shouldRefuseALoadFactorWithoutAnEmptyPlace() {
    for (final double loadFactor : new double[] {0, 1, -0.5, 1.5, Double.NaN}) {
      assertThatIllegalArgumentException().isThrownBy(() -> IndexDesign.length(10, loadFactor));
    }
  }

  private static IndexDesign create(
      final Factory factory, final int capacity, final SplittableRandom random) {
    final double loadFactor = LOAD_FACTORS[random.nextInt(LOAD_FACTORS.length)];
    return factory.create(capacity, loadFactor, random.nextLong());
  }

  private static Map<Long, Integer> fill(
      final IndexDesign index, final int keys, final SplittableRandom random) {
    final Map<Long, Integer> model = new HashMap<>();
    while (model.size() < keys) {
      final long key = random.nextLong();
      if (index.find(key) == IndexDesign.NONE) {
        model.put(key, index.insert(key));
      }
    }
    return model;
  }
}
