// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * The derivative is (Δy × scale) / Δx, multiplied first: over integers below 2^32 and a scale of
 * 10^9 the double nearest to the true quotient, whatever way the sample came.
 */
class ExactQuotientTest {
  private static final FieldSchema PER_SECOND = FieldSchema.counter("y").scale(1e9);
  private static final MathContext DIGITS = new MathContext(60);

  private final long seed = Long.getLong("fluxion.seed", System.nanoTime());

  ExactQuotientTest() {
    System.out.println("ExactQuotientTest -Dfluxion.seed=" + seed);
  }

  private static DerivativeStore storeOf(final FieldSchema field) {
    return DerivativeStore.builder(DerivativeSchema.of(field).window(2)).maxKeys(64).build();
  }

  /** The derivative of one step, by each way that a store takes samples and tells of them. */
  private static Map<String, Double> byAllWays(
      final FieldSchema field, final long dx, final long dy) {
    final Map<String, Double> ways = new LinkedHashMap<>();
    final DerivativeStore store = storeOf(field);
    final int handle = store.acquire(1);
    store.update(handle, 0, 0);
    ways.put("handle", store.update(handle, dx, dy));
    ways.put("asked for", store.field(0).derivative());
    ways.put("inside the window", store.field(0).derivative(handle, 0));
    ways.put("rate", store.rate(handle));
    ways.put("min", store.field(0).min(handle));
    ways.put("max", store.field(0).max(handle));
    final double[] rates = new double[64];
    store.field(0).rates(rates);
    ways.put("rates", rates[store.slot(handle)]);
    final double[] some = new double[1];
    store.field(0).rates(new int[] {handle}, 1, some);
    ways.put("rates of some", some[0]);
    final DerivativeStore byKey = storeOf(field);
    byKey.updateByKey(1, 0, 0);
    ways.put("key", byKey.updateByKey(1, dx, dy));
    final DerivativeStore byRow = storeOf(field);
    final Sample row = byRow.newSample();
    row.key(1).x(0).setY(0, 0);
    byRow.update(row);
    row.x(dx).setY(0, dy);
    byRow.update(row);
    ways.put("row", row.derivative(0));
    addRounds(ways, field, dx, dy);
    return ways;
  }

  /** Rounds with one x, each x, and by keys, of so many samples that they are taken in blocks. */
  private static void addRounds(
      final Map<String, Double> ways, final FieldSchema field, final long dx, final long dy) {
    for (final String way : new String[] {"one x", "one x after others", "each x", "keys"}) {
      final DerivativeStore store = storeOf(field);
      final Round round = store.newRound(64);
      for (int sample = 0; sample < 3; sample++) {
        round.clear();
        // The window is full before the step that counts.
        final long x = sample == 2 ? dx : sample - 1L;
        final boolean each = way.equals("each x") || (sample < 2 && way.endsWith("others"));
        if (!each) {
          round.x(x);
        }
        for (int i = 0; i < 64; i++) {
          final int handle = store.acquire(i);
          final long y = sample == 2 ? dy : 0;
          round.keys()[i] = i;
          if (each) {
            // Of others, every second one has its last sample at another x.
            round.add(handle, x - (way.endsWith("others") ? i % 2 : 0), y);
          } else {
            round.add(handle, y);
          }
        }
        if (way.equals("keys")) {
          store.updateByKey(round);
        } else {
          store.update(round);
        }
      }
      ways.put("round, " + way, round.derivatives(0)[40]);
      final double[] rates = new double[64];
      store.field(0).rates(rates);
      ways.put("rates after a round, " + way, rates[40]);
    }
  }

  @Test
  void shouldMakeElevenInTenSecondsOnePointOneByEveryWay() {
    final FieldSchema all = PER_SECOND.ewma(1e9);
    for (final FieldSchema field :
        new FieldSchema[] {
          PER_SECOND,
          all,
          PER_SECOND.keepLast(),
          PER_SECOND.scaledPerKey(),
          PER_SECOND.maxRate(1e12),
          PER_SECOND.yType(NumberType.DOUBLE),
          PER_SECOND.yType(NumberType.ULONG),
          PER_SECOND.xType(NumberType.DOUBLE),
          FieldSchema.gauge("y").scale(1e9)
        }) {
      byAllWays(field, 10_000_000_000L, 11)
          .forEach((way, got) -> assertThat(got).as("%s, %s", way, field).isEqualTo(1.1));
    }
  }

  @Test
  void shouldMakeElevenInTenSecondsOnePointOneOfMeansAndAverages() {
    final DerivativeStore store =
        DerivativeStore.builder(DerivativeSchema.of(PER_SECOND.ewma(1e9)).window(5))
            .maxKeys(2)
            .build();
    final int handle = store.acquire(1);
    for (int i = 0; i < 9; i++) {
      store.update(handle, i * 10_000_000_000L, 11L * i);
    }
    assertThat(store.field(0).mean(handle)).isEqualTo(1.1);
    assertThat(store.field(0).min(handle)).isEqualTo(1.1);
    assertThat(store.field(0).max(handle)).isEqualTo(1.1);
    assertThat(store.field(0).rate(handle)).isEqualTo(1.1);
    assertThat(store.field(0).slope(handle)).isEqualTo(1.1);
    assertThat(store.field(0).ewma(handle)).isEqualTo(1.1);
    assertThat(store.field(0).stddev(handle)).isZero();
  }

  @Test
  void shouldMakeTheNearestDoubleOfIntegersBelowTwoToThirtyTwo() {
    final SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 5_000; i++) {
      final long dy = random.nextLong(1L << (1 + random.nextInt(32)));
      final long dx = 1 + random.nextLong((1L << (1 + random.nextInt(32))) - 1);
      check(dx, dy);
    }
  }

  private void check(final long dx, final long dy) {
    final double expected = nearest(dx, dy);
    byAllWays(PER_SECOND, dx, dy)
        .forEach(
            (way, got) -> {
              if (got != expected) {
                assertThat(got)
                    .as("%d in %d, %s, -Dfluxion.seed=%d", dy, dx, way, seed)
                    .isEqualTo(expected);
              }
            });
  }

  private static double nearest(final long dx, final long dy) {
    return BigDecimal.valueOf(dy)
        .multiply(BigDecimal.valueOf(1_000_000_000L))
        .divide(BigDecimal.valueOf(dx), DIGITS)
        .doubleValue();
  }

  @Test
  void shouldNotLeaveADoublesRangeWhereTheQuotientIsInIt() {
    final FieldSchema huge = FieldSchema.gauge("y").yType(NumberType.DOUBLE).scale(1e300);
    final DerivativeStore store = storeOf(huge);
    final int handle = store.acquire(1);
    store.update(handle, 0, 0.0);
    assertThat(store.update(handle, 1L << 60, 1e20)).isEqualTo(1e20 / (1L << 60) * 1e300);
    assertThat(store.rate(handle)).isEqualTo(1e20 / (1L << 60) * 1e300);
  }
}
