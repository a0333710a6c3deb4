// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fluxion.benchmarks.UpdateByKeyBenchmark.EngineState;
import io.fluxion.benchmarks.UpdateByKeyBenchmark.GrowingState;
import io.fluxion.benchmarks.UpdateByKeyBenchmark.LastTwoState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpdateByKeyBenchmarkTest {
  private static final int INVOCATIONS = 3;

  /** Of a tenth of the keys each. In the round after, what was off is off the other way. */
  private static final int BATCHES_OF_A_ROUND = 10;

  private final UpdateByKeyBenchmark benchmark = new UpdateByKeyBenchmark();
  private final BatchStream stream = new BatchStream();

  private void begin(final int keys, final int share) {
    stream.keys = keys;
    stream.share = share;
    stream.setUp();
  }

  @ParameterizedTest
  @CsvSource({"1000, 100", "1000, 10", "20000, 100", "20000, 10"})
  void shouldMakeTheDerivativesThatAreDueFromGrowingLists(final int keys, final int share) {
    begin(keys, share);
    final GrowingState state = new GrowingState();
    state.setUp(stream);
    for (int i = 0; i < INVOCATIONS; i++) {
      assertThat(benchmark.naiveExtend(stream, state)).isPositive();
    }
    state.tearDown(stream);
    assertThat(state.held).isEqualTo(keys + INVOCATIONS * BatchStream.PAIRS);
    assertThat(state.calls).isEqualTo(100L * INVOCATIONS * BatchStream.PAIRS / share);
  }

  @ParameterizedTest
  @CsvSource({"1000, 100", "1000, 10", "20000, 100", "20000, 10"})
  void shouldBeginAgainWithTheLastValuesWhenTheListsAreFull(final int keys, final int share) {
    begin(keys, share);
    final GrowingState state = new GrowingState();
    state.setUp(stream);
    benchmark.naiveExtend(stream, state);
    state.held = GrowingState.MOST_VALUES;
    benchmark.naiveExtend(stream, state);
    state.tearDown(stream);
    assertThat(state.derivatives).isEqualTo(2 * BatchStream.PAIRS);
    assertThat(state.held).isEqualTo(keys + BatchStream.PAIRS);
  }

  @ParameterizedTest
  @CsvSource({"1000, 100", "1000, 10", "20000, 100", "20000, 10"})
  void shouldMakeTheSameFromTheLastTwoValues(final int keys, final int share) {
    begin(keys, share);
    final LastTwoState state = new LastTwoState();
    state.setUp(stream);
    for (int i = 0; i < INVOCATIONS; i++) {
      assertThat(benchmark.naiveLastTwo(stream, state)).isPositive();
    }
    state.tearDown(stream);
    assertThat(state.derivatives).isEqualTo(INVOCATIONS * BatchStream.PAIRS);
  }

  @ParameterizedTest
  @CsvSource({"1000, 100", "1000, 10", "20000, 100", "20000, 10"})
  void shouldMakeTheSameFromABoundedRecord(final int keys, final int share) {
    begin(keys, share);
    final EngineState state = new EngineState();
    state.setUp(stream);
    for (int i = 0; i < INVOCATIONS; i++) {
      assertThat(benchmark.engine(stream, state)).isPositive();
    }
    state.tearDown(stream);
    assertThat(state.readings.derivatives).isEqualTo(INVOCATIONS * BatchStream.PAIRS);
    assertThat(state.readings.calls).isEqualTo(100L * INVOCATIONS * BatchStream.PAIRS / share);
    assertThat(state.readings.state.size()).isEqualTo(keys);
  }

  /** A batch that is right passes by the same way, so that it is the difference which fails. */
  @ParameterizedTest
  @CsvSource({"1000, 0", "1000, 1", "1000, -1", "20000, 0", "20000, 1"})
  void shouldFailWhereAnYIsOff(final int keys, final int off) {
    begin(keys, 10);
    final EngineState state = new EngineState();
    state.setUp(stream);
    for (int i = 0; i < BATCHES_OF_A_ROUND; i++) {
      state.batch.clear();
      final int wrong = i == 0 ? off : 0;
      stream.fill(
          (key, x, y) -> state.batch.add(key, x, y + (state.batch.size() == 0 ? wrong : 0)));
      state.driver.run(state.batch);
      stream.close(state.readings.takeSum());
    }

    if (off == 0) {
      state.tearDown(stream);
    } else {
      assertThatThrownBy(() -> state.tearDown(stream)).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void shouldFailWhereABatchIsLost() {
    begin(1_000, 100);
    final EngineState state = new EngineState();
    state.setUp(stream);
    stream.close(0);

    assertThatThrownBy(() -> state.tearDown(stream)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void shouldFailWhereAnIdleKeyIsPassedOver() {
    begin(1_000, 10);
    final LastTwoState state = new LastTwoState();
    state.setUp(stream);
    benchmark.naiveLastTwo(stream, state);
    state.calls--;

    assertThatThrownBy(() -> state.tearDown(stream)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void shouldFailWhereAValueIsNotHeld() {
    begin(1_000, 100);
    final GrowingState state = new GrowingState();
    state.setUp(stream);
    benchmark.naiveExtend(stream, state);
    state.states.states().values().iterator().next().remove(0);

    assertThatThrownBy(() -> state.tearDown(stream)).isInstanceOf(IllegalStateException.class);
  }
}
