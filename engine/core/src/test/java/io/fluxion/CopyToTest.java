// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A store grows: another one with more room takes over, and goes on the same. */
class CopyToTest {
  private static DerivativeSchema schema() {
    return DerivativeSchema.of(
            FieldSchema.counter("a")
                .keepLast()
                .countChanges()
                .scaledPerKey()
                .ewma(5)
                .integral(IntegralRule.LINEAR),
            FieldSchema.gauge("b").yType(NumberType.DOUBLE).keepLast(),
            FieldSchema.counter("c").yType(NumberType.ULONG).reset(ResetPolicy.WRAP_64).keepLast())
        .window(5)
        .idleTimeout(50L);
  }

  private static DerivativeStore storeOf(final DerivativeSchema schema, final int maxKeys) {
    return DerivativeStore.builder(schema).maxKeys(maxKeys).byteKeys(8).build();
  }

  /** A row with random numbers; now and then one that repeats the key's last x. */
  private static void row(
      final DerivativeStore store, final SplittableRandom random, final long time) {
    final Sample row = store.newSample();
    row.key("k" + random.nextInt(60));
    if (store.schema().isFramed()) {
      row.frame(time - random.nextInt(2));
    }
    row.x(time - random.nextInt(2));
    row.setY(0, random.nextInt(1_000)).setY(1, random.nextDouble()).setY(2, random.nextLong());
    if (random.nextInt(5) == 0) {
      row.keyScale(0, 1 + random.nextInt(4));
    }
    store.update(row);
  }

  private static void expectSame(final DerivativeStore a, final DerivativeStore b) {
    assertThat(b.size()).isEqualTo(a.size());
    int other = b.first();
    for (int handle = a.first(); handle != DerivativeStore.NONE; handle = a.next(handle)) {
      assertThat(b.name(other)).isEqualTo(a.name(handle));
      if (a.schema().isExpiring()) {
        assertThat(b.lastHeard(other)).isEqualTo(a.lastHeard(handle));
      }
      for (int i = 0; i < a.fieldCount(); i++) {
        assertThat(readings(b.field(i), other))
            .as("field %d of %s", i, a.name(handle))
            .isEqualTo(readings(a.field(i), handle));
      }
      other = b.next(other);
    }
    for (int status = 0; status < SampleStatus.COUNT; status++) {
      assertThat(b.count(status)).as(SampleStatus.name(status)).isEqualTo(a.count(status));
    }
  }

  private static List<Object> readings(final DerivativeField field, final int handle) {
    final List<Object> readings = new ArrayList<>();
    final int length = field.windowLength(handle);
    readings.add(length);
    if (length == 0) {
      return readings;
    }
    for (int age = 0; age < length; age++) {
      readings.add(field.x(handle, age));
      readings.add(field.y(handle, age));
      readings.add(field.derivative(handle, age));
    }
    readings.add(field.increase(handle));
    readings.add(field.resets(handle));
    readings.add(field.rate(handle));
    readings.add(field.slope(handle));
    readings.add(field.mean(handle));
    if (field.number() == 0) {
      readings.add(field.changes(handle));
      readings.add(field.ewma(handle));
      readings.add(field.integral(handle));
    }
    return readings;
  }

  @Test
  void shouldCopyEverythingAndEachKeyIntoItsSlot() {
    final DerivativeSchema framed =
        DerivativeSchema.of(
                FieldSchema.counter("a")
                    .keepLast()
                    .countChanges()
                    .scaledPerKey()
                    .ewma(5)
                    .integral(IntegralRule.LINEAR),
                FieldSchema.gauge("b").yType(NumberType.DOUBLE).keepLast(),
                FieldSchema.counter("c").yType(NumberType.ULONG).keepLast())
            .window(4)
            .framed();
    for (final DerivativeSchema schema : new DerivativeSchema[] {schema(), framed}) {
      for (final int larger : new int[] {40, 41, 64, 65, 700}) {
        final SplittableRandom random = new SplittableRandom(larger);
        final DerivativeStore store = storeOf(schema, 40);
        for (long time = 0; time < 700; time++) {
          row(store, random, time / 2);
        }
        final DerivativeStore copy = storeOf(schema, larger);
        store.copyTo(copy);
        expectSame(store, copy);
        int other = copy.first();
        for (int handle = store.first();
            handle != DerivativeStore.NONE;
            handle = store.next(handle)) {
          assertThat(copy.slot(other)).isEqualTo(store.slot(handle));
          other = copy.next(other);
        }
        // Keys that have their place go on alike, whatever was saved for those that repeat an x.
        for (int turn = 0; turn < 3; turn++) {
          final long time = 350 + turn / 2;
          for (int key = 0; key < 60; key++) {
            rowOf(store, "k" + key, time, 100 * turn + key);
            rowOf(copy, "k" + key, time, 100 * turn + key);
          }
          if (larger == 40) {
            expectSame(store, copy);
          }
        }
      }
    }
  }

