// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openjdk.jol.info.GraphLayout;

/** Update-by-key over micro-batches: its two published runs, and what breaks the recipe. */
class UpdateByKeyTest {
  private static final long K = 7;

  /** Appends to a bounded list: the ring of the user's own state. */
  private static final class Appending implements StateUpdater {
    final StateStore state;
    final int ring;
    final int lane;

    Appending(final int maxKeys, final int length) {
      final StateLayout.Builder layout = StateLayout.builder();
      ring = layout.ring("list", length);
      lane = layout.longLane(ring, "value");
      state = StateStore.builder(layout.build()).maxKeys(maxKeys).build();
    }

    @Override
    public boolean update(final StateStore store, final int slot, final Values values) {
      while (values.next()) {
        if (values.longValue(0) < 0) {
          return false;
        }
        store.longs(lane)[store.push(ring, slot)] = values.longValue(0);
      }
      return true;
    }

    List<Long> list(final long key) {
      final List<Long> list = new ArrayList<>();
      final int slot = state.find(key);
      for (int age = state.length(ring, slot) - 1; age >= 0; age--) {
        list.add(state.longs(lane)[state.entry(ring, slot, age)]);
      }
      return list;
    }

    List<Long> keys() {
      final List<Long> keys = new ArrayList<>();
      for (int slot = state.first(); slot != StateStore.NONE; slot = state.next(slot)) {
        keys.add(state.key(slot));
      }
      return keys;
    }
  }

  /** Derivatives d of (x, y) values, and the last value lv: the published recipe, bounded. */
  private static final class Deriving implements StateUpdater {
    final StateStore state;
    final int ring;
    final int d;
    final int seen;
    final int lastX;
    final int lastY;

    Deriving(final int length) {
      final StateLayout.Builder layout = StateLayout.builder();
      ring = layout.ring("d", length);
      d = layout.doubleLane(ring, "d");
      seen = layout.intField("seen");
      lastX = layout.longField("lv.x");
      lastY = layout.longField("lv.y");
      state = StateStore.builder(layout.build()).maxKeys(10).build();
    }

    @Override
    public boolean update(final StateStore store, final int slot, final Values values) {
      while (values.next()) {
        final long x = values.longValue(0);
        final long y = values.longValue(1);
        final long dx = x - store.longs(lastX)[slot];
        if (store.ints(seen)[slot] != 0) {
          if (dx <= 0) {
            continue;
          }
          final double quotient = (double) (y - store.longs(lastY)[slot]) / dx;
          store.doubles(d)[store.push(ring, slot)] = quotient;
        }
        store.ints(seen)[slot] = 1;
        store.longs(lastX)[slot] = x;
        store.longs(lastY)[slot] = y;
      }
      return true;
    }

    String show(final long key) {
      final int slot = state.find(key);
      final List<Double> list = new ArrayList<>();
      for (int age = state.length(ring, slot) - 1; age >= 0; age--) {
        list.add(state.doubles(d)[state.entry(ring, slot, age)]);
      }
      final String ds = list.toString().replace(" ", "");
      return "d=" + ds + " lv={" + state.longs(lastX)[slot] + "," + state.longs(lastY)[slot] + "}";
    }
  }

  @Test
  void appendRun() {
    final Appending append = new Appending(10, 16);
    final UpdateByKey driver = new UpdateByKey(append.state, append);
    final MicroBatch batch = new MicroBatch(4, 1);
    final List<String> states = new ArrayList<>();
    for (int value = 0; value <= 4; value++) {
      batch.clear();
      batch.add(K, value);
      driver.run(batch);
      states.add(append.list(K).toString().replace(" ", ""));
    }
    assertThat(states).containsExactly("[0]", "[0,1]", "[0,1,2]", "[0,1,2,3]", "[0,1,2,3,4]");
  }

  @Test
  void derivativeRun() {
    final Deriving derive = new Deriving(16);
    final UpdateByKey driver = new UpdateByKey(derive.state, derive);
    final List<String> states = new ArrayList<>();
    for (final long[] xy : new long[][] {{2, 1}, {3, 2}, {5, 3}}) {
      driver.run(batchOf(xy));
      states.add(derive.show(K));
    }
    assertThat(states).containsExactly("d=[] lv={2,1}", "d=[1.0] lv={3,2}", "d=[1.0,0.5] lv={5,3}");
  }

