package io.fluxion.derivative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Many windows read at once, against each one read by itself and step by step. Each run draws
 * another seed and prints it; {@code -Dfluxion.seed=SEED} brings a run back.
 */
final class StoreReadingTest {
  private static final int STORES = 500;
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
    keys.field.rates(out);
    final double[] rates = new double[keys.capacity];
    final WindowRate stepwise =
        new WindowRate(keys.field.schema(), new StepRule(keys.field.schema()), keys.columns);
    for (int slot = 0; slot < rates.length; slot++) {
      rates[slot] = stepwise.rateOfSteps(slot) * keys.field.scaleOf(slot);
      same(rates[slot], keys.field.rate(slot), what + ", rate of slot " + slot);
    }
    compare(out, rates, what + ", rates");
    final int[] slots = drawSlots(keys.capacity, random);
    final double[] some = untouched(slots.length);
    final int count = random.nextInt(slots.length + 1);
    keys.field.rates(slots, count, some);
    compare(some, at(slots, count, rates), what + ", rates of some");
    final double[] slopes = slopes(keys, what);
    keys.field.slopes(out);
    compare(out, slopes, what + ", slopes");
    keys.field.slopes(slots, count, some);
    compare(some, at(slots, count, slopes), what + ", slopes of some");
  }

  private static double[] slopes(final TroubledKeys keys, final String what) {
    final double[] slopes = new double[keys.capacity];
    final LeastSquares line =
        LeastSquares.of(
            keys.field.schema(),
            new StepRule(keys.field.schema()),
            keys.columns,
            new WindowScratch().line);
    for (int slot = 0; slot < slopes.length; slot++) {
      final int count = keys.columns.ring.length(slot);
      final double slope =
          line instanceof final LeastSquaresOfLongs longs && count > 1
              ? longs.slopeOfSteps(slot, count)
              : line.slope(slot);
      slopes[slot] = slope * keys.field.scaleOf(slot);
      same(slopes[slot], keys.field.slope(slot), what + ", slope of slot " + slot);
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

  @Test
  void shouldRefuseAnArrayThatIsTooShortBeforeAnythingIsRead() {
    final DerivativeField field = field(100, 100);
    final double[] out = untouched(99);

    assertThatThrownBy(() -> field.rates(out)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> field.rates(new int[100], 100, out))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> field.slopes(out)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> field.slopes(new int[100], 100, out))
        .isInstanceOf(IndexOutOfBoundsException.class);
    compare(out, new double[0], "refused");
  }

  @Test
  void shouldFindNoRateWhereNoKeyEverWas() {
    final DerivativeField field = field(600, 300);
    final double[] out = untouched(600);
    field.rates(out);

    assertThat(Arrays.copyOf(out, 300)).containsOnly(2.0);
    assertThat(Arrays.copyOfRange(out, 300, 600)).containsOnly(Double.NaN);
  }

  private static DerivativeField field(final int capacity, final int keys) {
    final DerivativeStore store =
        DerivativeStore.builder(DerivativeSchema.of(FieldSchema.counter("y")).window(4))
            .maxKeys(capacity)
            .build();
    for (int key = 0; key < keys; key++) {
      final int slot = store.acquire(key);
      for (int i = 0; i < 6; i++) {
        store.update(slot, i, 2 * i + key);
      }
    }
    return store.field(0);
  }
}
