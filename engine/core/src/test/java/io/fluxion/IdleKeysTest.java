// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A key is gone once nothing was heard of it for longer than the timeout, by the store's time. */
class IdleKeysTest {
  private static final long DAY = 86_400;
  private static final long TIMEOUT = 60;

  private static DerivativeStore storeOf(final int maxKeys) {
    return DerivativeStore.builder(
            DerivativeSchema.of(FieldSchema.counter("y")).idleTimeout(TIMEOUT))
        .maxKeys(maxKeys)
        .build();
  }

  private static String take(
      final DerivativeStore store, final long key, final long x, final long y) {
    store.updateByKey(key, x, y);
    return SampleStatus.name(store.status());
  }

  @Test
  void shouldLetAKeyLiveWhoseClockIsADayAheadAndCostTheOthersNothing() {
    final DerivativeStore store = storeOf(10);
    for (long time = 0; time < 1_000; time += 10) {
      for (long key = 1; key <= 3; key++) {
        assertThat(take(store, key, time, 2 * time)).isEqualTo(time == 0 ? "FIRST" : "OK");
      }
      assertThat(take(store, 4, time + DAY, 5 * time)).isEqualTo(time == 0 ? "FIRST" : "OK");
    }
    assertThat(store.size()).isEqualTo(4);
    // Two of three go on; the third is idle, and so is the one that is ahead.
    for (long time = 1_000; time < 1_100; time += 10) {
      take(store, 1, time, 2 * time);
      take(store, 2, time, 2 * time);
    }
    assertThat(store.find(3)).isEqualTo(DerivativeStore.NONE);
    assertThat(store.find(4)).isEqualTo(DerivativeStore.NONE);
    assertThat(store.size()).isEqualTo(2);
  }

  @Test
  void shouldLetAKeyLiveWhoseClockIsADayBehind() {
    final DerivativeStore store = storeOf(10);
    for (long time = 0; time < 1_000; time += 10) {
      final String expected = time == 0 ? "FIRST" : "OK";
      assertThat(take(store, 1, time, time)).isEqualTo(expected);
      assertThat(take(store, 2, time, time)).isEqualTo(expected);
      assertThat(take(store, 3, time - DAY, time)).isEqualTo(expected);
    }
  }

  @Test
  void shouldGoOnAfterOneAbsurdFirstX() {
    for (final long absurd : new long[] {DAY, 1L << 60, Long.MAX_VALUE}) {
      final DerivativeStore store = storeOf(3);
      assertThat(take(store, 99, absurd, 1)).isEqualTo("FIRST");
      for (long time = 0; time < 300; time += 10) {
        final String expected = time == 0 ? "FIRST" : "OK";
        assertThat(take(store, 1, time, time)).as("after %d", absurd).isEqualTo(expected);
        assertThat(take(store, 2, time, time)).as("after %d", absurd).isEqualTo(expected);
      }
      assertThat(store.find(99)).as("nothing was heard of it since").isEqualTo(-1);
      assertThat(take(store, 3, 300, 1)).as("it leaves its place").isEqualTo("FIRST");
    }
  }

  @Test
  void shouldTakeNewKeysInAFullStoreOfKeysThatStoppedOnceTwoHaveMovedTheTime() {
    final DerivativeStore store = storeOf(50);
    for (long time = 0; time <= 20; time += 10) {
      for (long key = 0; key < 50; key++) {
        take(store, key, time, time);
      }
    }
    // All have stopped, and fifty others begin. Nobody says what time it is.
    final long later = 20 + TIMEOUT + 1;
    assertThat(take(store, 100, later, 1)).as("one clock proves nothing").isEqualTo("REJECTED");
    assertThat(store.size()).isEqualTo(50);
    assertThat(take(store, 101, later, 1)).as("two have moved the time").isEqualTo("FIRST");
    assertThat(store.size()).isEqualTo(1);
    for (long key = 100; key < 150; key++) {
      assertThat(take(store, key, later + 1, 2)).isEqualTo(key == 101 ? "OK" : "FIRST");
    }
    assertThat(take(store, 150, later + 2, 1)).isEqualTo("REJECTED");
    assertThat(take(store, 149, later + 2, 3)).isEqualTo("OK");
  }

  @Test
  void shouldForgetAFirstKeyByItsOwnClockForGoodWhetherOrNotASweepHasPassedBy() {
    for (final boolean sweep : new boolean[] {false, true}) {
      final DerivativeStore store =
          DerivativeStore.builder(
                  DerivativeSchema.of(FieldSchema.counter("y")).idleTimeout(TIMEOUT))
              .maxKeys(4)
              .byteKeys(4)
              .build();
      final Sample row = store.newSample();
      row.key("a").x(100).setY(0, 1);
      store.update(row);
      // Alone, it moves the time by a row that is ignored: nothing was heard of it for too long.
      row.clear();
      row.key("a").x(1_000);
      store.update(row);
      assertThat(store.size()).isZero();
      if (sweep) {
        store.expire();
      }
      // The second key takes the time back, but not what has ended.
      row.clear();
      row.key("b").x(50).setY(0, 1);
      store.update(row);
      row.clear();
      row.key("a").x(101).setY(0, 5);
      store.update(row);
      assertThat(SampleStatus.name(row.status(0))).as("sweep: %s", sweep).isEqualTo("FIRST");
    }
  }

