// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fluxion.SampleStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureBenchmarkTest {
  private static final int INVOCATIONS = 3;

  private final FeatureBenchmark benchmark = new FeatureBenchmark();
  private final FeatureStream stream = new FeatureStream();

  private FeatureStore begin(final int keys, final String method) {
    stream.keys = keys;
    stream.setUp();
    final FeatureStore state = new FeatureStore();
    state.setUp(stream, method);
    return state;
  }

  private FeatureRounds beginRounds(final int keys, final String method) {
    stream.keys = keys;
    stream.setUp();
    final FeatureRounds state = new FeatureRounds();
    state.setUp(stream, method);
    return state;
  }

  @ParameterizedTest
  @EnumSource(Feature.class)
  void shouldMakeWhatIsDueByHandle(final Feature feature) {
    final FeatureStore state = begin(1_000, feature.name().replace("_", ""));
    for (int i = 0; i < INVOCATIONS; i++) {
      if (feature == Feature.DOUBLES) {
        benchmark.doubles(stream, state);
      } else {
        benchmark.counter(stream, state);
      }
      state.tearDown(stream);
    }
    assertThat(stream.taken()).isEqualTo(INVOCATIONS * FeatureStream.SAMPLES);
  }

  @Test
  void shouldWrapNowAndThen() {
    final FeatureStore state = begin(100, "wrap32");
    for (int i = 0; i < 20; i++) {
      benchmark.wrap32(stream, state);
    }

    state.tearDown(stream);
    assertThat(state.store.count(SampleStatus.WRAP)).isBetween(100L, 2_000L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"byKeyCounter", "byKeyIdleTimeout"})
  void shouldMakeWhatIsDueByKey(final String method) {
    final FeatureStore state = begin(1_000, method);
    benchmark.byKeyCounter(stream, state);
    benchmark.byKeyIdleTimeout(stream, state);

    state.tearDown(stream);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "roundCounter",
        "roundGauge",
        "roundUnsigned",
        "roundIdleTimeout",
        "roundIdleTimeoutEachX",
        "poll"
      })
  void shouldMakeWhatIsDueInRounds(final String method) {
    for (final int keys : new int[] {1_000, 100_000}) {
      final FeatureRounds state = beginRounds(keys, method);
      for (int i = 0; i < 2 * INVOCATIONS; i++) {
        state.fill(stream);
        benchmark.roundCounter(stream, state);
        state.add();
        state.tearDown(stream);
      }
      final int values = method.equals("poll") ? 4 : 1;
      assertThat(stream.taken() * values).isEqualTo(2 * INVOCATIONS * FeatureStream.SAMPLES);
    }
  }

  @Test
  void shouldMakeWhatIsDueOfRows() {
    stream.keys = 1_000;
    stream.setUp();
    final FeatureRows state = new FeatureRows();
    state.setUp(stream);
    for (int i = 0; i < INVOCATIONS; i++) {
      benchmark.rowOfFour(stream, state);
      state.tearDown(stream);
    }
    assertThat(state.store.size()).isEqualTo(1_000);
  }

  @Test
  void shouldLetOneKeyGoForEachNewOne() {
    stream.keys = 1_000;
    for (final FullStore state : new FullStore[] {new FullStore(), new FullStore.Tenfold()}) {
      state.setUp(stream);
      state.tearDown();
      benchmark.newKeyInFullStore(stream, state);
      state.tearDown();
      assertThat(state.store.isFull()).isTrue();
      state.store.removeKey(KeyedStream.key(state.come(0) - 1));
      assertThatThrownBy(state::tearDown).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void shouldReadTheRatesThatAreDue() {
    final FewKeys state = new FewKeys();
    state.setUp();
    assertThat(benchmark.ratesOfFew(state)).isEqualTo(FeatureStream.SAMPLES);
    state.tearDown();
    final FewKeys.InLarge large = new FewKeys.InLarge();
    large.setUp();
    assertThat(benchmark.ratesOfFewInLarge(large)).isEqualTo(FeatureStream.SAMPLES);
    large.tearDown();
    assertThatThrownBy(large::tearDown).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void shouldFailWhereASampleIsLostOrWrong() {
    final FeatureStore lost = begin(1_000, "counter");
    stream.next(stream.keys);
    assertThatThrownBy(() -> lost.tearDown(stream)).hasMessageContaining("first samples");
    final FeatureStore other = begin(1_000, "gauge");
    benchmark.gauge(stream, begin(1_000, "counter"));
    assertThatThrownBy(() -> other.tearDown(stream)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void shouldFailWhereADerivativeOfARoundIsWrong() {
    final FeatureRounds state = beginRounds(1_000, "roundCounter");
    state.fill(stream);
    state.update();
    state.rounds[7].derivatives(0)[7] += 1;
    state.add();
    assertThatThrownBy(() -> state.tearDown(stream)).hasMessageContaining("sum");
    state.fill(stream);
    assertThatThrownBy(state::add).hasMessageContaining("REJECTED");
  }

  @Test
  void shouldRefuseWhatItDoesNotKnow() {
    assertThatThrownBy(() -> begin(1_000, "other")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> begin(999, "counter")).isInstanceOf(IllegalArgumentException.class);
  }
}
