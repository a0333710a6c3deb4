// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.update.StateLayout;
import io.fluxion.update.StateStore;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/**
 * One writer at a time, which every call that writes asserts; readers do not disturb each other.
 */
class WriterTest {
  private static final String SECOND = "a second thread writes to this store";

  private static DerivativeStore store() {
    final DerivativeStore store =
        DerivativeStore.builder(
                DerivativeSchema.of(
                        FieldSchema.counter("a").scaledPerKey(),
                        FieldSchema.gauge("b").yType(NumberType.DOUBLE))
                    .idleTimeout(1_000L))
            .maxKeys(8)
            .build();
    store.updateByKey(1, 1, 1);
    return store;
  }

  private static Throwable thrownBySecondThread(final Runnable call) throws InterruptedException {
    final Throwable[] thrown = new Throwable[1];
    final Thread second =
        new Thread(
            () -> {
              try {
                call.run();
              } catch (final Throwable e) {
                thrown[0] = e;
              }
            });
    second.start();
    second.join();
    return thrown[0];
  }

  private static void expectNoticed(final Map<String, Runnable> calls) throws InterruptedException {
    for (final Map.Entry<String, Runnable> call : calls.entrySet()) {
      assertThat(thrownBySecondThread(call.getValue()))
          .as(call.getKey())
          .isInstanceOf(AssertionError.class)
          .hasMessage(SECOND);
    }
  }

  @Test
  void shouldNoticeASecondWriterOfAStoreByEveryCallThatWrites() throws InterruptedException {
    final DerivativeStore store = store();
    final int handle = store.find(1);
    final DerivativeField b = store.field(1);
    final Map<String, Runnable> calls = new LinkedHashMap<>();
    calls.put("acquire", () -> store.acquire(2));
    calls.put("acquire bytes", () -> store.acquire(new byte[1], 0, 1));
    calls.put("acquire text", () -> store.acquire("k"));
    calls.put("remove", () -> store.remove(handle));
    calls.put("remove key", () -> store.removeKey(1));
    calls.put("remove key of bytes", () -> store.removeKey(new byte[1], 0, 1));
    calls.put("expire", store::expire);
    calls.put("advanceTo", () -> store.advanceTo(5));
    calls.put("advanceTo a double", () -> store.advanceTo(5.0));
    calls.put("update by handle", () -> store.update(handle, 2, 2));
    calls.put("update by handle, double", () -> store.update(handle, 2, 2.0));
    calls.put("update by key", () -> store.updateByKey(1, 2, 2));
    final Sample row = store.newSample();
    row.key(1).x(2).setY(0, 2).setY(1, 2);
    calls.put("row", () -> store.update(row));
    final Round round = store.newRound(1);
    round.x(2);
    round.add(handle, 2);
    calls.put("round", () -> store.update(round));
    round.keys()[0] = 1;
    calls.put("round by key", () -> store.updateByKey(round));
    calls.put("field, longs", () -> store.field(0).update(handle, 2, 2));
    calls.put("field, y double", () -> b.update(handle, 2, 2.0));
    calls.put("field, x double", () -> b.update(handle, 2.0, 2));
    calls.put("field, doubles", () -> b.update(handle, 2.0, 2.0));
    calls.put("missing", () -> b.missing(handle));
    calls.put("key scale", () -> store.field(0).keyScale(handle, 2));
    calls.put("copy to this store", () -> store().copyTo(store));
    expectNoticed(calls);
    assertThat(store.count(SampleStatus.FIRST)).as("nothing was taken").isEqualTo(1);
    assertThat(store.size()).isEqualTo(1);
  }

  @Test
  void shouldNoticeASecondWriterOfAUsersOwnState() throws InterruptedException {
    final StateLayout.Builder layout = StateLayout.builder();
    final int ring = layout.ring("ring", 2);
    layout.longLane(ring, "lane");
    final StateStore state = StateStore.builder(layout.build()).maxKeys(4).idleTimeout(5).build();
    final int slot = state.acquire(1);
    final Map<String, Runnable> calls = new LinkedHashMap<>();
    calls.put("acquire", () -> state.acquire(2));
    calls.put("remove", () -> state.remove(slot));
    calls.put("touch", () -> state.touch(slot));
    calls.put("advanceTo", () -> state.advanceTo(5));
    calls.put("expire", state::expire);
    calls.put("push", () -> state.push(ring, slot));
    expectNoticed(calls);
    assertThat(state.size()).isEqualTo(1);
    assertThat(state.length(ring, slot)).isZero();
  }

  @Test
  void shouldTakeAnotherWriterAfterAHandOver() throws InterruptedException {
    final DerivativeStore store = store();
    store.handOver();
    assertThat(thrownBySecondThread(() -> store.updateByKey(1, 2, 2))).isNull();
    assertThat(thrownBySecondThread(() -> store.updateByKey(1, 3, 3))).hasMessage(SECOND);
  }

