// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What finds no place is counted once, and disturbs nobody. */
class RejectedTest {
  private static DerivativeStore full() {
    final DerivativeStore store =
        DerivativeStore.builder(
                DerivativeSchema.of(
                    FieldSchema.counter("a"),
                    FieldSchema.counter("b"),
                    FieldSchema.counter("c"),
                    FieldSchema.counter("d")))
            .maxKeys(2)
            .build();
    store.acquire(1);
    store.acquire(2);
    return store;
  }

  private static long rejected(final DerivativeStore store) {
    return store.count(SampleStatus.REJECTED);
  }

  @Test
  void shouldCountARowOnceWhateverTheNumberOfItsFields() {
    final DerivativeStore store = full();
    final Sample row = store.newSample();
    row.key(3).x(1).setY(0, 1).setY(1, 1).setY(2, 1).setY(3, 1);
    store.update(row);
    assertThat(rejected(store)).isEqualTo(1);
    for (int i = 0; i < 4; i++) {
      assertThat(SampleStatus.name(row.status(i))).isEqualTo("REJECTED");
      assertThat(row.derivative(i)).isNaN();
      assertThat(store.field(i).count(SampleStatus.REJECTED)).isEqualTo(1);
    }
    assertThat(row.handle()).isEqualTo(DerivativeStore.NONE);
  }

  @Test
  void shouldCountARefusedAcquireOnce() {
    final DerivativeStore store = full();
    assertThat(store.acquire(3)).isEqualTo(DerivativeStore.NONE);
    assertThat(rejected(store)).isEqualTo(1);
    assertThat(store.acquire(1)).isNotEqualTo(DerivativeStore.NONE);
    assertThat(store.updateByKey(3, 1, 1)).isNaN();
    assertThat(rejected(store)).isEqualTo(2);
  }

  @Test
  void shouldCountARoundOfSeveralFieldsOnceASample() {
    final DerivativeStore store = full();
    final Round round = store.newRound(4);
    round.x(1);
    for (final int handle : new int[] {store.find(1), DerivativeStore.NONE, 77, store.find(2)}) {
      final int at = round.add(handle);
      for (int field = 0; field < 4; field++) {
        round.setY(field, at, 5);
      }
    }
    store.update(round);
    assertThat(rejected(store)).isEqualTo(2);
    assertThat(store.count(SampleStatus.FIRST)).isEqualTo(8);
    for (int field = 0; field < 4; field++) {
      assertThat(round.statuses(field)[1]).isEqualTo((byte) SampleStatus.REJECTED);
      assertThat(round.statuses(field)[2]).isEqualTo((byte) SampleStatus.REJECTED);
      assertThat(round.statuses(field)[3]).isEqualTo((byte) SampleStatus.FIRST);
    }
  }

  @Test
  void shouldCountASampleOfARoundOnceThatIsRejectedInItsLaterFieldsOnly() {
    final DerivativeStore store =
        DerivativeStore.builder(
                DerivativeSchema.of(FieldSchema.counter("a"), FieldSchema.counter("b"))
                    .idleTimeout(10L))
            .maxKeys(3)
            .build();
    final Round round = store.newRound(3);
    for (final long x : new long[] {0, 100}) {
      round.clear();
      round.x(x);
      for (long key = 0; key < 3; key++) {
        final int at = round.add(store.acquire(key));
        round.setY(0, at, x);
        round.setY(1, at, x);
      }
      store.update(round);
    }
    // The first key's first field is judged before the second key moves the time, so all other
    // samples of the first one come too late.
    assertThat(SampleStatus.name(round.statuses(0)[0])).isEqualTo("GAP");
    assertThat(SampleStatus.name(round.statuses(1)[0])).isEqualTo("REJECTED");
    assertThat(SampleStatus.name(round.statuses(0)[2])).isEqualTo("REJECTED");
    assertThat(rejected(store)).isEqualTo(2);
  }

  @Test
  void shouldGoOnInARoundBehindHandlesThatHoldNoKey() {
    final DerivativeStore store = Fluxion.counters(300);
    final int[] handles = new int[300];
    for (int i = 0; i < handles.length; i++) {
      handles[i] = store.acquire(i);
    }
    for (int i = 0; i < 300; i += 37) {
      store.remove(handles[i]);
    }
    handles[100] = DerivativeStore.NONE;
    handles[299] = Integer.MAX_VALUE;
    final Round round = store.newRound(300);
    for (long x = 1; x < 25; x++) {
      round.clear();
      round.x(x);
      for (final int handle : handles) {
        round.add(handle, 3 * x);
      }
      store.update(round);
      for (int i = 0; i < 300; i++) {
        final boolean stale = i % 37 == 0 || i == 100 || i == 299;
        final String expected = stale ? "REJECTED" : x == 1 ? "FIRST" : "OK";
        assertThat(SampleStatus.name(round.statuses(0)[i])).as("at %d", i).isEqualTo(expected);
        assertThat(Double.valueOf(round.derivatives(0)[i]))
            .isEqualTo(Double.valueOf(stale || x == 1 ? Double.NaN : 3));
      }
    }
    assertThat(rejected(store)).isEqualTo(24 * 11);
  }

  @Test
  void shouldGoOnInARoundBehindKeysThatFindNoPlace() {
    final DerivativeStore store = Fluxion.counters(300);
    final Round round = store.newRound(302);
    for (long x = 1; x < 25; x++) {
      round.clear();
      round.x(x);
      for (int i = 0; i < 302; i++) {
        // Two keys that come when the store is full, one of them again and again in the middle.
        round.keys()[i] = x > 1 && i == 150 ? 5_000 : i;
        round.ys(0)[i] = 3 * x;
      }
      round.size(302);
      store.updateByKey(round);
      for (int i = 0; i < 302; i++) {
        final boolean refused = i >= 300 || x > 1 && i == 150;
        final String expected = refused ? "REJECTED" : x == 1 ? "FIRST" : "OK";
        assertThat(SampleStatus.name(round.statuses(0)[i])).as("at %d", i).isEqualTo(expected);
      }
    }
    assertThat(rejected(store)).isEqualTo(24 * 2 + 23);
  }

  @Test
  void shouldSaySizeAndWhetherItIsFullWithoutChangingAnything() {
    final DerivativeStore store =
        DerivativeStore.builder(DerivativeSchema.of(FieldSchema.counter("y")).idleTimeout(10L))
            .maxKeys(3)
            .build();
    final int[] told = new int[1];
    store.onEviction(handle -> told[0]++);
    for (long key = 1; key <= 3; key++) {
      store.updateByKey(key, 0, 1);
    }
    assertThat(store.isFull()).isTrue();
    for (long x = 5; x <= 11; x += 6) {
      store.updateByKey(2, x, x);
      store.updateByKey(3, x, x);
    }
    for (int i = 0; i < 3; i++) {
      assertThat(store.isFull()).isFalse();
      assertThat(store.size()).isEqualTo(2);
    }
    assertThat(told[0]).as("nobody was taken back").isZero();
    assertThat(store.expire()).isEqualTo(1);
    assertThat(rejected(store)).isZero();
  }
}