  private static void rowOf(
      final DerivativeStore store, final String key, final long time, final long y) {
    final Sample row = store.newSample();
    row.key(key).x(time).setY(0, y).setY(1, y).setY(2, y);
    row.frame(time);
    store.update(row);
  }

  @Test
  void shouldGoOnTheSameForKeysThatHaveTheirPlace() {
    for (final int larger : new int[] {61, 64, 100, 1_000}) {
      final SplittableRandom random = new SplittableRandom(larger);
      // There is room for all.
      final DerivativeStore store = storeOf(schema(), 60);
      for (long time = 0; time < 700; time++) {
        row(store, random, time / 4);
      }
      final DerivativeStore copy = storeOf(schema(), larger);
      store.copyTo(copy);
      expectSame(store, copy);
      final SplittableRandom forStore = new SplittableRandom(9);
      final SplittableRandom forCopy = new SplittableRandom(9);
      for (long time = 700; time < 2_000; time++) {
        row(store, forStore, time / 4);
        row(copy, forCopy, time / 4);
        if (time % 100 == 0) {
          expectSame(store, copy);
          store.expire();
        }
      }
      expectSame(store, copy);
    }
  }

  @Test
  void shouldTakeTheStoresTimeAlong() {
    final DerivativeStore store = storeOf(schema(), 4);
    store.advanceTo(1_000);
    final Sample row = store.newSample();
    row.key("a").x(5).setY(0, 1).setY(1, 1).setY(2, 1);
    store.update(row);
    final DerivativeStore copy = storeOf(schema(), 8);
    store.copyTo(copy);
    copy.advanceTo(1_050);
    assertThat(copy.size()).isEqualTo(1);
    copy.advanceTo(1_051);
    assertThat(copy.size()).isZero();
    assertThat(store.size()).as("the first one is as it was").isEqualTo(1);
  }

  @Test
  void shouldKnowAKeyAgainThatWasTheFirstOfAllAndIsGone() {
    final DerivativeStore store = storeOf(schema(), 4);
    rowOf(store, "a", 100, 1);
    store.remove(store.first());
    final DerivativeStore copy = storeOf(schema(), 8);
    store.copyTo(copy);
    rowOf(copy, "a", 70, 1);
    // Still there is one key only, so its newest x is the time.
    assertThat(copy.lastHeard(copy.first())).isEqualTo(100);
    rowOf(copy, "b", 60, 1);
    assertThat(copy.lastHeard(copy.first())).isEqualTo(60);
  }

  @Test
  void shouldRefuseATargetThatDoesNotFitAndCopyNothing() {
    final DerivativeStore store = storeOf(schema(), 4);
    for (final String name : new String[] {"a", "b", "c"}) {
      store.acquire(name);
    }
    expectRefused(store, storeOf(schema().window(6), 4), "schema");
    expectRefused(store, storeOf(schema(), 2), "3 keys");
    final DerivativeStore used = storeOf(schema(), 4);
    used.acquire("x");
    expectRefused(store, used, "empty");
    expectRefused(
        store, DerivativeStore.builder(schema()).maxKeys(4).byteKeys(7).build(), "at most 7 bytes");
    expectRefused(store, DerivativeStore.builder(schema()).maxKeys(4).build(), "bytes");
    final DerivativeStore fits = storeOf(schema(), 3);
    store.copyTo(fits);
    assertThat(fits.size()).isEqualTo(3);
  }

  private static void expectRefused(
      final DerivativeStore store, final DerivativeStore target, final String word) {
    final int before = target.size();
    assertThatThrownBy(() -> store.copyTo(target))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(word);
    assertThat(target.size()).isEqualTo(before);
  }
}
