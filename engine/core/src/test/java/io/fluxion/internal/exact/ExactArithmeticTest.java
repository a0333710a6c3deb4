// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The arithmetic under the window metrics, against that of the JDK's big numbers. */
class ExactArithmeticTest {
  private static final int RUNS = 20_000;

  private final long seed = Long.getLong("fluxion.seed", System.nanoTime());
  private final SplittableRandom random = new SplittableRandom(seed);

  @Test
  void shouldAddUpDoublesOfAllSizesToTheNearestOne() {
    final ExactSum sum = new ExactSum(48);
    for (int run = 0; run < RUNS / 10; run++) {
      sum.clear();
      BigDecimal expected = BigDecimal.ZERO;
      for (int i = random.nextInt(200); i >= 0; i--) {
        // Of one bit or of many, so that partials are sparse or dense.
        final double significand = random.nextBoolean() ? 1 : 1 + random.nextDouble();
        final double term =
            Math.scalb(random.nextBoolean() ? significand : -significand, exponent(900));
        sum.add(term);
        expected = expected.add(new BigDecimal(term));
      }
      assertThat(sum.round()).as(about()).isEqualTo(expected.doubleValue());
    }
  }

  @Test
  void shouldAddMultiplyAndRoundWideIntegers() {
    final WideInteger wide = new WideInteger();
    final WideInteger other = new WideInteger();
    for (int run = 0; run < RUNS; run++) {
      final BigInteger a = draw();
      final BigInteger b = draw();
      final BigInteger c = draw();
      set(wide, a);
      set(other, b);
      wide.multiply(other);
      set(other, c);
      wide.subtract(other);
      wide.add(other);
      wide.add(other);
      assertThat(wide.toDouble()).as(about()).isEqualTo(a.multiply(b).add(c).doubleValue());
      final BigInteger product = a.multiply(b).shiftRight(random.nextInt(128));
      final BigInteger top = product.shiftRight(128);
      if (top.bitLength() < Long.SIZE) {
        wide.set(top.longValue(), product.shiftRight(64).longValue(), product.longValue());
        assertThat(wide.toDouble()).as(about()).isEqualTo(product.doubleValue());
      }
    }
  }

  @Test
  void shouldTakeDifferencesOfLongsWithoutLoss() {
    final ExactPair pair = new ExactPair();
    for (int run = 0; run < RUNS; run++) {
      final BigInteger number = draw().shiftRight(random.nextInt(60) + 36);
      pair.setInteger(number.shiftRight(64).longValue(), number.longValue());
      assertThat(new BigDecimal(pair.high).add(new BigDecimal(pair.low)))
          .as(about())
          .isEqualByComparingTo(new BigDecimal(number));
    }
  }

  /** A signed number of up to 128 bits, or one beside a power of two. */
  private BigInteger draw() {
    final int bits = random.nextInt(128);
    if (random.nextInt(3) == 0) {
      final BigInteger power = BigInteger.ONE.shiftLeft(bits % 127);
      return power
          .multiply(BigInteger.valueOf(1 - 2L * random.nextInt(2)))
          .subtract(BigInteger.ONE);
    }
    final BigInteger low = new BigInteger(Long.toUnsignedString(random.nextLong()));
    return BigInteger.valueOf(random.nextLong()).shiftLeft(Long.SIZE).add(low).shiftRight(bits);
  }

  private static void set(final WideInteger target, final BigInteger value) {
    target.set(value.shiftRight(64).longValue(), value.longValue());
  }

  private int exponent(final int largest) {
    return random.nextInt(2 * largest + 1) - largest;
  }

  private String about() {
    return "-Dfluxion.seed=" + seed;
  }
}
