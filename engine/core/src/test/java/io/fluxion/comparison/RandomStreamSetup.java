// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.comparison;

import io.fluxion.DerivativeStore;
import io.fluxion.NumberType;
import io.fluxion.comparison.ReferenceRules.Trait;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * All that one random stream is drawn from: the rules of store and model, and what its numbers look
 * like.
 *
 * @param rules of the store
 * @param longKeys whether keys are longs, not byte strings
 * @param keys how many keys come
 * @param hashSeed of the store
 * @param unit the usual step of x
 * @param startX about where x begins
 * @param holes share of samples without x or y
 * @param nans share of doubles that are no numbers
 * @param wild whether now and then a number is as large, as small or as close to a limit as can be
 * @param wrongClocks share of keys whose clock is wrong
 * @param calm whether nearly all samples are usual ones, as they are of most counters
 */
record RandomStreamSetup(
    ReferenceRules rules,
    boolean longKeys,
    int keys,
    long hashSeed,
    double unit,
    double startX,
    double holes,
    double nans,
    boolean wild,
    double wrongClocks,
    boolean calm) {
  private static final int[] WINDOWS = {2, 3, 4, 16, 17};
  private static final double[] LONG_UNITS = {1, 10, 1000, 1e9};
  // Sums of few of the first three are exact, so that limits are met exactly.
  private static final double[] DOUBLE_UNITS = {0.125, 1, 64, 0.1, 1e-9, 1e6 / 3, 1e-120};
  private static final double[] LONG_STARTS = {
    0, -1e6, 1.7e18, 0x1p53, -0x1p63, 0x1p63 - 0x1p42, -500
  };
  private static final double[] DOUBLE_STARTS = {0, -1000, 4096, 0x1p30, -0.5};
  private static final double[] SCALES = {1, 1, 100, 1e9, -2.5, 1e-3, 0};
  private static final double[] RATES = {0.5, 1, 100, 1e6, 1e15};
  private static final double[] TAUS = {0.01, 0.7, 5, 1000};
  private static final String[] INTEGRALS = {"locf", "linear"};
  private static final String[] FOR_ALL = {
    "drop",
    "drop",
    "from-zero",
    "zero",
    "none",
    "tolerant:1",
    "tolerant:2",
    "tolerant:10",
    "tolerant:1000",
    "tolerant:9007199254740992",
    "wrap32",
    "wrap:0:255",
    "wrap:100:110"
  };
  private static final String[] FOR_CALM = {"drop", "from-zero", "zero", "none"};
  private static final String[] FOR_LONGS = {
    "wrap:-100:99", "wrap:-9223372036854775808:9223372036854775807", "wrap:-5:9223372036854775807"
  };
  private static final String[] FOR_UNSIGNED = {
    "wrap64", "wrap64", "wrap:5:18446744073709551614", "wrap:0:9223372036854775808"
  };
  private static final String[] FOR_DOUBLES = {
    "wrap64", "wrap:-100:99", "wrap:-3:9007199254740993", "wrap:-1:1180591620717411303424"
  };

  static RandomStreamSetup draw(final SplittableRandom random) {
    final int keys = 1 + random.nextInt(random.nextInt(4) == 0 ? 100 : 12);
    final boolean expiring = random.nextInt(100) < 45;
    return draw(random, keys, 1 + random.nextInt(keys + 1), expiring);
  }

  static RandomStreamSetup draw(
      final SplittableRandom random, final int keys, final int maxKeys, final boolean expires) {
    final boolean calm = random.nextInt(3) == 0;
    final boolean longKeys = random.nextInt(100) < 45;
    final boolean framed = !calm && random.nextInt(100) < 25;
    final NumberType xType =
        calm || framed || random.nextInt(100) < 60 ? NumberType.LONG : NumberType.DOUBLE;
    final boolean doubles = xType == NumberType.DOUBLE;
    final double unit = doubles ? pick(random, DOUBLE_UNITS) : pick(random, LONG_UNITS);
    final boolean xCounter = random.nextInt(100) < 25;
    final boolean expiring = expires && (framed || !xCounter);
    final boolean keepsLast = random.nextInt(3) == 0;
    final List<ReferenceRules.Field> fields = new ArrayList<>();
    final int fieldCount = longKeys && random.nextBoolean() ? 1 : 1 + random.nextInt(4);
    for (int i = 0; i < fieldCount; i++) {
      final BigDecimal gap = random.nextBoolean() ? null : multiple(random.nextInt(9), unit, xType);
      if (calm) {
        fields.add(drawCalmField(random, xCounter, gap));
        continue;
      }
      final Set<Trait> traits = drawTraits(random, framed ? random.nextBoolean() : xCounter);
      // Of repeated frames all fields keep the first or all the last.
      if (framed && traits.contains(Trait.KEEPS_LAST) != keepsLast) {
        traits.remove(Trait.KEEPS_LAST);
        traits.addAll(keepsLast ? Set.of(Trait.KEEPS_LAST) : Set.of());
      }
      fields.add(drawField(random, xType, traits, gap, unit));
    }
    final int steps = random.nextInt(20) == 0 ? 0 : 2 + random.nextInt(30);
    return new RandomStreamSetup(
        new ReferenceRules(
            List.copyOf(fields),
            WINDOWS[random.nextInt(WINDOWS.length)],
            maxKeys,
            expiring ? multiple(steps, unit, xType) : null,
            framed),
        longKeys,
        keys,
        random.nextLong(),
        unit,
        doubles ? pick(random, DOUBLE_STARTS) * unit : pick(random, LONG_STARTS),
        random.nextInt(3) == 0 ? 0.06 : 0,
        random.nextInt(3) == 0 ? 0.06 : 0,
        random.nextInt(4) == 0,
        random.nextBoolean() ? 0.2 : 0,
        calm);
  }

  /** A field of integers that keeps its last sample and its window alone. */
  private static ReferenceRules.Field drawCalmField(
      final SplittableRandom random, final boolean xCounter, final BigDecimal gap) {
    final Set<Trait> traits = EnumSet.noneOf(Trait.class);
    traits.addAll(xCounter ? Set.of(Trait.X_COUNTER) : Set.of());
    traits.addAll(random.nextInt(4) == 0 ? Set.of(Trait.GAUGE) : Set.of());
    return new ReferenceRules.Field(
        random.nextBoolean() ? NumberType.LONG : NumberType.ULONG,
        NumberType.LONG,
        traits,
        FOR_CALM[random.nextInt(FOR_CALM.length)],
        gap == null ? null : gap.multiply(BigDecimal.TEN),
        pick(random, SCALES),
        Double.POSITIVE_INFINITY,
        null,
        null);
  }

  private static Set<Trait> drawTraits(final SplittableRandom random, final boolean xCounter) {
    final Set<Trait> traits = EnumSet.noneOf(Trait.class);
    for (final Trait trait : Trait.values()) {
      if (trait == Trait.X_COUNTER ? xCounter : random.nextInt(3) == 0) {
        traits.add(trait);
      }
    }
    return traits;
  }

  private static ReferenceRules.Field drawField(
      final SplittableRandom random,
      final NumberType xType,
      final Set<Trait> traits,
      final BigDecimal gap,
      final double unit) {
    final NumberType yType = NumberType.values()[random.nextInt(NumberType.values().length)];
    final double scale = pick(random, SCALES);
    final boolean exact = xType == NumberType.LONG && yType != NumberType.DOUBLE && scale != 1e-3;
    final boolean limited = !traits.contains(Trait.SCALED_PER_KEY) && random.nextInt(6) == 0;
    return new ReferenceRules.Field(
        yType,
        xType,
        traits,
        drawReset(random, yType),
        gap,
        scale,
        limited
            ? rate(random, exact) * (scale == 0 ? 1 : Math.abs(scale)) / unit
            : Double.POSITIVE_INFINITY,
        random.nextInt(3) == 0 ? new BigDecimal(pick(random, TAUS) * unit) : null,
        random.nextInt(3) == 0 ? INTEGRALS[random.nextInt(INTEGRALS.length)] : null);
  }

  /** A limit that a quotient meets exactly, or by a good deal not at all. */
  private static double rate(final SplittableRandom random, final boolean exact) {
    return pick(random, RATES) * (exact ? 1 : 1.2345678);
  }

  private static String drawReset(final SplittableRandom random, final NumberType yType) {
    final String[] own =
        yType == NumberType.LONG
            ? FOR_LONGS
            : yType == NumberType.ULONG ? FOR_UNSIGNED : FOR_DOUBLES;
    final int drawn = random.nextInt(FOR_ALL.length + own.length);
    return drawn < own.length ? own[drawn] : FOR_ALL[drawn - own.length];
  }

  /**
   * A limit of so many steps. Where sums of steps are not exact, half a step more, so that no
   * sample lies within a rounding error of the limit.
   */
  private static BigDecimal multiple(final int steps, final double unit, final NumberType type) {
    return type == NumberType.LONG
        ? BigDecimal.valueOf(steps * (long) unit)
        : new BigDecimal((isExact(unit) ? steps : steps + 0.5) * unit);
  }

  private static boolean isExact(final double unit) {
    return unit == Math.rint(unit * 8) / 8;
  }

  /** Whether x on a grid of its unit has no rounding errors. */
  boolean hasExactSteps() {
    return isExact(unit);
  }

  /** Whether keys live by an x in doubles. */
  boolean hasDoubleTime() {
    return !rules.framed() && !rules.fields().get(0).hasIntegerX();
  }

  private static double pick(final SplittableRandom random, final double[] values) {
    return values[random.nextInt(values.length)];
  }

  /** A store of these rules, but with room of its own. */
  DerivativeStore buildStore(final int maxKeys) {
    final DerivativeStore.Builder builder =
        DerivativeStore.builder(rules.toSchema()).maxKeys(maxKeys).hashSeed(hashSeed);
    return longKeys ? builder.build() : builder.byteKeys(RandomStreamKeys.LONGEST).build();
  }
}
