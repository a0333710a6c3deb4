// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.comparison;

import io.fluxion.NumberType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.SplittableRandom;

/**
 * The numbers of a random stream, as bits. Most continue where their key stands; the rest go where
 * rules change: repeats, falls, limits and what lies beside them.
 */
final class RandomStreamNumbers {
  private static final long[] LONG_LIMITS = {
    Long.MIN_VALUE,
    Long.MIN_VALUE + 1,
    -1,
    0,
    1,
    Long.MAX_VALUE - 1,
    Long.MAX_VALUE,
    (1L << 53) - 1,
    1L << 53,
    (1L << 53) + 1,
    (1L << 53) + 2,
    (1L << 53) + 3,
    0xFFFF_FFFFL,
    1L << 32
  };
  private static final double[] DOUBLE_LIMITS = {
    0.0, -0.0, 1, -1, 0x1p53, 0x1p53 - 1, 0x1p53 + 2, 0x1p63, 0x1p64, -0x1p63, 0x1p70
  };
  private static final double[] NO_NUMBERS = {
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.longBitsToDouble(0xFFF0_0000_0000_0001L)
  };

  private final RandomStreamSetup setup;
  private final SplittableRandom random;
  private final double[] growth;
  private final double fallShare;

  RandomStreamNumbers(final RandomStreamSetup setup, final SplittableRandom random) {
    this.setup = setup;
    this.random = random;
    fallShare = setup.calm() ? 0.002 : 0.12;
    growth = new double[setup.rules().fields().size()];
    for (int i = 0; i < growth.length; i++) {
      growth[i] = new double[] {1, 10, 1000, 0x1p40, 0x1p61}[random.nextInt(5)];
    }
  }

  /**
   * The next x of a key.
   *
   * @param last its last one, null for none yet
   * @param newest the store's time by the key's own clock, null for none yet
   */
  long x(final BigDecimal last, final BigDecimal newest) {
    final boolean doubles = !setup.rules().fields().get(0).hasIntegerX();
    if (setup.wild() && chance(0.004)) {
      return doubles ? bits(wildX()) : longLimit();
    }
    if (doubles && chance(setup.nans() / 4)) {
      return bits(noNumber());
    }
    final BigDecimal base = last != null ? last : newest;
    final BigDecimal next = base == null ? decimal(setup.startX()) : nextX(base, newest);
    return doubles ? bits(next.doubleValue()) : next.longValue();
  }

  private BigDecimal nextX(final BigDecimal last, final BigDecimal newest) {
    final BigDecimal gap = setup.rules().gapOf(random.nextInt(growth.length));
    final int drawn = random.nextInt(100);
    if (drawn < 6) {
      return last;
    }
    if (drawn < 11) {
      return last.subtract(steps(1 + random.nextInt(4)));
    }
    if (drawn < 15) {
      return last.add((gap == null ? steps(50) : gap).add(besides()));
    }
    if (drawn < 17) {
      return last.subtract((gap == null ? steps(50) : gap).add(besides()));
    }
    if (drawn < 32 && newest != null) {
      return newest.add(steps(random.nextInt(3)));
    }
    if (drawn < 35 && newest != null && setup.rules().idleTimeout() != null) {
      return newest.subtract(setup.rules().idleTimeout().add(besides()));
    }
    return last.add(steps(1 + random.nextInt(drawn < 85 ? 2 : 9)));
  }

  /** A limit is met, or passed by a little, or not quite reached; never met in inexact steps. */
  private BigDecimal besides() {
    final int side = random.nextInt(3) - 1;
    if (setup.rules().fields().get(0).xType() == NumberType.LONG) {
      return BigDecimal.valueOf(side);
    }
    final double jitter = setup.hasExactSteps() ? 0 : 0.1 + 0.3 * random.nextDouble();
    return decimal((side + jitter) * setup.unit());
  }

  private BigDecimal steps(final int count) {
    return decimal(count * setup.unit());
  }

  /** The next y of a field, whose last one is given; null for none or NaN. */
  long y(final int field, final BigDecimal last) {
    final ReferenceRules.Field rules = setup.rules().fields().get(field);
    if (rules.yType() == NumberType.DOUBLE) {
      return bits(doubleY(field, rules, last));
    }
    return integerY(field, rules, last == null ? null : last.toBigInteger()).longValue();
  }