  @Test
  void derivativeRunShouldGoOnForAMillionBatchesInConstantMemory() {
    final Deriving derive = new Deriving(16);
    final UpdateByKey driver = new UpdateByKey(derive.state, derive);
    final MicroBatch batch = new MicroBatch(4, 2);
    final long before = GraphLayout.parseInstance(derive.state).totalSize();
    final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long x = 5;
    long y = 3;
    driver.run(batchOf(new long[] {x, y}));
    runBatches(driver, batch, x, y, 1_000);
    x += 1_000;
    y += 2_000;
    final long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    runBatches(driver, batch, x, y, 1_000_000);
    assertThat(threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - allocated)
        .as("bytes allocated by a million batches")
        .isLessThan(100_000);
    // The writer is a thread, which is no part of the store.
    derive.state.handOver();
    assertThat(GraphLayout.parseInstance(derive.state).totalSize())
        .as("bytes of heap behind the state")
        .isEqualTo(before);
    assertThat(derive.show(K)).startsWith("d=[2.0,2.0,").endsWith("lv={1001005,2002003}");
  }

  /** Every third batch has nothing for the key, every fifth repeats its x. */
  private static void runBatches(
      final UpdateByKey driver, final MicroBatch batch, final long x, final long y, final int n) {
    for (int i = 1; i <= n; i++) {
      batch.clear();
      if (i % 3 != 0 || i == n) {
        batch.add(K, x + i, y + 2L * i);
      }
      if (i % 5 == 0) {
        batch.add(K, x + i, y + 2L * i);
      }
      driver.run(batch);
    }
  }

  @Test
  void shouldCallTheUpdaterWithoutValuesForEveryOtherKeyWithState() {
    final List<String> calls = new ArrayList<>();
    final Appending append = new Appending(10, 4);
    final UpdateByKey driver =
        new UpdateByKey(
            append.state,
            (state, slot, values) -> {
              calls.add(state.key(slot) + ":" + values.size());
              return true;
            });
    final MicroBatch batch = new MicroBatch(10, 1);
    batch.add(3, 0);
    batch.add(1, 0);
    batch.add(3, 0);
    driver.run(batch);
    batch.clear();
    batch.add(2, 0);
    batch.add(1, 0);
    driver.run(batch);
    batch.clear();
    driver.run(batch);
    assertThat(calls).containsExactly("3:2", "1:1", "3:0", "1:1", "2:1", "3:0", "1:0", "2:0");
  }

  @Test
  void shouldRemoveAKeyThatAnswersNoStateAndPutItLastWhenItReturns() {
    final Appending append = new Appending(10, 4);
    final UpdateByKey driver = new UpdateByKey(append.state, append);
    driver.run(batchOfValues(1, 10, 2, 20, 3, 30));
    driver.run(batchOfValues(1, -1));
    assertThat(append.keys()).containsExactly(2L, 3L);
    driver.run(batchOfValues(1, 11));
    assertThat(append.keys()).containsExactly(2L, 3L, 1L);
    assertThat(append.list(1)).containsExactly(11L);
  }

  @Test
  void shouldKeepNoPlaceForANewKeyThatAnswersNoState() {
    final Appending append = new Appending(1, 4);
    new UpdateByKey(append.state, append).run(batchOfValues(1, -1));
    assertThat(append.state.size()).isZero();
  }

  @Test
  void shouldStartFromGivenState() {
    final Appending append = new Appending(10, 4);
    final int slot = append.state.acquire(K);
    append.state.longs(append.lane)[append.state.push(append.ring, slot)] = 41;
    final UpdateByKey driver = new UpdateByKey(append.state, append);
    driver.run(batchOfValues(K, 42));
    assertThat(append.list(K)).containsExactly(41L, 42L);
  }

  @Test
  void shouldGiveASlotFreedInTheSameBatchToANewKey() {
    final Appending append = new Appending(1, 4);
    final UpdateByKey driver = new UpdateByKey(append.state, append);
    driver.run(batchOfValues(1, 10));
    driver.run(batchOfValues(2, 20, 1, -1));
    assertThat(append.keys()).containsExactly(2L);
    assertThat(driver.rejected()).isZero();
  }

