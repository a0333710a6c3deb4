// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Many keys: places, rows of several fields, frames. */
class DerivativeStoreTest {
  private static DerivativeStore storeOf(final DerivativeSchema schema, final int maxKeys) {
    return DerivativeStore.builder(schema).maxKeys(maxKeys).build();
  }

  private static String statusByKey(
      final DerivativeStore store, final long key, final long x, final long y) {
    store.updateByKey(key, x, y);
    return SampleStatus.name(store.status());
  }

  @Test
  void shouldRejectANewKeyWhenFullAndCountIt() {
    final DerivativeStore store = storeOf(DerivativeSchema.of(FieldSchema.counter("y")), 1);
    assertThat(statusByKey(store, 1, 1, 1)).isEqualTo("FIRST");
    assertThat(statusByKey(store, 2, 1, 1)).isEqualTo("REJECTED");
    assertThat(statusByKey(store, 1, 2, 2)).isEqualTo("OK");
    assertThat(store.count(SampleStatus.REJECTED)).isEqualTo(1);
  }

  @Test
  void shouldForgetAnIdleKeyWhetherOrNotASweepHasPassedBy() {
    final DerivativeSchema schema = DerivativeSchema.of(FieldSchema.counter("y")).idleTimeout(10L);
    for (final boolean sweep : new boolean[] {false, true}) {
      final DerivativeStore store = storeOf(schema, 10);
      for (long key = 1; key <= 3; key++) {
        statusByKey(store, key, 0, 1);
      }
      for (long key = 2; key <= 3; key++) {
        statusByKey(store, key, 5, 1);
      }
      for (long key = 2; key <= 3; key++) {
        assertThat(statusByKey(store, key, 11, 1)).isEqualTo("OK");
      }
      if (sweep) {
        assertThat(store.expire()).isEqualTo(1);
      }
      assertThat(store.find(1)).isEqualTo(DerivativeStore.NONE);
      assertThat(statusByKey(store, 1, 9, 2)).isEqualTo("FIRST");
      final int last = store.next(store.next(store.first()));
      assertThat(store.key(last)).isEqualTo(1);
      assertThat(store.next(last)).isEqualTo(DerivativeStore.NONE);
    }
  }

  @Test
  void shouldExpireNobodyForOneAbsurdTime() {
    final DerivativeStore store =
        storeOf(DerivativeSchema.of(FieldSchema.counter("y")).idleTimeout(10L), 10);
    statusByKey(store, 1, 0, 1);
    statusByKey(store, 2, 0, 1);
    assertThat(statusByKey(store, 2, 1_000_000, 1)).isEqualTo("GAP");
    assertThat(statusByKey(store, 1, 1, 2)).isEqualTo("OK");
  }

  @Test
  void shouldRejectAllFieldsOfAnIdleKeyByHandle() {
    final DerivativeStore store =
        storeOf(
            DerivativeSchema.of(FieldSchema.counter("a"), FieldSchema.counter("b")).idleTimeout(5L),
            10);
    final int slow = store.acquire(1);
    store.field(0).update(slow, 0L, 1L);
    store.field(1).update(slow, 0L, 1L);
    for (long x = 0; x < 10; x += 2) {
      store.field(0).update(store.acquire(2), x, x);
      store.field(0).update(store.acquire(3), x, x);
    }
    for (int i = 0; i < 2; i++) {
      assertThat(store.field(i).update(slow, 3L, 9L)).isNaN();
      assertThat(SampleStatus.name(store.field(i).status())).isEqualTo("REJECTED");
    }
    final int again = store.acquire(1);
    assertThat(again).isNotEqualTo(slow);
    for (int i = 0; i < 2; i++) {
      store.field(i).update(again, 3L, 9L);
      assertThat(SampleStatus.name(store.field(i).status())).isEqualTo("FIRST");
    }
  }

  @Test
  void shouldGiveNoPlaceToAKeyWhoseFirstRowIsMissing() {
    final DerivativeStore store =
        DerivativeStore.builder(
                DerivativeSchema.of(FieldSchema.counter("a"), FieldSchema.counter("b")))
            .maxKeys(2)
            .byteKeys(8)
            .build();
    final Sample sample = store.newSample();
    sample.key("k").x(1);
    store.update(sample);
    assertThat(sample.handle()).isEqualTo(DerivativeStore.NONE);
    assertThat(store.size()).isZero();
    assertThat(SampleStatus.name(sample.status(1))).isEqualTo("MISSING");
    sample.setY(1, 5);
    store.update(sample);
    assertThat(store.size()).isEqualTo(1);
    assertThat(sample.handle()).isEqualTo(store.first());
    assertThat(SampleStatus.name(sample.status(0))).isEqualTo("MISSING");
    assertThat(SampleStatus.name(sample.status(1))).isEqualTo("FIRST");
    assertThat(SampleStatus.name(store.field(1).status())).isEqualTo("FIRST");
  }

