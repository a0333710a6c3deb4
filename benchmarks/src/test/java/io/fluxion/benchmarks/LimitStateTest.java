// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitStateTest {
  private static final int BATCHES = 100;

  private final KeyedUpdateBenchmark benchmark = new KeyedUpdateBenchmark();
  private final KeyedStream stream = new KeyedStream();
  private final LimitState state = new LimitState();

  private void begin(final String order) {
    stream.keys = 3_000;
    stream.order = order;
    stream.setUp();
    state.setUp(stream);
  }

  @ParameterizedTest
  @ValueSource(strings = {"scan", "random"})
  void shouldMakeTheDerivativesThatAreDue(final String order) {
    begin(order);
    for (int i = 0; i < BATCHES; i++) {
      benchmark.limit(stream, state);
      state.tearDown(stream);
    }

    assertThat(state.derivatives).isEqualTo(BATCHES * KeyedStream.BATCH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"scan", "random"})
  void shouldHaveEveryKeysRingAtThePlaneOfTheRound(final String order) {
    begin(order);
    while (stream.round() <= 40) {
      benchmark.limit(stream, state);
    }

    // Of the window's 15 steps, rounds 26 to 40, those of four rounds add up to 10; round 25 would
    // have been the sixteenth, with 2. In round 40 each key moved by its own increment.
    final int increments = 4 * 10 - 2;
    for (int slot = 0; slot < stream.keys; slot++) {
      assertThat(state.columns.slope(slot, 40))
          .isEqualTo(state.columns.derivative(slot) * increments / 15);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"scan", "random"})
  void shouldFailWhenABatchIsLost(final String order) {
    begin(order);
    benchmark.limit(stream, state);
    stream.close(0);

    assertThatThrownBy(() -> state.tearDown(stream)).isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"scan", "random"})
  void shouldFailWhenADerivativeIsNotStored(final String order) {
    begin(order);
    benchmark.limit(stream, state);
    state.columns.first(state.slots[7], stream.x(), stream.total());

    assertThatThrownBy(() -> state.tearDown(stream))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("stored");
  }
}
