// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fluxion.SampleStatus;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PeerStateTest {
  private static final int BATCHES = 100;

  private final KeyedStream stream = new KeyedStream();

  private static Stream<Arguments> states() {
    return Stream.of("scan", "random")
        .flatMap(
            order ->
                Stream.of(
                    state(order, "jdk", PeerState.Jdk::new),
                    state(order, "fastutil", PeerState.Fastutil::new),
                    state(order, "columns", PeerState.Columns::new),
                    state(order, "agrona", PeerState.Agrona::new),
                    state(order, "eclipse", PeerState.Eclipse::new),
                    state(order, "chronicle", PeerState.Chronicle::new)));
  }

  private static Arguments state(
      final String order, final String name, final Supplier<PeerState<?>> state) {
    return Arguments.of(order, Named.of(name, state));
  }

  private PeerState<?> begin(final String order, final Supplier<PeerState<?>> supplier) {
    stream.keys = 3_000;
    stream.order = order;
    stream.setUp();
    final PeerState<?> state = supplier.get();
    state.setUp(stream);
    return state;
  }

  private static void end(final PeerState<?> state) {
    if (state instanceof PeerState.Chronicle) {
      ((PeerState.Chronicle) state).close();
    }
  }

  @ParameterizedTest
  @MethodSource("states")
  void shouldMakeTheDerivativesThatAreDue(
      final String order, final Supplier<PeerState<?>> supplier) {
    final PeerState<?> state = begin(order, supplier);
    for (int i = 0; i < BATCHES; i++) {
      state.feed(stream);
    }

    state.tearDown(stream);
    assertThat(state.peer.count(SampleStatus.FIRST)).isEqualTo(stream.keys);
    assertThat(state.peer.count(SampleStatus.OK)).isEqualTo(BATCHES * KeyedStream.BATCH);
    end(state);
  }

  @ParameterizedTest
  @MethodSource("states")
  void shouldFailWhenABatchIsLost(final String order, final Supplier<PeerState<?>> supplier) {
    final PeerState<?> state = begin(order, supplier);
    state.feed(stream);
    stream.close(0);

    assertThatThrownBy(() -> state.tearDown(stream)).isInstanceOf(IllegalStateException.class);
    end(state);
  }

  @ParameterizedTest
  @MethodSource("states")
  void shouldFailWhenASampleComesTwice(final String order, final Supplier<PeerState<?>> supplier) {
    final PeerState<?> state = begin(order, supplier);
    state.peer.update(stream.keySequence()[7], stream.x(), stream.total());
    state.feed(stream);

    assertThatThrownBy(() -> state.tearDown(stream)).isInstanceOf(IllegalStateException.class);
    end(state);
  }
}