  private BigInteger integerY(
      final int field, final ReferenceRules.Field rules, final BigInteger last) {
    final BigInteger[] range = rules.has(ReferenceRules.Trait.GAUGE) ? null : range(rules.reset());
    if (setup.wild() && chance(fallShare / 4)) {
      return BigInteger.valueOf(longLimit());
    }
    if (range != null && (last == null || chance(fallShare))) {
      // Rarely one beside the range.
      final int beside = random.nextInt(chance(0.2) ? 3 : 2) - 1;
      return random.nextBoolean()
          ? range[0].subtract(BigInteger.valueOf(beside))
          : range[1].add(BigInteger.valueOf(beside));
    }
    if (last == null) {
      return BigInteger.valueOf(longLimit());
    }
    if (chance(0.1)) {
      return last;
    }
    if (rules.has(ReferenceRules.Trait.GAUGE) || chance(fallShare)) {
      return fall(rules, new BigDecimal(last), growth[field]).toBigInteger();
    }
    final BigInteger next = last.add(BigInteger.valueOf(random.nextLong((long) growth[field] + 1)));
    return range == null || next.compareTo(range[1]) <= 0
        ? next
        : next.subtract(range[1]).add(range[0]).subtract(BigInteger.ONE);
  }

  private double doubleY(final int field, final ReferenceRules.Field rules, final BigDecimal last) {
    if (chance(setup.nans())) {
      return noNumber();
    }
    final BigInteger[] range = rules.has(ReferenceRules.Trait.GAUGE) ? null : range(rules.reset());
    if (setup.wild() && chance(fallShare / 4)) {
      return random.nextBoolean()
          ? DOUBLE_LIMITS[random.nextInt(DOUBLE_LIMITS.length)]
          : wildDouble();
    }
    if (range != null && (last == null || chance(fallShare))) {
      final BigInteger end = range[random.nextInt(2)];
      return end.doubleValue() + (random.nextInt(chance(0.2) ? 3 : 2) - 1) * 0.5;
    }
    if (last == null) {
      return random.nextInt(100) * growth[field] / 8;
    }
    if (chance(0.1)) {
      return last.doubleValue();
    }
    if (rules.has(ReferenceRules.Trait.GAUGE) || chance(fallShare)) {
      return fall(rules, last, growth[field]).doubleValue();
    }
    // Steps on a grid of binary fractions, or with all their digits.
    final double step =
        random.nextBoolean()
            ? growth[field] * random.nextInt(9) / 8
            : growth[field] * random.nextDouble();
    final double next = last.doubleValue() + step;
    return range == null || next <= range[1].doubleValue()
        ? next
        : range[0].doubleValue() + random.nextInt(9);
  }

  /** Up or down for a gauge; for a counter down, far or to where tolerance ends. */
  private BigDecimal fall(
      final ReferenceRules.Field rules, final BigDecimal last, final double step) {
    if (rules.has(ReferenceRules.Trait.GAUGE)) {
      return last.add(decimal(step * (random.nextInt(17) - 8) / 8));
    }
    switch (random.nextInt(4)) {
      case 0:
        return BigDecimal.valueOf(random.nextInt(3));
      case 1:
        return last.subtract(BigDecimal.valueOf(1 + random.nextInt(4)));
      case 2:
        return last.divide(BigDecimal.valueOf(2));
      default:
        final String[] parts = rules.reset().split(":");
        final BigDecimal k =
            parts[0].equals("tolerant") ? new BigDecimal(parts[1]) : BigDecimal.TEN;
        return last.subtract(last.divide(k, ReferenceEntry.DIGITS))
            .add(BigDecimal.valueOf(random.nextInt(3) - 1));
    }
  }

  /** Null where the policy declares none. */
  private static BigInteger[] range(final String reset) {
    final String[] parts = reset.split(":");
    switch (parts[0]) {
      case "wrap32":
        return new BigInteger[] {BigInteger.ZERO, new BigInteger("4294967295")};
      case "wrap64":
        return new BigInteger[] {BigInteger.ZERO, new BigInteger("18446744073709551615")};
      case "wrap":
        return new BigInteger[] {new BigInteger(parts[1]), new BigInteger(parts[2])};
      default:
        return null;
    }
  }

  /** Far from where quotients and sums would leave a double's range. */
  private double wildDouble() {
    final double value = Math.scalb(1 + random.nextDouble(), random.nextInt(601) - 300);
    return random.nextBoolean() ? value : -value;
  }

  /**
   * Large only: beside a tiny x, whether a step is more than the maximum gap would hang on digits
   * that its difference in doubles does not have.
   */
  private double wildX() {
    final double value = Math.scalb(1 + random.nextDouble(), 70 + random.nextInt(230));
    return random.nextBoolean() ? value : -value;
  }

  private long longLimit() {
    return LONG_LIMITS[random.nextInt(LONG_LIMITS.length)];
  }

  private double noNumber() {
    return NO_NUMBERS[random.nextInt(NO_NUMBERS.length)];
  }

  boolean chance(final double share) {
    return random.nextDouble() < share;
  }

  private static BigDecimal decimal(final double value) {
    return new BigDecimal(value);
  }

  private static long bits(final double value) {
    return Double.doubleToRawLongBits(value);
  }
}
