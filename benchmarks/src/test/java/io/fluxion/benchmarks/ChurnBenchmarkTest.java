// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChurnBenchmarkTest {
  private static final int KEYS = 3_000;
  // Some rounds more than a key lives, and into the midst of one.
  private static final int FEW_BATCHES = 20;
  private static final int MANY_BATCHES = 331;

  private final ChurnBenchmark benchmark = new ChurnBenchmark();
  private final ChurnStream stream = new ChurnStream();

  private void begin(final int churn) {
    stream.keys = KEYS;
    stream.churn = churn;
    stream.setUp();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10})
  void shouldReplaceThatShareOfTheKeysInEveryBatch(final int churn) {
    begin(churn);
    stream.forEachKey((key, x, y) -> Double.NaN);
    for (int i = 1; i <= MANY_BATCHES; i++) {
      assertThat(stream.retired()).hasSize(10 * churn).doesNotHaveDuplicates();
      assertThat(stream.keySequence()).doesNotContain(stream.retired());
      stream.close(0);
      assertThat(stream.replaced()).isEqualTo(10L * churn * i);
    }

    assertThat(stream.keySequence()).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10})
  void shouldAccountForKeysThatTheUpdaterRemoves(final int churn) {
    begin(churn);
    final ChurnNaive state = new ChurnNaive();
    state.setUp(stream);
    for (int i = 0; i < MANY_BATCHES; i++) {
      benchmark.naiveRemoval(stream, state);
      state.tearDown(stream);
    }

    assertThat(state.states.states()).hasSize(KEYS);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10})
  void shouldAccountForKeysThatExpireInMaps(final int churn) {
    begin(churn);
    final ChurnPeer state = new ChurnPeer.Jdk();
    final ChurnStream other = new ChurnStream();
    other.keys = KEYS;
    other.churn = churn;
    other.setUp();
    final ChurnPeer.Fastutil fastutil = new ChurnPeer.Fastutil();
    state.setUp(stream);
    fastutil.setUp(other);
    for (int i = 0; i < MANY_BATCHES; i++) {
      state.feed(stream);
      state.tearDown(stream);
      benchmark.fastutilMapExpiry(other, fastutil);
      fastutil.tearDown(other);
    }

    assertThat(state.rings.expired()).isPositive().isEqualTo(fastutil.rings.expired());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10})
  void shouldAccountForKeysThatExpireInTheStore(final int churn) {
    begin(churn);
    final ChurnStore.Expiring state = new ChurnStore.Expiring();
    state.setUp(stream);
    for (int i = 0; i < MANY_BATCHES; i++) {
      benchmark.byKeyExpiry(stream, state);
      if (i < FEW_BATCHES) {
        state.tearDown(stream);
      }
    }

    // Only by room that was made for new keys could the store take so many.
    state.tearDown(stream);
    assertThat(stream.expired()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10})
  void shouldAccountForKeysThatAreRemovedFromTheStore(final int churn) {
    begin(churn);
    final ChurnStore.Removing state = new ChurnStore.Removing();
    state.setUp(stream);
    for (int i = 0; i < MANY_BATCHES; i++) {
      benchmark.byKeyRemoval(stream, state);
      state.tearDown(stream);
    }

    assertThat(state.store.size()).isEqualTo(KEYS);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10})
  void shouldAllocateNothingInTheStore(final int churn) {
    begin(churn);
    final ChurnStore.Expiring expiring = new ChurnStore.Expiring();
    expiring.setUp(stream);
    for (int i = 0; i < MANY_BATCHES; i++) {
      benchmark.byKeyExpiry(stream, expiring);
    }
    final long before = allocated();
    for (int i = 0; i < MANY_BATCHES; i++) {
      benchmark.byKeyExpiry(stream, expiring);
    }
    final long expiry = allocated() - before;

    begin(churn);
    final ChurnStore.Removing removing = new ChurnStore.Removing();
    removing.setUp(stream);
    for (int i = 0; i < MANY_BATCHES; i++) {
      benchmark.byKeyRemoval(stream, removing);
    }
    final long between = allocated();
    for (int i = 0; i < MANY_BATCHES; i++) {
      benchmark.byKeyRemoval(stream, removing);
    }
    final long removal = allocated() - between;

    // A hundredth of a byte a sample; the one that asks takes some, too.
    assertThat(expiry).isLessThan(MANY_BATCHES * ChurnStream.BATCH / 100);
    assertThat(removal).isLessThan(MANY_BATCHES * ChurnStream.BATCH / 100);
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10})
  void shouldFailWhenAKeyIsNotRemoved(final int churn) {
    begin(churn);
    final ChurnStore.Removing state = new ChurnStore.Removing();
    state.setUp(stream);
    state.feed(stream);

    assertThatThrownBy(() -> state.tearDown(stream))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("went");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10})
  void shouldFailWhenAKeyThatWasGoneSendsAgain(final int churn) {
    begin(churn);
    final ChurnStore.Expiring state = new ChurnStore.Expiring();
    state.setUp(stream);
    final long gone = stream.retired()[0];
    for (int i = 0; i < FEW_BATCHES; i++) {
      benchmark.byKeyExpiry(stream, state);
    }
    state.tearDown(stream);
    state.store.updateByKey(gone, stream.x(), 1);

    assertThatThrownBy(() -> state.tearDown(stream))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("went");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10})
  void shouldFailWhenABatchIsLost(final int churn) {
    begin(churn);
    final ChurnPeer.Jdk state = new ChurnPeer.Jdk();
    state.setUp(stream);
    benchmark.jdkMapExpiry(stream, state);
    stream.close(0);

    assertThatThrownBy(() -> state.tearDown(stream))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("derivatives");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 101})
  void shouldRefuseAShareThatMakesNoWholeNumberOfRounds(final int churn) {
    assertThatThrownBy(() -> begin(churn)).isInstanceOf(IllegalArgumentException.class);
  }
}
