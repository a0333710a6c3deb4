// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** A round as its caller sees it: filled, taken, read, filled again. */
class RoundTest {
  private static DerivativeStore pairs() {
    return DerivativeStore.builder(
            DerivativeSchema.of(
                FieldSchema.counter("rx"), FieldSchema.gauge("load").yType(NumberType.DOUBLE)))
        .maxKeys(3)
        .build();
  }

  private static String status(final Round round, final int field, final int at) {
    return SampleStatus.name(round.statuses(field)[at]);
  }

  @Test
  void shouldTakeSeveralFieldsBesideTheSameHandles() {
    final DerivativeStore store = pairs();
    final Round round = store.newRound(3);
    for (long x = 10; x <= 12; x += 2) {
      round.clear();
      round.x(x);
      for (long key = 0; key < 3; key++) {
        final int at = round.add(store.acquire(key));
        assertThat(at).isEqualTo((int) key);
        round.setY(0, at, 5 * x + key);
        round.setY(1, at, 0.25 * x);
      }
      assertThat(round.isFull()).isTrue();
      store.update(round);
    }
    for (int at = 0; at < 3; at++) {
      assertThat(round.derivatives(0)[at]).isEqualTo(5.0);
      assertThat(round.derivatives(1)[at]).isEqualTo(0.25);
      assertThat(status(round, 1, at)).isEqualTo("OK");
    }
    assertThat(store.count(SampleStatus.OK)).isEqualTo(6);
  }

  @Test
  void shouldGiveEachSampleItsOwnX() {
    final DerivativeStore store = Fluxion.counters(3);
    final Round round = store.newRound(3);
    for (int turn = 0; turn < 2; turn++) {
      round.clear();
      for (long key = 0; key < 3; key++) {
        round.add(store.acquire(key), 100 * key + turn * (key + 1), 12 * turn);
      }
      store.update(round);
    }
    assertThat(round.derivatives(0)).containsExactly(12.0, 6.0, 4.0);
    round.clear();
    round.eachX();
    for (int at = 0; at < 3; at++) {
      round.handles()[at] = store.find(at);
      round.xs(0)[at] = 100 * at + 3 * (at + 1);
      round.ys(0)[at] = 36;
    }
    round.size(3);
    store.update(round);
    assertThat(round.derivatives(0)).containsExactly(12.0, 6.0, 4.0);
  }

  @Test
  void shouldTakeOneXInDoublesForAll() {
    final FieldSchema real = FieldSchema.counter("a").xType(NumberType.DOUBLE);
    final DerivativeStore store =
        DerivativeStore.builder(
                DerivativeSchema.of(real, FieldSchema.gauge("b").xType(NumberType.DOUBLE)))
            .maxKeys(20)
            .build();
    final Round round = store.newRound(20);
    for (final double x : new double[] {0.25, 0.5, 1.5}) {
      round.clear();
      round.eachX();
      round.x(x);
      for (long key = 0; key < 20; key++) {
        final int at = round.add(store.acquire(key));
        round.setY(0, at, (long) (8 * x));
        round.setY(1, at, (long) (-4 * x));
      }
      store.update(round);
    }
    assertThat(round.derivatives(0)).containsOnly(8.0);
    assertThat(round.derivatives(1)).containsOnly(-4.0);
    assertThat(store.lastX(store.find(19))).isEqualTo(Double.doubleToRawLongBits(1.5));
    // A whole one may be said as a long.
    round.x(3L);
    store.update(round);
    assertThat(store.lastX(store.find(19))).isEqualTo(Double.doubleToRawLongBits(3.0));
    round.x(Double.NaN);
    store.update(round);
    assertThat(round.statuses(1)).containsOnly(SampleStatus.NOT_A_NUMBER);
  }

