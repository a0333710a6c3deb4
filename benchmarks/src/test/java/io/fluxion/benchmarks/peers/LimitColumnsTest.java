// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LimitColumnsTest {
  private static final int WINDOW = 16;

  @Test
  void shouldTakeTheDerivativeOfEachSlotFromItsOwnLastSample() {
    final LimitColumns columns = new LimitColumns(2, WINDOW);
    columns.first(0, 10, 100);
    columns.first(1, 10, 7);

    assertThat(columns.update(1, 12, 8, columns.plane(1))).isEqualTo(0.5);
    assertThat(columns.update(0, 14, 112, columns.plane(1))).isEqualTo(3);
    assertThat(columns.update(1, 13, 10, columns.plane(2))).isEqualTo(2);
    assertThat(columns.derivative(0)).isEqualTo(3);
    assertThat(columns.derivative(1)).isEqualTo(2);
  }

  @Test
  void shouldKeepTheSamplesOfTheWindowInTheRing() {
    final LimitColumns columns = new LimitColumns(3, WINDOW);
    columns.first(1, 0, 0);
    assertThat(columns.derivative(1)).isZero();
    for (int round = 1; round < 100; round++) {
      final double derivative =
          columns.update(1, round, (long) round * round, columns.plane(round));
      assertThat(columns.derivative(1)).isEqualTo(derivative);
      if (round == WINDOW - 1) {
        assertThat(columns.slope(1, round)).isEqualTo(15);
      }
    }

    assertThat(columns.slope(1, 99)).isEqualTo((99.0 * 99 - 84.0 * 84) / 15);
  }

  @Test
  void shouldRefuseRingsThatNoArrayHolds() {
    assertThatThrownBy(() -> new LimitColumns(1 << 27, WINDOW))
        .isInstanceOf(ArithmeticException.class);
  }
}
