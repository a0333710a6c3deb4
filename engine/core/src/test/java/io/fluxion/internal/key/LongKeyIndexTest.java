// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LongKeyIndexTest {
  private final long seed = Long.getLong("fluxion.seed", System.nanoTime());

  LongKeyIndexTest() {
    System.out.println(getClass().getSimpleName() + " -Dfluxion.seed=" + seed);
  }

  @Test
  void shouldAgreeWithALinkedHashMapOverRandomInsertsFindsAndRemovals() {
    final SplittableRandom random = new SplittableRandom(seed);
    for (int run = 0; run < 50; run++) {
      final int capacity = 1 + random.nextInt(60);
      final LongKeyIndex index = new LongKeyIndex(capacity, random.nextLong());
      final Map<Long, Integer> model = new LinkedHashMap<>();
      for (int step = 0; step < 4_000; step++) {
        final long key = random.nextInt(2 * capacity) * 0x1_0000_0001L;
        final Integer known = model.get(key);
        assertThat(index.find(key)).isEqualTo(known == null ? KeyIndex.NONE : known);
        if (known != null && random.nextInt(3) == 0) {
          index.remove(known);
          model.remove(key);
        } else if (known == null) {
          final int slot = index.insert(key);
          assertThat(slot == KeyIndex.NONE).isEqualTo(model.size() == capacity);
          if (slot != KeyIndex.NONE) {
            model.put(key, slot);
          }
        }
      }
      assertThat(keysInOrder(index)).isEqualTo(new ArrayList<>(model.keySet()));
      assertThat(index.size()).isEqualTo(model.size());
    }
  }

  @Test
  void shouldFindEveryKeyWhateverTheOrder() {
    final LongKeyIndex index = new LongKeyIndex(1_000, seed);
    for (long key = 0; key < 1_000; key++) {
      index.insert(key * 31);
    }
    final SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 100_000; i++) {
      final long key = (i % 3 == 0 ? random.nextInt(1_000) : i % 1_000) * 31L;
      assertThat(index.key(index.find(key))).isEqualTo(key);
    }
    assertThat(index.find(7)).isEqualTo(KeyIndex.NONE);
  }

  @Test
  void shouldExpectTheKeyBehindTheOneThatWasFoundWhenOneWasMissed() {
    final LongKeyIndex index = new LongKeyIndex(8, seed);
    final int a = index.insert(10);
    final int b = index.insert(20);
    final int c = index.insert(30);
    assertThat(index.find(10)).isEqualTo(a);
    assertThat(index.expected).isEqualTo(b);
    assertThat(index.find(30)).isEqualTo(c);
    assertThat(index.expected).as("round again").isEqualTo(a);
  }

  @Test
  void shouldStopGuessingWhereKeysComeInNoOrderAndGuessAgainWhereTheyDo() {
    final int keys = 3_000;
    final LongKeyIndex index = new LongKeyIndex(keys, seed);
    for (long key = 0; key < keys; key++) {
      index.insert(key);
    }
    final SplittableRandom random = new SplittableRandom(seed);
    int guesses = 0;
    for (int i = 0; i < 100_000; i++) {
      guesses += index.expected == KeyIndex.NONE ? 0 : 1;
      final long key = random.nextInt(keys);
      assertThat(index.key(index.find(key))).isEqualTo(key);
    }
    assertThat(guesses).isLessThan(1_000);
    int right = 0;
    for (int i = 0; i < 2 * keys; i++) {
      final long key = i % keys;
      right += index.expected != KeyIndex.NONE && index.key(index.expected) == key ? 1 : 0;
      assertThat(index.key(index.find(key))).isEqualTo(key);
    }
    assertThat(right).as("of %d, in order", 2 * keys).isGreaterThan(keys + keys / 2);
  }

  @Test
  void shouldExpectAllKeysInOrderAndRecoverWithinOneKey() {
    final int keys = 3_000;
    final LongKeyIndex index = new LongKeyIndex(keys, seed);
    for (long key = 0; key < keys; key++) {
      index.insert(key);
    }
    final SplittableRandom random = new SplittableRandom(seed);
    int holes = 0;
    int unexpected = 0;
    for (int i = 0; i < 20 * keys; i++) {
      if (random.nextInt(100) == 0) {
        holes++;
        continue;
      }
      final long key = i % keys;
      int slot = index.findExpected(key);
      if (slot == KeyIndex.NONE) {
        unexpected++;
        slot = index.findUnexpected(key);
      }
      assertThat(index.key(slot)).isEqualTo(key);
    }
    assertThat(unexpected).as("for %d holes", holes).isBetween(1, holes);
    assertThat(index.findExpected(keys)).isEqualTo(KeyIndex.NONE);
    assertThat(index.findUnexpected(keys)).isEqualTo(KeyIndex.NONE);
  }

  @Test
  void shouldFindRunsOfNeighboursThatAreAllTaken() {
    final int keys = 100;
    final LongKeyIndex index = new LongKeyIndex(keys, seed);
    final long[] run = new long[keys];
    for (int i = 0; i < keys; i++) {
      run[i] = 7L * i;
      index.insert(run[i]);
    }
    assertThat(index.expectedRun(run, 0, keys)).isEqualTo(keys);
    index.expectAfter(49);
    assertThat(index.expectedRun(run, 50, 50)).isEqualTo(50);
    assertThat(index.expectedRun(run, 49, 50)).as("50 is expected").isZero();
    final long[] longer = Arrays.copyOf(run, keys + 1);
    assertThat(index.expectedRun(longer, 50, 51)).isEqualTo(50);
    for (int wrong = 0; wrong < keys; wrong++) {
      index.expectAfter(keys - 1);
      final long[] other = run.clone();
      other[wrong]++;
      assertThat(index.expectedRun(other, 0, keys)).isEqualTo(wrong);
    }
    index.remove(70);
    index.expectAfter(49);
    assertThat(index.expectedRun(run, 50, 20)).isEqualTo(20);
    assertThat(index.expectedRun(run, 50, 50)).as("70 is free").isEqualTo(20);
  }

  @Test
  void shouldFindManyKeysAtOnceAsOneByOne() {
    final int keys = 3_000;
    final LongKeyIndex index = new LongKeyIndex(keys, seed);
    final SplittableRandom random = new SplittableRandom(seed);
    final long[] wanted = random.longs(2 * keys).toArray();
    for (int i = 0; i < keys; i++) {
      index.insert(wanted[i]);
    }
    for (int i = 0; i < 500; i++) {
      index.remove(index.find(wanted[i]));
    }
    final int[] slots = new int[2 * keys];
    index.find(wanted, 0, 2 * keys, slots);
    for (int i = 0; i < 2 * keys; i++) {
      assertThat(slots[i]).isEqualTo(index.find(wanted[i]));
    }
    final int[] some = new int[10];
    index.find(wanted, 2_995, 10, some);
    assertThat(some).isEqualTo(Arrays.copyOfRange(slots, 2_995, 3_005));
  }

  @Test
  void shouldNotFindAKeyWhoseSlotWasFreed() {
    final LongKeyIndex index = new LongKeyIndex(4, seed);
    final int slot = index.insert(0);
    index.remove(slot);
    assertThat(index.find(0)).isEqualTo(KeyIndex.NONE);
    index.insert(5);
    assertThat(index.find(0)).isEqualTo(KeyIndex.NONE);
  }

  @Test
  void shouldKeepProbesShortForKeysThatFollowAPattern() {
    final long[] strides = {1, 2, 1 << 12, 3L << 31, 1L << 32, 1L << 44, 0x9E3779B97F4A7C15L};
    for (final long stride : strides) {
      // Of the multipliers that these seeds draw, some are bad ones for a weaker hash.
      for (long i = 0; i < 100; i++) {
        assertThat(longestProbe(stride, i)).as("stride %x, seed %d", stride, i).isBetween(1, 64);
      }
      assertThat(longestProbe(stride, seed)).as("stride %x", stride).isBetween(1, 64);
    }
  }

  private static int longestProbe(final long stride, final long seed) {
    final LongKeyIndex index = new LongKeyIndex(50_000, seed);
    for (long i = 0; i < 50_000; i++) {
      index.insert(i * stride);
    }
    return index.longestProbe();
  }

  @Test
  void shouldIterateInOrderOfArrivalWhateverTheSeed() {
    for (int i = 0; i < 20; i++) {
      final LongKeyIndex index = new LongKeyIndex(4, seed + i);
      index.insert(4);
      final int second = index.insert(3);
      index.insert(2);
      index.remove(second);
      index.insert(1);
      index.insert(3);
      assertThat(keysInOrder(index)).containsExactly(4L, 2L, 1L, 3L);
    }
  }

  private static List<Long> keysInOrder(final LongKeyIndex index) {
    final List<Long> keys = new ArrayList<>();
    for (int slot = index.first(); slot != KeyIndex.NONE; slot = index.next(slot)) {
      assertThat(index.isTaken(slot)).isTrue();
      keys.add(index.key(slot));
    }
    return keys;
  }
}