  @Test
  void shouldRejectANewKeyOfAFullStoreAndLeaveTheOthersAlone() {
    final Appending append = new Appending(2, 4);
    final UpdateByKey driver = new UpdateByKey(append.state, append);
    driver.run(batchOfValues(1, 10, 2, 20, 3, 30, 3, 31));
    assertThat(driver.rejected()).isEqualTo(2);
    assertThat(append.keys()).containsExactly(1L, 2L);
    assertThat(append.list(2)).containsExactly(20L);
  }

  @Test
  void shouldLeaveEveryKeyAsItWasWhenAnUpdaterThrows() {
    final Appending append = new Appending(4, 4);
    final UpdateByKey driver =
        new UpdateByKey(
            append.state,
            (state, slot, values) -> {
              if (values.size() == 3) {
                throw new IllegalStateException("planted");
              }
              return append.update(state, slot, values);
            });
    driver.run(batchOfValues(1, 10, 2, 20, 3, 30, 4, 40));
    driver.run(batchOfValues(3, -1, 2, 21));
    driver.run(batchOfValues(5, 50));
    assertThat(append.keys()).containsExactly(1L, 2L, 4L, 5L);

    // Old keys have new values, one is removed, a new one has its place: then it throws.
    assertThatThrownBy(
            () -> driver.run(batchOfValues(1, 11, 2, -1, 4, 41, 7, 70, 8, 80, 8, 81, 7, 71, 7, 72)))
        .hasMessage("planted");
    assertThat(append.keys()).containsExactly(1L, 2L, 4L, 5L);
    assertThat(append.list(1)).containsExactly(10L);
    assertThat(append.list(2)).containsExactly(20L, 21L);
    assertThat(append.list(4)).containsExactly(40L);
    assertThat(append.state.find(7)).isEqualTo(StateStore.NONE);
    assertThat(append.state.size()).isEqualTo(4);
    assertThat(driver.rejected()).isZero();

    driver.run(batchOfValues(2, 22, 5, -1, 9, 90));
    assertThat(append.keys()).containsExactly(1L, 2L, 4L, 9L);
    assertThat(append.list(2)).containsExactly(20L, 21L, 22L);
    assertThat(append.list(9)).containsExactly(90L);
  }

  @Test
  void shouldGiveNoKeyTheValuesOfAnotherWhereIdleKeysMakeRoom() {
    final StateLayout.Builder layout = StateLayout.builder();
    final int sum = layout.longField("sum");
    final StateStore state = StateStore.builder(layout.build()).maxKeys(2).idleTimeout(10L).build();
    final UpdateByKey driver =
        new UpdateByKey(
            state,
            (store, slot, values) -> {
              while (values.next()) {
                store.longs(sum)[slot] += values.longValue(0);
              }
              return true;
            });
    state.advanceTo(0);
    driver.run(batchOfValues(1, 10, 2, 20));
    state.advanceTo(8);
    driver.run(batchOfValues(2, 1));
    state.advanceTo(11);
    driver.run(batchOfValues(1, 12, 3, 30));
    // Key 1 was idle, so it is new; key 3 finds no place.
    assertThat(state.longs(sum)[state.find(1)]).isEqualTo(12);
    assertThat(state.longs(sum)[state.find(2)]).isEqualTo(21);
    assertThat(state.find(3)).isEqualTo(StateStore.NONE);
    assertThat(driver.rejected()).isEqualTo(1);
    state.advanceTo(19);
    driver.run(batchOfValues(3, 31));
    assertThat(state.find(2)).isEqualTo(StateStore.NONE);
    assertThat(state.longs(sum)[state.find(3)]).isEqualTo(31);
  }

  private static MicroBatch batchOf(final long[] xy) {
    final MicroBatch batch = new MicroBatch(1, 2);
    batch.add(K, xy[0], xy[1]);
    return batch;
  }

  private static MicroBatch batchOfValues(final long... keysAndValues) {
    final MicroBatch batch = new MicroBatch(keysAndValues.length, 1);
    for (int i = 0; i < keysAndValues.length; i += 2) {
      batch.add(keysAndValues[i], keysAndValues[i + 1]);
    }
    return batch;
  }
}
