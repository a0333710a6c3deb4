package io.fluxion.derivative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fluxion.state.SlotIndex;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Rounds against the same samples one by one, which {@link RandomComparisonTest} is there for. */
class RoundUpdateTest {
  private static final int ROUNDS = 100;
  private static final BigInteger TOP = BigInteger.ONE.shiftLeft(32).subtract(BigInteger.ONE);

  private static Map<String, DerivativeSchema> schemas() {
    final FieldSchema counter = FieldSchema.counter("y");
    final Map<String, DerivativeSchema> schemas = new TreeMap<>();
    schemas.put("plain", DerivativeSchema.of(counter));
    schemas.put("scaled, short window", DerivativeSchema.of(counter.scale(1e9)).window(2));
    schemas.put("odd window", DerivativeSchema.of(counter).window(5));
    schemas.put("unsigned", DerivativeSchema.of(counter.yType(NumberType.ULONG)).window(4));
    schemas.put(
        "32 bits",
        DerivativeSchema.of(counter.reset(ResetPolicy.wrap(BigInteger.ZERO, TOP))).window(4));
    schemas.put(
        "unsigned in a range",
        DerivativeSchema.of(
                counter.yType(NumberType.ULONG).reset(ResetPolicy.wrap(BigInteger.ZERO, TOP)))
            .window(4));
    schemas.put("from zero", DerivativeSchema.of(counter.reset(ResetPolicy.FROM_ZERO)).window(4));
    schemas.put("maximum gap", DerivativeSchema.of(counter.maxGap(5_000L)).window(3));
    schemas.put("over a counter", DerivativeSchema.of(counter.overCounter()).window(4));
    schemas.put("gauge", DerivativeSchema.of(FieldSchema.gauge("y")).window(4));
    schemas.put("keep last", DerivativeSchema.of(counter.keepLast()).window(4));
    schemas.put("changes", DerivativeSchema.of(counter.countChanges()).window(4));
    schemas.put("expiring", DerivativeSchema.of(counter).window(4).idleTimeout(20_000L));
    return schemas;
  }

  @Test
  void shouldAnswerBitForBitAsOneByOneWhateverTheRounds() {
    compareWithRoomFor(1);
  }

  @Test
  void shouldAnswerBitForBitWhereManyKeysAreFetchedBeforehand() {
    compareWithRoomFor(RoundUpdate.CACHED_KEYS + 1);
  }

  private static void compareWithRoomFor(final int keys) {
    final long seed = Long.getLong("fluxion.seed", System.nanoTime());
    System.out.println("RoundUpdateTest -Dfluxion.seed=" + seed);
    final SplittableRandom random = new SplittableRandom(seed);
    schemas().forEach((name, schema) -> new Twins(name, schema, keys, random).run());
  }

