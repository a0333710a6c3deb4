// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SparklineTest {
  @Test
  void shouldScaleFromZeroToTheMaximum() {
    assertThat(of(0, 1, 2, 3, 4, 5, 6, 7, 8)).isEqualTo("▁▂▃▄▅▆▇██");
  }

  @Test
  void shouldShowAStepWithoutDerivativeAsADot() {
    assertThat(of(1, Double.NaN, 0.5)).isEqualTo("█·▅");
  }

  @Test
  void shouldBeginBelowZeroWhereValuesDo() {
    assertThat(of(-4, 0, 4)).isEqualTo("▁▅█");
  }

  @Test
  void shouldStayFlatWhereNothingMoves() {
    assertThat(of(0, 0, 0)).isEqualTo("▁▁▁");
    assertThat(of()).isEmpty();
  }

  @Test
  void shouldStandInfinitiesAndTheLargestNumbers() {
    assertThat(of(Double.POSITIVE_INFINITY, 1, Double.NEGATIVE_INFINITY)).isEqualTo("██▁");
    assertThat(of(Double.MAX_VALUE, -Double.MAX_VALUE, 0)).isEqualTo("█▁▅");
  }

  @Test
  void shouldBeAsLongAsAWindowHasSteps() {
    assertThat(Sparkline.length(2)).isEqualTo(1);
    assertThat(Sparkline.length(16)).isEqualTo(15);
    assertThat(Sparkline.length(1_000)).isEqualTo(Sparkline.LONGEST);
  }

  private static String of(final double... values) {
    return Sparkline.of(values);
  }
}
