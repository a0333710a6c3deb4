// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fluxion.benchmarks.StoreReadBenchmark.Rates;
import io.fluxion.benchmarks.StoreReadBenchmark.Slopes;
import io.fluxion.benchmarks.window.StoreWindows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoreReadBenchmarkTest {
  private final StoreReadBenchmark benchmark = new StoreReadBenchmark();
  private final StoreWindows windows = new StoreWindows();
  private final Rates rates = new Rates();
  private final Slopes slopes = new Slopes();

  private void begin(final String unit, final String fell) {
    windows.keys = 1_000;
    windows.unit = unit;
    windows.fell = fell;
    windows.setUp();
  }

  @ParameterizedTest
  @CsvSource({"ns, never", "ns, before", "ms, never", "ms, before"})
  void shouldReadWhatIsDueInEveryWay(final String unit, final String fell) {
    begin(unit, fell);
    assertThat(benchmark.ratesOfStore(windows, rates)).hasSize(1_000).doesNotContain(Double.NaN);
    rates.tearDown(windows);
    assertThat(benchmark.rateByRate(windows, rates)).hasSize(1_000).doesNotContain(Double.NaN);
    rates.tearDown(windows);
    assertThat(benchmark.slopesOfStore(windows, slopes)).hasSize(1_000).doesNotContain(Double.NaN);
    slopes.tearDown(windows);
    assertThat(benchmark.slopeBySlope(windows, slopes)).hasSize(1_000).doesNotContain(Double.NaN);
    slopes.tearDown(windows);
  }

  @Test
  void shouldHaveCountersThatFellBeforeTheirWindows() {
    begin("ns", "before");

    assertThat(windows.field().resets(windows.handles()[999])).isEqualTo(1);
    begin("ns", "never");
    assertThat(windows.field().resets(windows.handles()[999])).isZero();
  }

  @Test
  void shouldFailWhereNothingWasRead() {
    begin("ns", "never");
    assertThatThrownBy(() -> rates.tearDown(windows)).isInstanceOf(IllegalStateException.class);
    benchmark.ratesOfStore(windows, rates);
    rates.tearDown(windows);

    assertThatThrownBy(() -> rates.tearDown(windows)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void shouldFailWhereOneKeysReadingIsOff() {
    begin("ns", "never");
    benchmark.slopesOfStore(windows, slopes);
    windows.out()[999] *= 1 + 1e-8;

    assertThatThrownBy(() -> slopes.tearDown(windows))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("slope of key 999");
  }

  @Test
  void shouldFailWhereRatesPassForSlopes() {
    begin("ns", "never");
    benchmark.ratesOfStore(windows, rates);

    assertThatThrownBy(() -> slopes.tearDown(windows)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void shouldRefuseWhatItDoesNotKnow() {
    assertThatThrownBy(() -> begin("s", "never")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> begin("ns", "once")).isInstanceOf(IllegalArgumentException.class);
    windows.keys = 999;
    assertThatThrownBy(windows::setUp).isInstanceOf(IllegalArgumentException.class);
  }
}
