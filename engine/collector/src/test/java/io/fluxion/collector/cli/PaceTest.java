// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {
  private static final long SECOND = 1_000_000_000;
  private static final long NOW = Long.MAX_VALUE - 5 * SECOND;

  private final Pace pace = new Pace(1, null);

  @Test
  void shouldHoldEachRowUntilItIsDue() {
    assertThat(pace.delay(100 * SECOND, NOW)).isZero();
    assertThat(pace.delay(102 * SECOND, NOW)).isEqualTo(2 * SECOND);
    assertThat(pace.delay(103 * SECOND, NOW + 2 * SECOND)).isEqualTo(SECOND);
    // The clock may go over the end of its 64 bits.
    assertThat(pace.delay(112 * SECOND, NOW + 10 * SECOND)).isEqualTo(2 * SECOND);
  }

  @Test
  void shouldNotWaitWhereXIsNotAhead() {
    pace.delay(100 * SECOND, NOW);
    pace.delay(105 * SECOND, NOW);

    assertThat(pace.delay(105 * SECOND, NOW)).isZero();
    assertThat(pace.delay(104 * SECOND, NOW)).isZero();
    assertThat(pace.delay(-104 * SECOND, NOW)).isZero();
    assertThat(pace.delay(106 * SECOND, NOW)).isEqualTo(6 * SECOND);
  }

  @Test
  void shouldCatchUpAfterADelay() {
    pace.delay(0, NOW);

    assertThat(pace.delay(SECOND, NOW + 3 * SECOND)).isZero();
    assertThat(pace.delay(2 * SECOND, NOW + 3 * SECOND)).isZero();
    assertThat(pace.delay(4 * SECOND, NOW + 3 * SECOND)).isEqualTo(SECOND);
  }

  @ParameterizedTest
  @CsvSource({"10x, 500000000", "0.5x, 10000000000", "2.5x, 2000000000", ".1x, 50000000000"})
  void shouldGoByItsSpeed(final String word, final long expected) {
    final Pace other = new Pace(new Converters.Speed().convert(word), null);
    other.delay(1_700_000_000 * SECOND, NOW);

    assertThat(other.delay(1_700_000_005 * SECOND, NOW)).isEqualTo(expected);
  }

  /** Rows a few microseconds apart do not cost a wait each. */
  @Test
  void shouldNotWaitForLessThanAMillisecond() {
    pace.delay(0, NOW);

    assertThat(pace.delay(999_999, NOW)).isZero();
    assertThat(pace.delay(1_000_000, NOW)).isEqualTo(1_000_000);
  }

  @Test
  void shouldStandXThatAreAsFarApartAsCanBe() {
    pace.delay(Long.MIN_VALUE, NOW);
    assertThat(pace.delay(Long.MAX_VALUE, NOW)).isEqualTo(Long.MAX_VALUE);

    final Pace quick = new Pace(4e9, null);
    quick.delay(Long.MIN_VALUE, NOW);
    assertThat(quick.delay(Long.MAX_VALUE, NOW)).isBetween(4_611_686_018L, 4_611_686_019L);
  }

  @Test
  void shouldSayLongWaitsAndNotEachOfThem() {
    assertThat(pace.isWorthSaying(59 * SECOND)).isFalse();
    assertThat(pace.isWorthSaying(60 * SECOND)).isTrue();
    assertThat(pace.isWorthSaying(61 * SECOND)).isFalse();
    assertThat(pace.isWorthSaying(119 * SECOND)).isFalse();
    assertThat(pace.isWorthSaying(120 * SECOND)).isTrue();
    assertThat(pace.isWorthSaying(Long.MAX_VALUE)).isTrue();
  }

  @Test
  void shouldNameALongWait() {
    assertThat(Pace.text(61 * SECOND)).isEqualTo("1 min 1 s");
    assertThat(Pace.text(7_260 * SECOND)).isEqualTo("2 h 1 min");
    assertThat(Pace.text(Long.MAX_VALUE)).isEqualTo("106751 d 23 h");
  }
}