  @Test
  void shouldNotCallAReaderAWriter() throws InterruptedException {
    final DerivativeStore store = store();
    assertThat(
            thrownBySecondThread(
                () -> {
                  store.find(1);
                  store.size();
                  store.isFull();
                  store.first();
                  store.forEach(store::name);
                  store.field(0).rate(store.find(1));
                  store.field(0).rates(new double[8]);
                  store.field(0).slopes(new double[8]);
                  store.count(SampleStatus.OK);
                  assertThat(store.toString()).isNotEmpty();
                }))
        .isNull();
  }

  @Test
  void shouldReadTheSameFromTwoThreadsAtOnceAsFromOne() throws InterruptedException {
    final DerivativeStore store = filled();
    final int[] handles = new int[store.size()];
    final int[] count = new int[1];
    store.forEach(handle -> handles[count[0]++] = handle);
    final double[][] expected = new double[handles.length][];
    for (int i = 0; i < handles.length; i++) {
      expected[i] = readAll(store, handles[i]);
    }
    final double[] rates = new double[store.capacity()];
    final double[] slopes = new double[store.capacity()];
    readStore(store, rates, slopes);
    final CountDownLatch start = new CountDownLatch(1);
    final Throwable[] thrown = new Throwable[2];
    final Thread[] readers = new Thread[2];
    for (int reader = 0; reader < readers.length; reader++) {
      final int number = reader;
      readers[reader] =
          new Thread(
              () -> {
                try {
                  start.await();
                  read(store, handles, expected, rates, slopes, number);
                } catch (final Throwable e) {
                  thrown[number] = e;
                }
              });
      readers[reader].start();
    }
    start.countDown();
    for (final Thread reader : readers) {
      reader.join();
    }
    assertThat(thrown).containsOnlyNulls();
  }

  /** 100,000 readings of each metric, and some of all keys at once. */
  private static void read(
      final DerivativeStore store,
      final int[] handles,
      final double[][] expected,
      final double[] rates,
      final double[] slopes,
      final int reader) {
    final SplittableRandom random = new SplittableRandom(reader);
    for (int i = 0; i < 100_000 / store.fieldCount(); i++) {
      final int at = random.nextInt(handles.length);
      assertThat(readAll(store, handles[at])).isEqualTo(expected[at]);
      if (i % 500 == 0) {
        final double[] ownRates = new double[store.capacity()];
        final double[] ownSlopes = new double[store.capacity()];
        readStore(store, ownRates, ownSlopes);
        assertThat(ownRates).isEqualTo(rates);
        assertThat(ownSlopes).isEqualTo(slopes);
      }
    }
  }

  private static void readStore(
      final DerivativeStore store, final double[] rates, final double[] slopes) {
    store.field(0).rates(rates);
    store.field(0).slopes(slopes);
  }

  private static double[] readAll(final DerivativeStore store, final int handle) {
    final double[] all = new double[17 * store.fieldCount()];
    int at = 0;
    for (int i = 0; i < store.fieldCount(); i++) {
      final DerivativeField field = store.field(i);
      all[at++] = field.value(handle);
      all[at++] = field.increase(handle);
      all[at++] = field.increaseHigh(handle) + field.increaseLow(handle);
      all[at++] = field.resets(handle);
      all[at++] = field.ewma(handle);
      all[at++] = field.integral(handle);
      all[at++] = field.rate(handle);
      all[at++] = field.slope(handle);
      all[at++] = field.intercept(handle);
      all[at++] = field.r2(handle);
      all[at++] = field.mean(handle);
      all[at++] = field.min(handle);
      all[at++] = field.max(handle);
      all[at++] = field.stddev(handle);
      all[at++] = field.yMean(handle);
      all[at++] = field.yMin(handle);
      all[at++] = field.yMax(handle);
    }
    return all;
  }

  /** Keys whose windows need every kind of arithmetic. */
  private static DerivativeStore filled() {
    final FieldSchema all = FieldSchema.counter("l").ewma(7).integral(IntegralRule.LINEAR);
    final DerivativeStore store =
        DerivativeStore.builder(
                DerivativeSchema.of(
                    all,
                    FieldSchema.counter("w")
                        .yType(NumberType.ULONG)
                        .reset(ResetPolicy.WRAP_64)
                        .ewma(7)
                        .integral(IntegralRule.LOCF),
                    FieldSchema.gauge("d")
                        .yType(NumberType.DOUBLE)
                        .propagateNaN()
                        .ewma(7)
                        .integral(IntegralRule.LINEAR)))
            .maxKeys(300)
            .build();
    final SplittableRandom random = new SplittableRandom(5);
    for (int x = 0; x < 20; x++) {
      for (int key = 0; key < 300; key++) {
        final int handle = store.acquire(key);
        final long time = x * (key % 7 == 0 ? 1L << 58 : 1_000_000_000L);
        final long y = x * 1_000L + random.nextInt(1_000);
        store.field(0).update(handle, time, key % 11 == 0 ? random.nextLong() : y);
        store.field(1).update(handle, time, random.nextLong());
        store.field(2).update(handle, time, x % 9 == 8 ? Double.NaN : random.nextDouble());
      }
    }
    return store;
  }
}
