// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexBenchmarkTest {
  private final IndexBenchmark benchmark = new IndexBenchmark();
  private IndexState state;

  private void begin(final String design, final double loadFactor) {
    state = new IndexState();
    state.design = design;
    state.loadFactor = loadFactor;
    state.keys = 3_000;
    state.setUp();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"engine", "intEntries", "interleaved", "longEntries", "buckets", "phased"})
  void shouldMakeTheDerivativesThatAreDue(final String design) {
    begin(design, 0.8);
    benchmark.each(state);
    benchmark.blocks(state);
    benchmark.handles(state);
    assertThatCode(state::tearDown).doesNotThrowAnyException();
  }

  @Test
  void shouldFailWhereASlotIsWrong() {
    begin("phased", 0.5);
    state.handles[7] = state.handles[8];
    benchmark.handles(state);

    assertThatThrownBy(state::tearDown).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void shouldRefuseADesignThatThereIsNot() {
    assertThatIllegalArgumentException().isThrownBy(() -> begin("rows", 0.5));
  }
}