  @Test
  void shouldLeaveEachFieldsDerivativeInTheRow() {
    final DerivativeStore store =
        storeOf(
            DerivativeSchema.of(
                FieldSchema.counter("rx"), FieldSchema.gauge("load").yType(NumberType.DOUBLE)),
            2);
    final Sample row = store.newSample();
    row.key(7).x(10).setY(0, 100).setY(1, 0.5);
    store.update(row);
    row.clear();
    row.key(7).x(12).setY(0, 110).setY(1, 1.5);
    store.update(row);
    assertThat(row.derivative(0)).isEqualTo(5.0);
    assertThat(row.derivative(1)).isEqualTo(0.5);
    assertThat(SampleStatus.name(row.status(0))).isEqualTo("OK");
    assertThat(row.handle()).isEqualTo(store.find(7));
  }

  @Test
  void shouldJudgeAFrameByItsOwnTimeBeforeItsFields() {
    final DerivativeStore store =
        DerivativeStore.builder(
                DerivativeSchema.of(
                        FieldSchema.counter("cpu").overCounter().scaledPerKey().scale(100))
                    .framed())
            .maxKeys(2)
            .byteKeys(8)
            .build();
    final Sample sample = store.newSample();
    assertThat(frame(store, sample, 10, 1_000, 10, 2)).isEqualTo("FIRST");
    assertThat(frame(store, sample, 11, 2_000, 510, 2)).isEqualTo("OK");
    assertThat(store.field(0).derivative()).isEqualTo(100.0);
    assertThat(frame(store, sample, 11, 3_000, 900, 4)).isEqualTo("DUPLICATE_X");
    assertThat(frame(store, sample, 10, 3_000, 900, 4)).isEqualTo("OUT_OF_ORDER");
    assertThat(store.field(0).rate(sample.handle())).as("no frame, no scale").isEqualTo(100.0);
    assertThat(frame(store, sample, 12, 3_000, 1_010, 4)).isEqualTo("OK");
    assertThat(store.field(0).rate(sample.handle())).isEqualTo(200.0);
    assertThat(frame(store, sample, 13, 100, 1_020, 4)).as("the host rebooted").isEqualTo("RESET");
  }

  private static String frame(
      final DerivativeStore store,
      final Sample sample,
      final long time,
      final long x,
      final long y,
      final int cpus) {
    sample.clear();
    sample.key("c").x(x).setY(0, y);
    sample.frame(time);
    sample.keyScale(0, cpus);
    store.update(sample);
    assertThat(sample.status(0)).isEqualTo(store.field(0).status());
    return SampleStatus.name(store.field(0).status());
  }

  @Test
  void shouldNotAllocateWhateverBecomesOfTheSamples() {
    final DerivativeStore store =
        storeOf(
            DerivativeSchema.of(FieldSchema.counter("y").maxGap(1_000L)).idleTimeout(5_000L), 100);
    final Round round = store.newRound(120);
    for (int i = 0; i < round.capacity(); i++) {
      round.keys()[i] = i;
    }
    final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int part = 0; part < 20; part++) {
      final long before = threads.getCurrentThreadAllocatedBytes();
      for (int number = part * 1_000; number < (part + 1) * 1_000; number++) {
        takeRound(store, round, number);
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(least).as("bytes allocated in 1,000 rounds of 120 samples").isZero();
    for (final int status :
        new int[] {SampleStatus.OK, SampleStatus.FIRST, SampleStatus.RESET, SampleStatus.GAP}) {
      assertThat(store.count(status)).as(SampleStatus.name(status)).isPositive();
    }
    assertThat(store.count(SampleStatus.REJECTED)).isPositive();
  }

  private static void takeRound(final DerivativeStore store, final Round round, final int number) {
    round.clear();
    round.x(number * 10L + (number % 500 == 0 ? 3_000 : 0));
    for (int i = 0; i < round.capacity(); i++) {
      round.ys(0)[i] = (number * 31L + i) % 1_000;
    }
    round.size(round.capacity());
    store.updateByKey(round);
    final int handle = store.acquire(number % 50);
    if (handle != DerivativeStore.NONE) {
      store.remove(handle);
    }
    store.rate(store.first());
    if (number % 100 == 0) {
      store.expire();
    }
  }

  @Test
  void shouldRefuseAnIdleTimeoutOverACounter() {
    assertThatThrownBy(
            () ->
                storeOf(
                    DerivativeSchema.of(FieldSchema.counter("y").overCounter()).idleTimeout(1L), 1))
        .hasMessageContaining("an idle timeout needs an x that is a time")
        .hasMessageContaining("field y");
  }
}