  @Test
  void shouldTellTheListenerOfEachIdleKeyOnceAndBeforeItsSlotIsGivenAway() {
    final DerivativeStore store = storeOf(20);
    final List<String> told = new ArrayList<>();
    store.onEviction(
        handle -> {
          assertThat(store.isLive(handle)).isTrue();
          assertThat(store.find(store.key(handle))).isEqualTo(handle);
          assertThat(store.field(0).value(handle)).isEqualTo(1_000.0 + store.key(handle));
          told.add(store.name(handle));
          assertThatThrownBy(() -> store.acquire(777)).isInstanceOf(IllegalStateException.class);
          assertThatThrownBy(() -> store.remove(handle)).isInstanceOf(IllegalStateException.class);
        });
    for (long key = 0; key < 20; key++) {
      take(store, key, 0, 1_000 + key);
    }
    final int removed = store.find(5);
    store.remove(removed);
    take(store, 18, 40, 1_018);
    take(store, 19, 40, 1_019);
    take(store, 18, 61, 1_018);
    take(store, 19, 61, 1_019);
    assertThat(store.size()).isEqualTo(2);
    assertThat(told).as("nobody needed a slot yet").isEmpty();
    assertThat(take(store, 3, 61, 7)).as("it comes back").isEqualTo("FIRST");
    assertThat(told).containsExactly("3");
    for (long key = 100; key < 117; key++) {
      assertThat(take(store, key, 62, 1)).isEqualTo("FIRST");
    }
    store.expire();
    assertThat(told)
        .containsExactlyInAnyOrder(
            "0", "1", "2", "3", "4", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16",
            "17");
    assertThat(store.expire()).isZero();
  }

  @Test
  void shouldKeepEachKeyByTheTimeThatTheCallerSays() {
    final DerivativeStore store = storeOf(10);
    store.advanceTo(1_000);
    take(store, 1, 5, 1);
    take(store, 2, 500_000, 1);
    assertThat(store.lastHeard(store.find(1))).isEqualTo(1_000);
    assertThat(store.lastHeard(store.find(2))).isEqualTo(1_000);
    take(store, 1, 600_000, 2);
    take(store, 2, 600_000, 2);
    store.advanceTo(1_030);
    take(store, 2, 600_010, 3);
    store.advanceTo(1_020);
    assertThat(store.lastHeard(store.find(2))).as("an older time is ignored").isEqualTo(1_030);
    store.advanceTo(1_060);
    assertThat(store.size()).as("samples move nothing").isEqualTo(2);
    store.advanceTo(1_061);
    assertThat(store.find(1)).isEqualTo(DerivativeStore.NONE);
    store.advanceTo(1_090);
    assertThat(store.find(2)).isNotEqualTo(DerivativeStore.NONE);
    store.advanceTo(1_091);
    assertThat(store.size()).isZero();
    assertThat(store.first()).isEqualTo(DerivativeStore.NONE);
  }

  @Test
  void shouldNeverCallAKeyIdleThatHasHadNoSample() {
    final DerivativeStore store = storeOf(10);
    final int waiting = store.acquire(7);
    assertThat(store.lastHeard(waiting)).isEqualTo(Long.MIN_VALUE);
    store.advanceTo(Long.MIN_VALUE);
    store.advanceTo(Long.MAX_VALUE);
    assertThat(store.isLive(waiting)).isTrue();
    store.update(waiting, 1, 1);
    assertThat(SampleStatus.name(store.status())).isEqualTo("FIRST");
  }

  @Test
  void shouldMeasureDoublesExactly() {
    final FieldSchema real = FieldSchema.gauge("y").xType(NumberType.DOUBLE);
    final DerivativeStore store =
        DerivativeStore.builder(DerivativeSchema.of(real).idleTimeout(3.0)).maxKeys(4).build();
    final int handle = store.acquire(1);
    store.advanceTo(-0.0);
    store.field(0).update(handle, -0.0, 1L);
    store.advanceTo(3.0);
    assertThat(store.isLive(handle)).as("3 after -0 is not more than 3").isTrue();
    assertThat(store.lastHeard(handle)).isEqualTo(Double.doubleToRawLongBits(-0.0));
    store.advanceTo(Math.nextUp(3.0));
    assertThat(store.isLive(handle)).isFalse();
    assertThatThrownBy(() -> store.advanceTo(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> storeOf(1).advanceTo(1.5)).hasMessageContaining("1.5");
  }

  @Test
  void shouldNotSayWhenAKeyWasHeardOfWhereKeysStay() {
    final DerivativeStore store = Fluxion.counters(3);
    final int handle = store.acquire(1);
    assertThatThrownBy(() -> store.lastHeard(handle)).isInstanceOf(IllegalStateException.class);
    store.advanceTo(5);
    store.advanceTo(5.5);
    assertThat(store.isLive(handle)).isTrue();
  }
}
