// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fluxion.benchmarks.naive.Reading;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyedUpdateBenchmarkTest {
  private static final int BATCHES = 100;

  private final KeyedUpdateBenchmark benchmark = new KeyedUpdateBenchmark();
  private final KeyedStream stream = new KeyedStream();

  private void begin(final String order) {
    stream.keys = 3_000;
    stream.order = order;
    stream.setUp();
  }

  @ParameterizedTest
  @ValueSource(strings = {"scan", "random"})
  void shouldMakeTheDerivativesThatAreDueFromGrowingLists(final String order) {
    begin(order);
    final NaiveState naive = new NaiveState();
    naive.setUp(stream);
    for (int i = 0; i < BATCHES; i++) {
      benchmark.naiveExtend(stream, naive);
    }
    naive.tearDown(stream);
    assertThat(naive.derivatives).isEqualTo(BATCHES * KeyedStream.BATCH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"scan", "random"})
  void shouldBeginAgainWithARoundWhenTheListsAreFull(final String order) {
    begin(order);
    final NaiveState naive = new NaiveState();
    naive.setUp(stream);
    benchmark.naiveExtend(stream, naive);
    final long missing = NaiveState.MOST_VALUES - naive.held;
    naive.held += missing;
    for (int i = 1; i < BATCHES; i++) {
      benchmark.naiveExtend(stream, naive);
    }
    naive.tearDown(stream);
    assertThat(naive.derivatives).isEqualTo(BATCHES * KeyedStream.BATCH - stream.keys);
  }

  @ParameterizedTest
  @ValueSource(strings = {"scan", "random"})
  void shouldMakeTheDerivativesThatAreDueFromBoundedLists(final String order) {
    begin(order);
    final BoundedListState state = new BoundedListState();
    state.setUp(stream);
    for (int i = 0; i < BATCHES; i++) {
      benchmark.boundedList(stream, state);
    }
    state.tearDown(stream);
    assertThat(state.states.states()).hasSize(stream.keys);
    assertThat(state.states.states().values()).allMatch(readings -> readings.size() == 16);
  }

  @ParameterizedTest
  @ValueSource(strings = {"scan", "random"})
  void shouldFailWhenABoundedListIsTooLong(final String order) {
    begin(order);
    final BoundedListState state = new BoundedListState();
    state.setUp(stream);
    benchmark.boundedList(stream, state);
    final List<Reading> readings = state.states.states().get(stream.keySequence()[0]);
    readings.addAll(Collections.nCopies(15, readings.get(0)));

    assertThatThrownBy(() -> state.tearDown(stream)).isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"scan", "random"})
  void shouldMakeTheDerivativesThatAreDueFromTheStore(final String order) {
    begin(order);
    final KeyedUpdateBenchmark.StoreState state = new KeyedUpdateBenchmark.StoreState();
    state.setUp(stream);
    final KeyedUpdateBenchmark.Handles handles = new KeyedUpdateBenchmark.Handles();
    handles.setUp(stream, state);
    final KeyedUpdateBenchmark.Batch batch = new KeyedUpdateBenchmark.Batch();
    batch.setUp(stream, state);
    for (int i = 0; i < BATCHES; i++) {
      benchmark.byKey(stream, state);
      benchmark.byHandle(stream, state, handles);
      benchmark.byKeyBatch(stream, state, batch);
    }
    state.tearDown(stream);
    assertThat(state.store.size()).isEqualTo(stream.keys);
  }

  @ParameterizedTest
  @ValueSource(strings = {"scan", "random"})
  void shouldFailWhenABatchIsLost(final String order) {
    begin(order);
    final KeyedUpdateBenchmark.StoreState state = new KeyedUpdateBenchmark.StoreState();
    state.setUp(stream);
    benchmark.byKey(stream, state);
    stream.close(0);
    benchmark.byKey(stream, state);

    assertThatThrownBy(() -> state.tearDown(stream)).isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"scan", "random"})
  void shouldFailWhenADerivativeIsOffByOneUnitOfY(final String order) {
    begin(order);
    final KeyedUpdateBenchmark.StoreState state = new KeyedUpdateBenchmark.StoreState();
    state.setUp(stream);
    final int first = stream.position();
    double sum = 0;
    for (int i = first; i < first + KeyedStream.BATCH; i++) {
      final long y = stream.total() * stream.incrementSequence()[i] + (i == first ? 1 : 0);
      sum += state.store.updateByKey(stream.keySequence()[i], stream.x(), y);
    }
    stream.close(sum);

    assertThatThrownBy(() -> state.tearDown(stream)).isInstanceOf(IllegalStateException.class);
  }
}
