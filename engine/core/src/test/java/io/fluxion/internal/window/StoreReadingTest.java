// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.internal.step.Step;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Many windows read at once, against each one read by itself and step by step. Each run draws
 * another seed and prints it; {@code -Dfluxion.seed=SEED} brings a run back.
 */
final class StoreReadingTest {
  private static final int STORES = 200;
  private static final int ROUNDS = 120;
  private static final long SEED = Long.getLong("fluxion.seed", System.nanoTime());

  private static final long UNTOUCHED = Double.doubleToRawLongBits(-12_345.678);

  @Test
  void shouldReadManyKeysAsOneByOneToTheLastBit() {
    System.out.println("StoreReadingTest: -Dfluxion.seed=" + SEED);
    final SplittableRandom seeds = new SplittableRandom(SEED);
    for (int store = 0; store < STORES; store++) {
      final SplittableRandom random = new SplittableRandom(seeds.nextLong());
      final TroubledKeys keys = new TroubledKeys(random);
      final int rounds = random.nextInt(ROUNDS);
      for (int round = 0; round <= rounds; round++) {
        keys.round();
        if (round == rounds || random.nextInt(25) == 0) {
          check(keys, random, "store " + store + ", round " + round);
        }
      }
    }
  }

  private static void check(
      final TroubledKeys keys, final SplittableRandom random, final String what) {
    final double[] out = untouched(keys.capacity + 3);
    keys.window.rates(out, keys.capacity);
    final double[] rates = new double[keys.capacity];
    for (int slot = 0; slot < rates.length; slot++) {
      rates[slot] = WindowRate.rateOfSteps(keys.window, slot, new Step());
      same(rates[slot], keys.window.rate(slot), what + ", rate of slot " + slot);
    }
    compare(out, rates, what + ", rates");
    final int[] slots = drawSlots(keys.capacity, random);
    final double[] some = untouched(slots.length);
    final int count = random.nextInt(slots.length + 1);
    keys.window.rates(slots, -1, count, some);
    compare(some, at(slots, count, rates), what + ", rates of some");
    final double[] slopes = slopes(keys, what);
    keys.window.slopes(out, keys.capacity);
    compare(out, slopes, what + ", slopes");
    keys.window.slopes(slots, -1, count, some);
    compare(some, at(slots, count, slopes), what + ", slopes of some");
  }

  private static double[] slopes(final TroubledKeys keys, final String what) {
    final double[] slopes = new double[keys.capacity];
    final boolean longs = !keys.field.rule.doubles && !keys.field.xAxis.doubles;
    for (int slot = 0; slot < slopes.length; slot++) {
      final int count = keys.columns.ring.length(slot);
      slopes[slot] =
          longs && count > 1
              ? LeastSquaresOfLongs.slopeOfSamples(keys.window, slot, count, false)
              : keys.window.slope(slot);
      same(slopes[slot], keys.window.slope(slot), what + ", slope of slot " + slot);
    }
    return slopes;
  }

  /** The slots in turn, from any on, or with a jump, or in any order. */
  private static int[] drawSlots(final int capacity, final SplittableRandom random) {
    final int[] slots = new int[capacity + 2];
    final int first = random.nextInt(capacity);
    Arrays.setAll(slots, i -> (first + i) % capacity);
    if (random.nextInt(3) == 0) {
      slots[random.nextInt(slots.length)] = random.nextInt(capacity);
    }
    if (random.nextInt(3) == 0) {
      Arrays.setAll(slots, i -> random.nextInt(capacity));
    }
    return slots;
  }

  private static double[] at(final int[] slots, final int count, final double[] all) {
    final double[] some = new double[count];
    Arrays.setAll(some, i -> all[slots[i]]);
    return some;
  }

  private static double[] untouched(final int length) {
    final double[] out = new double[length];
    Arrays.fill(out, Double.longBitsToDouble(UNTOUCHED));
    return out;
  }

  private static void compare(final double[] got, final double[] expected, final String what) {
    for (int i = 0; i < got.length; i++) {
      same(
          i < expected.length ? expected[i] : Double.longBitsToDouble(UNTOUCHED),
          got[i],
          what + ", number " + i);
    }
  }

  private static void same(final double expected, final double got, final String what) {
    // AssertJ's description of so many comparisons takes longer than all the rest.
    if (Double.doubleToRawLongBits(expected) != Double.doubleToRawLongBits(got)) {
      assertThat(got).as("%s, -Dfluxion.seed=%d", what, SEED).isEqualTo(expected);
      throw new AssertionError(what + ": other bits of NaN, -Dfluxion.seed=" + SEED);
    }
  }
}
