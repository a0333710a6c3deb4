/*
 * Copyright 2026 The Fluxion Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
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