  @Test
  void shouldRefuseADoubleForAnXOfLongs() {
    final DerivativeStore store = pairs();
    final Round round = store.newRound(1);
    round.x(5);
    round.add(store.acquire(1), 7);
    assertThatThrownBy(() -> round.x(6.0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("field rx takes x as a long, not the double 6.0");
    store.update(round);
    assertThat(store.lastX(store.find(1))).as("nothing was set").isEqualTo(5);
  }

  @Test
  void shouldCallASampleMissingThatLacksAFieldsXOrYAndForgetThatInTheNextRound() {
    final DerivativeStore store = pairs();
    final Round round = store.newRound(3);
    for (long x = 1; x <= 3; x++) {
      round.clear();
      round.x(x);
      for (long key = 0; key < 3; key++) {
        final int at = round.add(store.acquire(key));
        round.setY(0, at, 7 * x);
        round.setY(1, at, x);
        if (x == 2 && key == 1) {
          round.setMissing(1, at);
        }
      }
      store.update(round);
      final String expected = x == 1 ? "FIRST" : "OK";
      assertThat(status(round, 0, 1)).isEqualTo(expected);
      assertThat(status(round, 1, 1)).isEqualTo(x == 2 ? "MISSING" : expected);
      assertThat(status(round, 1, 2)).isEqualTo(expected);
    }
    assertThat(round.derivatives(1)[1]).as("the next one spans the hole").isEqualTo(1.0);
    assertThat(store.field(1).windowLength(store.find(1))).isEqualTo(2);
  }

  @Test
  void shouldCallASampleByKeyMissingThatLacksXOrY() {
    final DerivativeStore store = Fluxion.counters(3);
    final Round round = store.newRound(4);
    for (long x = 1; x <= 3; x++) {
      round.clear();
      round.x(x);
      for (int key = 0; key < 3; key++) {
        round.keys()[key] = key;
        round.ys(0)[key] = 5 * x;
      }
      if (x < 3) {
        round.setMissing(0, 1);
      }
      round.size(3);
      store.updateByKey(round);
      assertThat(status(round, 0, 1)).isEqualTo(x == 3 ? "FIRST" : "MISSING");
      assertThat(round.derivatives(0)[1]).isNaN();
      assertThat(status(round, 0, 2)).isEqualTo(x == 1 ? "FIRST" : "OK");
      assertThat(store.size()).as("it takes no place before its first").isEqualTo(x < 3 ? 2 : 3);
    }
    round.keys()[3] = 77;
    round.size(4);
    round.setMissing(0, 2);
    round.setMissing(0, 3);
    store.updateByKey(round);
    assertThat(status(round, 0, 2)).isEqualTo("MISSING");
    assertThat(status(round, 0, 3)).as("the store is full").isEqualTo("REJECTED");
  }

  @Test
  void shouldTakeAnEmptyRoundForNothing() {
    final DerivativeStore store = Fluxion.counters(2);
    final Round round = store.newRound(1);
    store.update(round);
    store.updateByKey(round);
    assertThat(store.size()).isZero();
    assertThatThrownBy(() -> round.size(-1)).isInstanceOf(IllegalArgumentException.class);
    round.x(1);
    round.add(store.acquire(5), 6);
    assertThatThrownBy(() -> round.add(store.find(5), 7))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("1");
    store.update(round);
    assertThat(store.field(0).value(store.find(5))).isEqualTo(6);
  }

  @Test
  void shouldTakeAKeyTwiceInARoundInItsOrder() {
    final DerivativeStore store = Fluxion.counters(2);
    final int handle = store.acquire(1);
    final Round round = store.newRound(4);
    round.add(handle, 1, 10);
    round.add(handle, 2, 13);
    round.add(handle, 2, 14);
    round.add(handle, 4, 15);
    store.update(round);
    assertThat(round.derivatives(0)).containsExactly(Double.NaN, 3.0, Double.NaN, 1.0);
    assertThat(status(round, 0, 2)).isEqualTo("DUPLICATE_X");
    assertThat(store.field(0).derivative()).isEqualTo(1.0);
  }
}
