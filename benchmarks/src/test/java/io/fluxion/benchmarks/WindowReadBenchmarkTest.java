// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fluxion.benchmarks.WindowReadBenchmark.CommonsMathState;
import io.fluxion.benchmarks.WindowReadBenchmark.EngineState;
import io.fluxion.benchmarks.WindowReadBenchmark.LoopState;
import io.fluxion.benchmarks.WindowReadBenchmark.ReadState;
import io.fluxion.benchmarks.WindowReadBenchmark.StreamState;
import io.fluxion.benchmarks.window.WindowMetric;
import io.fluxion.benchmarks.window.WindowRead;
import io.fluxion.benchmarks.window.WindowSamples;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowReadBenchmarkTest {
  private static final int[] WINDOWS = {2, 16, 64, 1_024};

  private final WindowReadBenchmark benchmark = new WindowReadBenchmark();
  private final WindowSamples samples = new WindowSamples();

  private void begin(final WindowMetric metric, final int window, final String order) {
    samples.metric = metric.name().toLowerCase(Locale.ROOT);
    samples.window = window;
    samples.order = order;
    samples.setUp();
  }

  @ParameterizedTest
  @EnumSource(WindowMetric.class)
  void shouldReadTheSameInEveryWay(final WindowMetric metric) {
    for (final int window : WINDOWS) {
      begin(metric, window, "random");
      final StreamState streams = new StreamState();
      streams.setUp(samples);
      final LoopState loops = new LoopState();
      loops.setUp(samples);
      final CommonsMathState commonsMath = new CommonsMathState();
      commonsMath.setUp(samples);
      final EngineState engine = new EngineState();
      engine.setUp(samples);
      for (int i = 0; i < 3; i++) {
        assertThat(benchmark.streams(samples, streams)).isNotNaN();
        assertThat(benchmark.loops(samples, loops)).isNotNaN();
        assertThat(benchmark.commonsMath(samples, commonsMath)).isNotNaN();
        assertThat(benchmark.engine(samples, engine)).isNotNaN();
      }
      streams.tearDown(samples);
      loops.tearDown(samples);
      commonsMath.tearDown(samples);
      engine.tearDown(samples);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"scan", "random"})
  void shouldReadEveryKeyOnceAnInvocation(final String order) {
    begin(WindowMetric.RATE, 16, order);

    assertThat(samples.keySequence()).hasSize(WindowSamples.KEYS).doesNotHaveDuplicates();
    assertThat(samples.keySequence()[0] == 0).isEqualTo(order.equals("scan"));
  }

  /** A reading that is right passes by the same way, so that it is the difference which fails. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-8, -1e-8, Double.NaN})
  void shouldFailWhereOneKeysReadingIsOff(final double off) {
    begin(WindowMetric.SLOPE, 16, "random");
    final ReadState state = engine();
    final WindowRead right = state.read;
    state.read = key -> right.of(key) * (key == 17 ? 1 + off : 1);
    state.readAll(samples);

    if (off == 0) {
      state.tearDown(samples);
    } else {
      assertThatThrownBy(() -> state.tearDown(samples)).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void shouldFailWhereOneInvocationGaveAnotherSum() {
    begin(WindowMetric.Y_MAX, 16, "random");
    final ReadState state = engine();
    final WindowRead right = state.read;
    state.readAll(samples);
    state.read = key -> right.of(key) + (key == 0 ? 1 : 0);
    state.readAll(samples);
    state.read = right;
    state.readAll(samples);

    assertThatThrownBy(() -> state.tearDown(samples)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void shouldFailWhereNothingWasRead() {
    begin(WindowMetric.Y_MAX, 16, "random");
    final ReadState state = engine();

    assertThatThrownBy(() -> state.tearDown(samples)).isInstanceOf(IllegalStateException.class);
  }

  private EngineState engine() {
    final EngineState state = new EngineState();
    state.setUp(samples);
    return state;
  }
}
