// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/** A handle holds its key and no other: one that outlived its key makes no number. */
class HandleTest {
  private static final FieldSchema EVERYTHING =
      FieldSchema.counter("y").scaledPerKey().countChanges().ewma(5).integral(IntegralRule.LOCF);

  private static DerivativeStore storeOf(final int maxKeys) {
    return DerivativeStore.builder(DerivativeSchema.of(EVERYTHING).idleTimeout(10L))
        .maxKeys(maxKeys)
        .build();
  }

  private static void expectRefused(
      final DerivativeStore store, final int handle, final IntConsumer call) {
    assertThatThrownBy(() -> call.accept(handle))
        .as("handle %d", handle)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("slot " + store.slot(handle));
  }

  private static String statusOf(final DerivativeStore store) {
    return SampleStatus.name(store.status());
  }

  @Test
  void shouldRefuseToRemoveAHandleThatHoldsNoKeyAndNeverHang() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> {
          final DerivativeStore store = storeOf(8);
          final int removed = store.acquire(1);
          store.remove(removed);
          final int expired = expired(store);
          final SplittableRandom random = new SplittableRandom(2);
          final int live = store.find(20);
          expectRefused(store, removed, store::remove);
          expectRefused(store, expired, store::remove);
          expectRefused(store, DerivativeStore.NONE, store::remove);
          expectRefused(store, 7, store::remove);
          for (int i = 0; i < 10_000; i++) {
            final int any = random.nextInt();
            if (any != live && !store.isLive(any)) {
              expectRefused(store, any, store::remove);
            }
          }
          assertThat(store.isLive(live)).isTrue();
          assertThat(store.acquire(77)).isNotEqualTo(DerivativeStore.NONE);
        });
  }

  /** The handle of key 10, which has gone idle; 20 and 21 are live. */
  private static int expired(final DerivativeStore store) {
    final int idle = store.acquire(10);
    store.update(idle, 0, 5);
    for (long x = 0; x <= 15; x += 5) {
      store.updateByKey(20, x, x);
      store.updateByKey(21, x, x);
    }
    assertThat(store.find(10)).isEqualTo(DerivativeStore.NONE);
    return idle;
  }

  @Test
  void shouldRejectSamplesByAHandleWhoseSlotWentToAnotherKey() {
    final DerivativeStore store = storeOf(3);
    final int old = store.acquire(100);
    store.update(old, 0, 1_000_000);
    for (long x = 0; x <= 15; x += 5) {
      store.updateByKey(20, x, x);
      store.updateByKey(21, x, x);
    }
    final int next = store.acquire(200);
    assertThat(store.slot(next)).as("the slot of the idle key").isEqualTo(store.slot(old));
    assertThat(next).isNotEqualTo(old);
    store.update(next, 15, 7);
    assertThat(statusOf(store)).isEqualTo("FIRST");
    assertThat(store.update(old, 16, 1_000_005)).isNaN();
    assertThat(statusOf(store)).isEqualTo("REJECTED");
    assertThat(store.update(next, 17, 11)).isEqualTo(2.0);
    assertThat(store.rate(next)).isEqualTo(2.0);
    assertThat(store.field(0).increase(next)).isEqualTo(4);
    assertThat(store.field(0).windowLength(next)).isEqualTo(2);
    assertThat(store.count(SampleStatus.REJECTED)).isEqualTo(1);
  }

  @Test
  void shouldRejectSamplesByAHandleThatWasRemovedOrNeverAcquired() {
    final DerivativeStore store =
        DerivativeStore.builder(
                DerivativeSchema.of(
                    FieldSchema.counter("a"),
                    FieldSchema.gauge("b").yType(NumberType.DOUBLE).xType(NumberType.LONG)))
            .maxKeys(4)
            .build();
    final int removed = store.acquire(1);
    store.update(removed, 1, 1);
    store.remove(removed);
    final int[] handles = {removed, 3, DerivativeStore.NONE, 12_345, Integer.MIN_VALUE};
    for (final int handle : handles) {
      assertThat(store.update(handle, 2, 2)).isNaN();
      assertThat(statusOf(store)).isEqualTo("REJECTED");
      assertThat(store.field(0).update(handle, 2, 2)).isNaN();
      assertThat(store.field(0).status()).isEqualTo(SampleStatus.REJECTED);
      assertThat(store.field(1).update(handle, 2, 0.5)).isNaN();
      assertThat(store.field(1).status()).isEqualTo(SampleStatus.REJECTED);
      assertThat(store.field(1).missing(handle)).isNaN();
      assertThat(store.field(1).status()).isEqualTo(SampleStatus.REJECTED);
      assertThat(store.field(1).hasDelta()).isFalse();
      assertThat(store.field(1).isReadable()).isFalse();
    }
    assertThat(store.count(SampleStatus.REJECTED)).isEqualTo(4L * handles.length);
    assertThat(store.size()).isZero();
  }

  @Test
  void shouldRejectWhatARoundHasOfAHandleThatHoldsNoKey() {
    final DerivativeStore store = storeOf(40);
    final int[] handles = new int[40];
    for (int i = 0; i < handles.length; i++) {
      handles[i] = store.acquire(i);
    }
    final int removed = handles[0];
    store.remove(removed);
    final int instead = store.acquire(1_000);
    assertThat(store.slot(instead)).isEqualTo(store.slot(removed));
    for (long x = 1; x <= 20; x++) {
      // A run of neighbours that begins with a handle which is none any more.
      final Round round = store.newRound(handles.length);
      round.x(x);
      for (final int handle : handles) {
        round.add(handle, 2 * x);
      }
      store.update(round);
      assertThat(round.statuses(0)[0]).isEqualTo((byte) SampleStatus.REJECTED);
      assertThat(round.derivatives(0)[0]).isNaN();
      assertThat(round.statuses(0)[1])
          .isEqualTo((byte) (x == 1 ? SampleStatus.FIRST : SampleStatus.OK));
    }
    assertThat(store.field(0).windowLength(instead)).isZero();
    assertThat(store.count(SampleStatus.REJECTED)).isEqualTo(20);
  }

  @Test
  void shouldThrowOnReadingsByAHandleThatHoldsNoKey() {
    final DerivativeStore store = storeOf(8);
    final int removed = store.acquire(1);
    store.update(removed, 1, 1);
    store.remove(removed);
    final int idle = expired(store);
    final DerivativeField field = store.field(0);
    final List<IntConsumer> readings =
        List.of(
            field::value,
            field::valueBits,
            field::increase,
            field::increaseHigh,
            field::increaseLow,
            field::resets,
            field::changes,
            field::ewma,
            field::integral,
            field::windowLength,
            field::rate,
            field::slope,
            field::intercept,
            field::r2,
            field::mean,
            field::min,
            field::max,
            field::stddev,
            field::yMean,
            field::yMin,
            field::yMinBits,
            field::yMax,
            field::yMaxBits,
            handle -> field.derivative(handle, 0),
            handle -> field.x(handle, 0),
            handle -> field.y(handle, 0),
            handle -> field.keyScale(handle, 2),
            store::rate,
            store::name,
            store::key,
            store::lastX,
            store::lastHeard,
            store::next);
    for (final int handle : new int[] {removed, idle, DerivativeStore.NONE, 6, 1 << 30}) {
      for (final IntConsumer reading : readings) {
        expectRefused(store, handle, reading);
      }
      assertThat(store.isLive(handle)).isFalse();
    }
    final int live = store.find(20);
    readings.forEach(reading -> reading.accept(live));
  }

  @Test
  void shouldThrowOnTheBytesOfAKeyThatIsGone() {
    final DerivativeStore store =
        DerivativeStore.builder(DerivativeSchema.of(FieldSchema.counter("y")))
            .maxKeys(3)
            .byteKeys(8)
            .build();
    final int handle = store.acquire("eth0");
    store.remove(handle);
    expectRefused(store, handle, gone -> store.copyKey(gone, new byte[8], 0));
    expectRefused(store, handle, store::keyLength);
  }

  @Test
  void shouldReadXAndYByAgeAndRefuseAgesBeyondTheWindow() {
    final DerivativeStore store =
        DerivativeStore.builder(DerivativeSchema.of(FieldSchema.counter("y")).window(3))
            .maxKeys(3)
            .build();
    final int handle = store.acquire(1);
    assertThatThrownBy(() -> store.lastX(handle)).isInstanceOf(IndexOutOfBoundsException.class);
    for (int i = 0; i < 5; i++) {
      store.update(handle, 10 * i, 100 * i);
    }
    for (int age = 0; age < 3; age++) {
      assertThat(store.field(0).x(handle, age)).isEqualTo(10 * (4 - age));
      assertThat(store.field(0).y(handle, age)).isEqualTo(100 * (4 - age));
    }
    assertThat(store.lastX(handle)).isEqualTo(40);
    for (final int age : new int[] {3, -1, Integer.MAX_VALUE}) {
      assertThatThrownBy(() -> store.field(0).x(handle, age))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> store.field(0).y(handle, age))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  @Test
  void shouldGiveEachOwnerOfASlotAHandleOfItsOwn() {
    final DerivativeStore store = storeOf(1);
    int before = DerivativeStore.NONE;
    for (int i = 0; i < 1_000; i++) {
      final int handle = store.acquire(i % 3);
      assertThat(handle).isNotEqualTo(before).isNotEqualTo(DerivativeStore.NONE);
      assertThat(store.slot(handle)).isZero();
      assertThat(store.isLive(before)).isFalse();
      store.remove(handle);
      before = handle;
    }
  }
}
