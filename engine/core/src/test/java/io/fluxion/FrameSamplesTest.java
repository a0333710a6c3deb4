// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Samples of one field in a store of frames: their key is heard of, but their x, which may be in
 * another unit than the frames' time, says nothing of the store's time.
 */
class FrameSamplesTest {
  private static final long TIMEOUT = 60;

  private static DerivativeSchema cpuAndMemory(final FieldSchema cpu) {
    return DerivativeSchema.of(cpu.overCounter(), FieldSchema.gauge("memory"))
        .framed()
        .idleTimeout(TIMEOUT);
  }

  private static DerivativeStore expiring(final FieldSchema cpu, final int maxKeys) {
    return DerivativeStore.builder(cpuAndMemory(cpu)).maxKeys(maxKeys).build();
  }

  private static int frame(final DerivativeStore store, final long key, final long time) {
    final Sample row = store.newSample();
    row.clear();
    row.key(key).x(time).setY(0, time).setY(1, time);
    row.frame(time);
    store.update(row);
    return row.handle();
  }

  @Test
  void shouldKeepAKeyOfWhichOneFieldIsHeard() {
    final DerivativeStore store = expiring(FieldSchema.counter("cpu"), 4);
    final int handle = frame(store, 1, 1_000);
    frame(store, 2, 1_000);
    store.advanceTo(1_050);
    store.update(handle, 7_000_000_000L, 2_000);
    assertThat(store.lastHeard(handle)).as("the store's time, not x").isEqualTo(1_050);
    store.advanceTo(1_110);
    assertThat(store.isLive(handle)).isTrue();
    store.field(1).update(handle, 1_110, 5);
    assertThat(store.lastHeard(handle)).isEqualTo(1_110);
    store.field(1).update(handle, 1_100, 5);
    assertThat(store.field(1).status()).isEqualTo(SampleStatus.OUT_OF_ORDER);
    store.advanceTo(1_171);
    assertThat(store.size()).isZero();
    assertThat(store.update(handle, 8_000_000_000L, 3_000)).isNaN();
    assertThat(store.status()).isEqualTo(SampleStatus.REJECTED);
  }

  @Test
  void shouldKeepKeysThatARoundIsHeardOf() {
    final DerivativeStore store = expiring(FieldSchema.counter("cpu"), 40);
    final Round round = store.newRound(40);
    for (long key = 0; key < 40; key++) {
      frame(store, key, 1_000);
      round.keys()[(int) key] = key;
    }
    // Long enough for whole windows, which are taken in blocks.
    for (long time = 1_001; time <= 1_100; time++) {
      store.advanceTo(time);
      round.x(1_000_000 + time);
      round.size(40);
      store.updateByKey(round);
    }
    assertThat(round.statuses(0)).containsOnly(SampleStatus.OK);
    store.forEach(handle -> assertThat(store.lastHeard(handle)).isEqualTo(1_100));
    assertThat(store.size()).isEqualTo(40);
  }

  @Test
  void shouldNotMoveTheTimeByAnXThatIsNoFrames() {
    final DerivativeStore store =
        expiring(FieldSchema.counter("cpu").xType(NumberType.DOUBLE).yType(NumberType.DOUBLE), 2);
    final Sample row = store.newSample();
    for (long key = 1; key <= 2; key++) {
      row.clear();
      row.frame(1_000);
      row.key(key);
      row.setX(0, 0.5);
      row.setY(0, 0.5);
      store.update(row);
    }
    // The store is full: neither is idle, whatever x others have.
    for (long key = 3; key <= 5; key++) {
      store.updateByKey(key, 1_000_000, 1);
      assertThat(SampleStatus.name(store.status())).isEqualTo("REJECTED");
    }
    store.field(0).update(store.find(1), 1e18, 1e18);
    assertThat(store.size()).isEqualTo(2);
    assertThat(store.lastHeard(store.find(1))).isEqualTo(1_000);
  }

  @Test
  void shouldNotCallAKeyIdleThatWasHeardOfBeforeThereWasATime() {
    final DerivativeStore store = expiring(FieldSchema.counter("cpu"), 4);
    store.updateByKey(1, 5, 5);
    final int handle = store.find(1);
    assertThat(store.lastHeard(handle)).isEqualTo(Long.MIN_VALUE);
    store.advanceTo(1_000_000);
    assertThat(store.isLive(handle)).isTrue();
    assertThat(store.update(handle, 7, 9)).isEqualTo(2);
    assertThat(store.lastHeard(handle)).isEqualTo(1_000_000);
    store.advanceTo(1_000_061);
    assertThat(store.isLive(handle)).isFalse();
  }

  @Test
  void shouldTakeBackWhatWasHeardByAFirstClockThatWasAhead() {
    final DerivativeStore store = expiring(FieldSchema.counter("cpu"), 4);
    final int ahead = frame(store, 1, 1_000_000);
    store.updateByKey(2, 5, 5);
    final int other = store.find(2);
    assertThat(store.lastHeard(other)).isEqualTo(1_000_000);
    // A second clock: the time is what both have reached.
    frame(store, 3, 1_000);
    assertThat(store.lastHeard(ahead)).isEqualTo(1_000);
    assertThat(store.lastHeard(other)).isEqualTo(1_000);
    frame(store, 3, 1_030);
    frame(store, 1, 1_000_001);
    frame(store, 3, 1_061);
    assertThat(store.isLive(other)).isFalse();
    assertThat(store.size()).isEqualTo(2);
  }

  @Test
  void shouldNotTakeAFrameBackThatASampleOfTheFieldHasFollowed() {
    final DerivativeSchema schema =
        DerivativeSchema.of(
                FieldSchema.counter("a").keepLast(), FieldSchema.counter("b").keepLast())
            .window(3)
            .framed();
    final DerivativeStore store = DerivativeStore.builder(schema).maxKeys(1).build();
    for (long time = 10; time <= 40; time += 10) {
      frame(store, 1, time);
    }
    final int handle = store.find(1);
    store.update(handle, 50, 70);
    store.update(handle, 60, 100);
    assertThat(store.field(0).derivative()).isEqualTo(3.0);
    final Sample row = store.newSample();
    row.key(1).x(40).setY(0, 45).setY(1, 45);
    row.frame(40);
    store.update(row);
    assertThat(row.status(0)).isEqualTo(SampleStatus.DUPLICATE_X);
    assertThat(store.field(0).x(handle, 0)).as("what came since stands").isEqualTo(60);
    assertThat(store.field(0).x(handle, 1)).isEqualTo(50);
    assertThat(store.field(0).x(handle, 2)).isEqualTo(40);
    assertThat(store.rate(handle)).isEqualTo((100 - 40) / 20.0);
    assertThat(store.field(1).value(handle)).as("the other field is corrected").isEqualTo(45);
    assertThat(row.derivative(1)).isEqualTo(1.5);
  }
}
