// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Rounds against the same samples one by one, bit for bit. */
class RoundUpdateTest {
  private static final int ROUNDS = 100;

  // Beyond so many keys a round in no order reads ahead.
  private static final int MANY_KEYS = (1 << 17) + 1;
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
    schemas.put("unsigned gauge", DerivativeSchema.of(gauge(NumberType.ULONG)).window(4));
    schemas.put("doubles", DerivativeSchema.of(counter.yType(NumberType.DOUBLE)).window(4));
    schemas.put("averaged", DerivativeSchema.of(counter.ewma(1_000)).window(4));
    schemas.put("maximum rate", DerivativeSchema.of(counter.maxRate(0.5)).window(4));
    schemas.put("expiring", DerivativeSchema.of(counter).window(4).idleTimeout(20_000L));
    schemas.put("expiring soon", DerivativeSchema.of(counter).window(4).idleTimeout(2_500L));
    return schemas;
  }

  private static FieldSchema gauge(final NumberType type) {
    return FieldSchema.gauge("y").yType(type);
  }

  @Test
  void shouldAnswerBitForBitAsOneByOneWhateverTheRounds() {
    compareWithRoomFor(1);
  }

  @Test
  void shouldAnswerBitForBitWhereManyKeysAreFetchedBeforehand() {
    compareWithRoomFor(MANY_KEYS);
  }

  private static void compareWithRoomFor(final int keys) {
    final long seed = Long.getLong("fluxion.seed", System.nanoTime());
    System.out.println("RoundUpdateTest -Dfluxion.seed=" + seed);
    final SplittableRandom random = new SplittableRandom(seed);
    schemas().forEach((name, schema) -> new Twins(name, schema, keys, random).run());
  }

  @Test
  void shouldTakeNoSampleOfARoundThatDoesNotFit() {
    final DerivativeStore store =
        DerivativeStore.builder(DerivativeSchema.of(FieldSchema.counter("y"))).maxKeys(4).build();
    final Round other =
        DerivativeStore.builder(DerivativeSchema.of(FieldSchema.counter("z")))
            .maxKeys(4)
            .build()
            .newRound(1);
    other.x(1);
    other.add(store.acquire(7), 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.update(other))
        .withMessageContaining("counter z")
        .withMessageContaining("counter y");
    assertThat(store.count(SampleStatus.FIRST)).isZero();
  }

  @Test
  void shouldRejectHandlesThatHoldNoKeyAndGoOn() {
    final DerivativeStore store =
        DerivativeStore.builder(DerivativeSchema.of(FieldSchema.counter("y"))).maxKeys(600).build();
    final int[] handles = new int[600];
    for (int i = 0; i < handles.length; i++) {
      handles[i] = store.acquire(i);
    }
    final int removed = handles[300];
    store.remove(removed);
    handles[10] = DerivativeStore.NONE;
    for (int x = 1; x <= 20; x++) {
      final Round round = store.newRound(600);
      round.x(x);
      for (final int handle : handles) {
        round.add(handle, 3L * x);
      }
      store.update(round);
      for (int i = 0; i < handles.length; i++) {
        assertThat(SampleStatus.name(round.statuses(0)[i]))
            .isEqualTo(i == 10 || i == 300 ? "REJECTED" : x == 1 ? "FIRST" : "OK");
        assertThat(Double.valueOf(round.derivatives(0)[i]))
            .isEqualTo(Double.valueOf(x == 1 || i == 10 || i == 300 ? Double.NaN : 3.0));
      }
    }
    assertThat(store.count(SampleStatus.REJECTED)).isEqualTo(40);
  }

  /** Two stores: one takes rounds, the other their samples. */
  private static final class Twins {
    private final String name;
    private final SplittableRandom random;
    private final DerivativeStore rounds;
    private final DerivativeStore singles;
    private final long[] order;
    private final int[] stale = {DerivativeStore.NONE, 5, 1 << 20, Integer.MAX_VALUE};
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
      final int handle = rounds.find(key);
      assertThat(singles.find(key)).isEqualTo(handle);
      if (handle != DerivativeStore.NONE) {
        rounds.remove(handle);
        singles.remove(handle);
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
      final boolean byKey = random.nextBoolean();
      final int[] handles = byKey ? null : handles(keys);
      final Round round = rounds.newRound(Math.max(1, count));
      if (each) {
        round.eachX();
      } else {
        round.x(one);
      }
      for (int i = 0; i < count; i++) {
        round.keys()[i] = keys[i];
        round.add(byKey ? 0 : handles[i], ys[i]);
        if (each) {
          round.xs(0)[i] = xs[i];
        }
      }
      final double[] derivatives = round.derivatives(0);
      final byte[] statuses = round.statuses(0);
      if (byKey) {
        rounds.updateByKey(round);
      } else {
        rounds.update(round);
      }
      for (int i = 0; i < count; i++) {
        final double expected =
            byKey
                ? singles.updateByKey(keys[i], xs[i], ys[i])
                : singles.update(handles[i], xs[i], ys[i]);
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

    private int[] handles(final long[] keys) {
      final int[] handles = new int[keys.length];
      int count = 0;
      for (final long key : keys) {
        final int handle = rounds.acquire(key);
        assertThat(singles.acquire(key)).isEqualTo(handle);
        if (handle != DerivativeStore.NONE) {
          handles[count++] = handle;
        }
      }
      // Keys that have found no room take another's place: a handle more than once.
      for (; count > 0 && count < handles.length; count++) {
        handles[count] = handles[random.nextInt(count)];
      }
      // Some hold no key.
      for (int i = random.nextInt(4) == 0 ? 3 : 0; i > 0 && handles.length > 0; i--) {
        handles[random.nextInt(handles.length)] = stale[random.nextInt(stale.length)];
      }
      if (handles.length > 0) {
        stale[random.nextInt(stale.length)] = handles[random.nextInt(handles.length)];
      }
      return handles;
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
      assertThat(rounds.size()).isEqualTo(singles.size());
      for (int h = rounds.first(); h != DerivativeStore.NONE; h = rounds.next(h)) {
        if (!Arrays.equals(readings(a, h), readings(b, h))) {
          assertThat(readings(a, h))
              .as(name + ", round " + round + ", handle " + h)
              .isEqualTo(readings(b, h));
        }
      }
    }

    private static long[] readings(final DerivativeField field, final int handle) {
      final int length = field.windowLength(handle);
      final long[] readings = new long[7 + length];
      readings[0] = length;
      readings[1] = field.resets(handle);
      readings[2] = field.increaseLow(handle);
      readings[3] = field.increaseHigh(handle);
      readings[4] = bits(field.value(handle));
      readings[5] = bits(field.rate(handle));
      readings[6] = bits(field.slope(handle));
      for (int age = 0; age < length - 1; age++) {
        readings[7 + age] = bits(field.derivative(handle, age));
      }
      return readings;
    }
  }
}