  @Test
  void shouldTakeNoSampleWhereAnArrayIsTooShort() {
    final DerivativeStore store =
        DerivativeStore.builder(DerivativeSchema.of(FieldSchema.counter("y"))).maxKeys(4).build();
    final int[] slots = {store.acquire(7), store.acquire(8)};
    final double[] out = new double[2];
    final byte[] statuses = new byte[2];
    assertThatThrownBy(() -> store.updateRound(slots, 2, 1, new long[1], out, statuses))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> store.updateRound(slots, 3, 1, new long[3], new double[3], statuses))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(store.count(SampleStatus.FIRST)).isZero();
  }

  @Test
  void shouldSeeHowLongARunOfNeighboursIs() {
    final int[] slots = new int[RoundUpdate.BLOCK];
    for (int length = 1; length <= slots.length; length++) {
      for (int i = 0; i < slots.length; i++) {
        slots[i] = i < length ? 40 + i : 41 + i;
      }
      assertThat(RoundLoops.runLength(slots, 0, slots.length)).isEqualTo(length);
      assertThat(RoundLoops.runLength(slots, length / 2, slots.length - length / 2))
          .isEqualTo(length - length / 2);
      assertThat(RoundLoops.runLength(slots, 0, length)).isEqualTo(length);
    }
  }

  @Test
  void shouldBringStragglersBackInStep() {
    final int keys = 2_000;
    final DerivativeStore store =
        DerivativeStore.builder(DerivativeSchema.of(FieldSchema.counter("y")).window(8))
            .maxKeys(keys)
            .build();
    final int[] slots = new int[keys];
    final long[] ys = new long[keys];
    final SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < keys; i++) {
      slots[i] = store.acquire(i);
      final int samples = 8 + random.nextInt(8);
      for (int k = 0; k < samples; k++) {
        store.update(slots[i], k, 3L * k);
      }
    }
    assertThat(store.field(0).ring.stance(0, 512)).isNotZero();
    for (int round = 0; round < 40; round++) {
      Arrays.fill(ys, 100 + round);
      store.updateRound(slots, keys, 100 + round, ys, new double[keys], new byte[keys]);
    }
    for (int from = 0; from < keys; from += 512) {
      assertThat(store.field(0).ring.stance(from, Math.min(512, keys - from))).isZero();
    }
  }

  /** Two stores: one takes rounds, the other their samples. */
  private static final class Twins {
    private final String name;
    private final SplittableRandom random;
    private final DerivativeStore rounds;
    private final DerivativeStore singles;
    private final long[] order;
    private final Map<Long, Long> values = new TreeMap<>();
    private final long spread;
    private final long start;
    private long x;
    private double trouble;

    /** With room for so many keys at least. */
    Twins(
        final String name,
        final DerivativeSchema schema,
        final int room,
        final SplittableRandom random) {
      this.name = name;
      this.random = random;
      final int keys = 1 + random.nextInt(2_000);
      rounds = DerivativeStore.builder(schema).maxKeys(Math.max(room, keys)).build();
      singles = DerivativeStore.builder(schema).maxKeys(Math.max(room, keys)).build();
      order = random.longs(keys + random.nextInt(20)).toArray();
      spread = 1 + random.nextInt(1_000);
      // Counters may be negative where they have no range.
      start = name.contains("plain") || name.contains("window") ? -20_000 : 0;
    }

    void run() {
      for (int round = 0; round < ROUNDS; round++) {
        trouble = new double[] {0, 0, 0.0005, 0.003, 0.003, 0.02, 0.5}[random.nextInt(7)];
        // The first rounds are quiet, so that rings become full.
        if (round < 20) {
          trouble = 0;
        }
        final int removals = random.nextInt(10) == 0 ? random.nextInt(50) : 0;
        for (int i = 0; i < removals; i++) {
          remove();
        }
        takeRound(round);
        if (random.nextInt(15) == 0 || round == ROUNDS - 1) {
          compareReadings(round);
        }
      }
      for (int status = 0; status < SampleStatus.COUNT; status++) {
        assertThat(rounds.count(status)).as(name + " " + status).isEqualTo(singles.count(status));
      }
    }

    private void remove() {
      final long key = order[random.nextInt(order.length)];
      final int slot = rounds.find(key);
      assertThat(singles.find(key)).isEqualTo(slot);
      if (slot >= 0) {
        rounds.remove(slot);
        singles.remove(slot);
      }
    }

    private void takeRound(final int number) {
      final long[] keys = keysOfRound();
      final int count = keys.length;
      x += random.nextDouble() < trouble ? random.nextInt(-3_000, 30_000) : 1_000 + spread;
      final boolean each = random.nextBoolean();
      // Behind by more than 63 bits.
      final long one = random.nextInt(12) == 0 ? Long.MIN_VALUE + random.nextInt(3) : x;
      final long[] xs = new long[count];
      final long[] ys = new long[count];
      for (int i = 0; i < count; i++) {
        xs[i] = each ? x + random.nextLong(spread) : one;
        if (each && random.nextDouble() < trouble) {
          xs[i] = random.nextBoolean() ? x - 2_000 : random.nextLong();
        }
        ys[i] = nextY(keys[i]);
      }
      final double[] derivatives = new double[count];
      final byte[] statuses = new byte[count];
      final boolean byKey = random.nextBoolean();
      final int[] slots = byKey ? null : slots(keys);
      if (byKey && each) {
        rounds.updateRound(keys, count, xs, ys, derivatives, statuses);
      } else if (byKey) {
        rounds.updateRound(keys, count, one, ys, derivatives, statuses);
      } else if (each) {
        rounds.updateRound(slots, count, xs, ys, derivatives, statuses);
      } else {
        rounds.updateRound(slots, count, one, ys, derivatives, statuses);
      }
      for (int i = 0; i < count; i++) {
        final double expected =
            byKey
                ? singles.updateByKey(keys[i], xs[i], ys[i])
                : singles.update(slots[i], xs[i], ys[i]);
        if (statuses[i] != singles.status() || bits(derivatives[i]) != bits(expected)) {
          final String place = name + ", round " + number + ", sample " + i + " of " + count;
          assertThat((int) statuses[i]).as(place).isEqualTo(singles.status());
          assertSame(place, derivatives[i], expected);
        }
      }
      if (count > 0) {
        compareOutcomes(number);
      }
    }

    private long[] keysOfRound() {
      long[] keys = order;
      if (random.nextDouble() < 0.3) {
        final double missing = random.nextInt(3) == 0 ? 0.5 : 0.002;
        keys = Arrays.stream(keys).filter(key -> random.nextDouble() > missing).toArray();
      } else {
        keys = keys.clone();
      }
      final int swaps = random.nextInt(4) == 0 ? random.nextInt(5) : 0;
      for (int i = 0; i < swaps && keys.length > 0; i++) {
        swap(keys, random.nextInt(keys.length), random.nextInt(keys.length));
      }
      if (random.nextInt(12) == 0) {
        for (int i = keys.length - 1; i > 0; i--) {
          swap(keys, i, random.nextInt(i + 1));
        }
      }
      if (random.nextInt(12) == 0 && keys.length > 0) {
        // A key twice in a round.
        keys[random.nextInt(keys.length)] = keys[random.nextInt(keys.length)];
      }
      return keys;
    }

    private static void swap(final long[] keys, final int a, final int b) {
      final long key = keys[a];
      keys[a] = keys[b];
      keys[b] = key;
    }

    private int[] slots(final long[] keys) {
      final int[] slots = new int[keys.length];
      int count = 0;
      for (final long key : keys) {
        final int slot = rounds.acquire(key);
        assertThat(singles.acquire(key)).isEqualTo(slot);
        if (slot != SlotIndex.NONE) {
          slots[count++] = slot;
        }
      }
      // Keys that have found no room take another's place: a slot more than once.
      for (; count > 0 && count < slots.length; count++) {
        slots[count] = slots[random.nextInt(count)];
      }
      return slots;
    }

    private long nextY(final long key) {
      final long last = values.getOrDefault(key, start);
      long y = last + random.nextInt(1_000);
      if (random.nextDouble() < trouble) {
        y =
            switch (random.nextInt(6)) {
              case 0 -> 0;
              case 1 -> Long.MAX_VALUE - random.nextInt(3);
              case 2 -> Long.MIN_VALUE + random.nextInt(3);
              case 3 -> random.nextLong();
              case 4 -> random.nextLong(1L << 33);
              default -> last - random.nextInt(100);
            };
      }
      values.put(key, y);
      return y;
    }

    private void compareOutcomes(final int round) {
      final DerivativeField a = rounds.field(0);
      final DerivativeField b = singles.field(0);
      final String place = name + ", round " + round;
      assertThat(a.status()).as(place).isEqualTo(b.status());
      assertThat(a.hasDelta()).as(place).isEqualTo(b.hasDelta());
      assertThat(a.isReadable()).as(place).isEqualTo(b.isReadable());
      assertSame(place, a.derivative(), b.derivative());
      assertSame(place, a.delta(), b.delta());
      if (a.hasDelta()) {
        assertThat(a.deltaHigh()).as(place).isEqualTo(b.deltaHigh());
        assertThat(a.deltaLow()).as(place).isEqualTo(b.deltaLow());
      }
    }

    private static void assertSame(final String place, final double a, final double b) {
      assertThat(bits(a)).as(place).isEqualTo(bits(b));
    }

    private static long bits(final double value) {
      return Double.doubleToRawLongBits(value);
    }

    private void compareReadings(final int round) {
      final DerivativeField a = rounds.field(0);
      final DerivativeField b = singles.field(0);
      assertThat(rounds.index().size()).isEqualTo(singles.index().size());
      final SlotIndex index = rounds.index();
      for (int slot = index.first(); slot != SlotIndex.NONE; slot = index.next(slot)) {
        if (!Arrays.equals(readings(a, slot), readings(b, slot))) {
          assertThat(readings(a, slot))
              .as(name + ", round " + round + ", slot " + slot)
              .isEqualTo(readings(b, slot));
        }
      }
    }

    private static long[] readings(final DerivativeField field, final int slot) {
      final int length = field.windowLength(slot);
      final long[] readings = new long[7 + length];
      readings[0] = length;
      readings[1] = field.resets(slot);
      readings[2] = field.increaseLow(slot);
      readings[3] = field.increaseHigh(slot);
      readings[4] = bits(field.value(slot));
      readings[5] = bits(field.rate(slot));
      readings[6] = bits(field.slope(slot));
      for (int age = 0; age < length - 1; age++) {
        readings[7 + age] = bits(field.derivative(slot, age));
      }
      return readings;
    }
  }
}
