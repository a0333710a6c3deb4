// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fluxion.SampleStatus;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RoundBenchmarkTest {
  private static final int INVOCATIONS = 5;

  private final RoundBenchmark benchmark = new RoundBenchmark();
  private final RoundStream stream = new RoundStream();

  private void begin(final int keys) {
    stream.keys = keys;
    stream.setUp();
  }

  private void run(final Runnable before, final Runnable method) {
    for (int i = 0; i < INVOCATIONS; i++) {
      stream.fill();
      before.run();
      method.run();
      stream.verify();
    }
  }

  private RoundStore begin(final int keys, final RoundStore state) {
    begin(keys);
    state.setUp(stream);
    return state;
  }

  private void shouldTake(final RoundStore state, final Consumer<RoundStore> method) {
    begin(1_000, state);
    final long before = state.store.count(SampleStatus.OK);
    run(() -> {}, () -> method.accept(state));
    assertThat(state.store.count(SampleStatus.OK) - before)
        .isBetween(INVOCATIONS * RoundStream.SAMPLES * 99L / 100, INVOCATIONS * 100_000L);
  }

  @Test
  void shouldMakeTheDerivativesThatAreDue() {
    shouldTake(new RoundStore(), state -> benchmark.updateRoundOneX(stream, state));
    shouldTake(new RoundStore(), state -> benchmark.updateRoundByKey(stream, state));
    shouldTake(new RoundStore(), state -> benchmark.byHandle(stream, state));
    final RoundStore.EachX each = new RoundStore.EachX();
    shouldTake(each, state -> benchmark.updateRoundXEach(stream, each));
  }

  @Test
  void shouldMakeTheDerivativesThatAreDueWhereSlotsAreOutOfStep() {
    stream.eachX = false;
    final RoundStore.InRuns runs = new RoundStore.InRuns();
    shouldTake(runs, state -> benchmark.updateRoundInRuns(stream, runs));
    final RoundStore.WithStragglers stragglers = new RoundStore.WithStragglers();
    shouldTake(stragglers, state -> benchmark.updateRoundWithStragglers(stream, stragglers));
    assertThat(Arrays.stream(stream.counts).sum()).isLessThan(RoundStream.SAMPLES);
  }

  @Test
  void shouldScatterTheRingsBeforeEachInvocation() {
    final RoundStore.Scattered state = new RoundStore.Scattered();
    begin(1_000, state);
    run(() -> state.scatter(stream), () -> benchmark.updateRoundScattered(stream, state));
  }

  @Test
  void shouldMakeTheDerivativesThatAreDueFromThePeersAndMoveTheBytes() {
    begin(100_000);
    final RoundPeer.Agrona agrona = new RoundPeer.Agrona();
    agrona.setUp(stream);
    run(() -> {}, () -> benchmark.agronaMap(stream, agrona));
    begin(1_000);
    final RoundPeer.Fastutil fastutil = new RoundPeer.Fastutil();
    fastutil.setUp(stream);
    run(() -> {}, () -> benchmark.fastutilMap(stream, fastutil));
    begin(1_000);
    final RoundNaive naive = new RoundNaive();
    run(() -> naive.begin(stream), () -> benchmark.naiveExtend(stream, naive));
    begin(1_000);
    final RoundCopy copy = new RoundCopy();
    copy.setUp(stream);
    run(
        () -> {},
        () -> {
          benchmark.copyLimit(stream, copy);
          copy.verify(stream);
        });
  }

  @Test
  void shouldGoOnInPartsOfARound() {
    final RoundStore state = begin(200_000, new RoundStore());
    run(() -> {}, () -> benchmark.updateRoundOneX(stream, state));
  }

  @Test
  void shouldFailWhereADerivativeOrAStatusIsWrong() {
    final RoundStore state = begin(1_000, new RoundStore());
    stream.fill();
    benchmark.updateRoundOneX(stream, state);
    stream.derivatives[3][7] += 1e-9;
    assertThatThrownBy(stream::verify).hasMessageContaining("key number 7");
    begin(1_000, state);
    stream.fill();
    benchmark.updateRoundOneX(stream, state);
    stream.statuses[3][7] = SampleStatus.RESET;
    assertThatThrownBy(stream::verify).hasMessageContaining("key number 7");
  }

  @Test
  void shouldFailWhereTheCopyLeavesSomethingOut() {
    begin(1_000);
    final RoundCopy copy = new RoundCopy();
    copy.setUp(stream);
    stream.fill();
    assertThatThrownBy(() -> copy.verify(stream)).hasMessageContaining("was not moved");
  }
}
