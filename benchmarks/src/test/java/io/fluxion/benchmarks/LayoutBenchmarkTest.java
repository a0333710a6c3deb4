// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayoutBenchmarkTest {
  private final LayoutBenchmark benchmark = new LayoutBenchmark();
  private final KeyedStream stream = new KeyedStream();
  private final LayoutState state = new LayoutState();

  private void begin(final String design, final String order) {
    stream.keys = 3_000;
    stream.order = order;
    stream.setUp();
    state.design = design;
    state.setUp(stream);
  }

  @ParameterizedTest
  @CsvSource({
    "columns, scan",
    "columns, random",
    "ringPerKey, scan",
    "ringPerKey, random",
    "rows, scan",
    "rows, random"
  })
  void shouldHaveEverySampleInItsKeysRing(final String design, final String order) {
    begin(design, order);
    while (stream.round() <= 40) {
      benchmark.update(stream, state);
    }

    assertThatCode(() -> state.tearDown(stream)).doesNotThrowAnyException();
    // As in LimitStateTest: of the window's 15 steps, all but the first of four rounds of four.
    final int increments = 4 * 10 - 2;
    for (int slot = 0; slot < stream.keys; slot++) {
      assertThat(state.layout.slope(slot, 40))
          .isEqualTo(state.layout.derivative(slot) * increments / 15);
    }
  }

  @ParameterizedTest
  @CsvSource({"columns, scan", "ringPerKey, scan", "rows, scan"})
  void shouldFailWhereASampleWentElsewhere(final String design, final String order) {
    begin(design, order);
    benchmark.update(stream, state);
    state.layout.update(7, stream.x(), 1, state.layout.plane(1));

    assertThatThrownBy(() -> state.tearDown(stream))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("stored");
  }

  @Test
  void shouldRefuseADesignThatThereIsNot() {
    assertThatIllegalArgumentException().isThrownBy(() -> begin("planes", "scan"));
  }
}
