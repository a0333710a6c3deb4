// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.openjdk.jol.info.GraphLayout;

/** A user's own state: slots, idle keys, columns, memory. */
class StateStoreTest {
  private final StateLayout.Builder layout = StateLayout.builder();

  private StateStore.Builder store(final int maxKeys) {
    return StateStore.builder(layout.build()).maxKeys(maxKeys);
  }

  @Test
  void shouldClearASlotForItsNextKey() {
    final int l = layout.longField("l");
    final int d = layout.doubleField("d");
    final int i = layout.intField("i");
    final int ring = layout.ring("ring", 3);
    final int lane = layout.longLane(ring, "lane");
    final StateStore store = store(1).build();
    final int slot = store.acquire(1);
    store.longs(l)[slot] = 5;
    store.doubles(d)[slot] = 5;
    store.ints(i)[slot] = 5;
    store.longs(lane)[store.push(ring, slot)] = 5;
    store.remove(slot);
    assertThat(store.acquire(2)).isEqualTo(slot);
    assertThat(store.longs(l)[slot]).isZero();
    assertThat(store.doubles(d)[slot]).isZero();
    assertThat(store.ints(i)[slot]).isZero();
    assertThat(store.length(ring, slot)).isZero();
  }

  @Test
  void shouldKeepTheNewestEntriesOfARing() {
    final int ring = layout.ring("ring", 3);
    final int lane = layout.doubleLane(ring, "lane");
    final StateStore store = store(2).build();
    store.acquire(1);
    final int slot = store.acquire(2);
    for (int i = 0; i < 5; i++) {
      store.doubles(lane)[store.push(ring, slot)] = i;
    }
    assertThat(store.length(ring, slot)).isEqualTo(3);
    for (int age = 0; age < 3; age++) {
      assertThat(store.doubles(lane)[store.entry(ring, slot, age)]).isEqualTo(4 - age);
    }
  }

  @Test
  void shouldNeverEvictALiveKeyForANewOne() {
    final StateStore store = store(2).build();
    store.acquire(1);
    store.acquire(2);
    assertThat(store.acquire(3)).isEqualTo(StateStore.NONE);
    assertThat(store.find(1)).isNotEqualTo(StateStore.NONE);
    assertThat(store.acquire(2)).isEqualTo(store.find(2));
  }

  @Test
  void shouldReclaimTheSlotOfAnIdleKeyWhenFull() {
    final StateStore store = store(2).idleTimeout(10).build();
    final int first = store.acquire(1);
    store.advanceTo(100);
    store.touch(first);
    store.advanceTo(105);
    store.touch(store.acquire(2));
    store.advanceTo(110);
    assertThat(store.acquire(3)).as("nobody is idle yet").isEqualTo(StateStore.NONE);
    store.advanceTo(111);
    assertThat(store.find(1)).isEqualTo(StateStore.NONE);
    assertThat(store.size()).isEqualTo(1);
    assertThat(store.acquire(3)).isEqualTo(first);
    assertThat(store.find(1)).isEqualTo(StateStore.NONE);
  }

  @Test
  void shouldNotCallAKeyIdleOfWhichNothingWasEverHeard() {
    final StateStore store = store(2).idleTimeout(0).build();
    final int waiting = store.acquire(1);
    final int other = store.acquire(2);
    store.advanceTo(Long.MIN_VALUE);
    store.touch(other);
    store.advanceTo(Long.MAX_VALUE);
    assertThat(store.find(1)).isEqualTo(waiting);
    assertThat(store.find(2)).as("2^64 - 1 behind").isEqualTo(StateStore.NONE);
    assertThat(store.expire()).isEqualTo(1);
    assertThat(store.size()).isEqualTo(1);
  }

  @Test
  void shouldRefuseToRemoveWhatHoldsNoKeyByItsSlot() {
    final StateStore store = store(4).idleTimeout(5).build();
    final int slot = store.acquire(1);
    store.remove(slot);
    for (final int free : new int[] {slot, 3, 4, 1 << 20, StateStore.NONE, Integer.MIN_VALUE}) {
      assertThatThrownBy(() -> store.remove(free))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("slot " + free);
    }
    assertThat(store.size()).isZero();
    assertThat(store.acquire(2)).isNotEqualTo(StateStore.NONE);
  }

  @Test
  void shouldRefuseToRemoveAnIdleKeyWhoseSlotWasTakenBack() {
    final StateStore store = store(4).idleTimeout(5).build();
    final int slot = store.acquire(1);
    store.advanceTo(0);
    store.touch(slot);
    store.advanceTo(6);
    store.expire();
    assertThatThrownBy(() -> store.remove(slot)).hasMessageContaining("slot " + slot);
  }

  @Test
  void shouldWalkLiveKeysInTheOrderOfTheirArrival() {
    final StateStore store = store(8).idleTimeout(5).build();
    store.advanceTo(0);
    for (long key = 10; key < 15; key++) {
      store.touch(store.acquire(key));
    }
    store.remove(store.find(11));
    store.acquire(11);
    store.advanceTo(6);
    store.touch(store.find(11));
    assertThat(store.find(12)).isEqualTo(StateStore.NONE);
    assertThat(store.first()).isEqualTo(store.find(11));
    assertThat(store.key(store.first())).isEqualTo(11);
    assertThat(store.next(store.first())).isEqualTo(StateStore.NONE);
  }

  @Test
  void shouldSayWhatIsWrongWithATimeoutOrACapacity() {
    assertThatThrownBy(() -> StateStore.builder(layout.build()).build())
        .hasMessage("maxKeys must be 1 or more, not 0");
    assertThatThrownBy(() -> store(-3).build()).hasMessage("maxKeys must be 1 or more, not -3");
    assertThatThrownBy(() -> store(1).idleTimeout(-1L).build())
        .hasMessage("idle timeout must be 0 or more, not -1");
  }

  @Test
  void shouldRefuseALayoutThatNoArrayHolds() {
    layout.longLane(layout.ring("window", 100_000), "x");
    assertThatThrownBy(() -> store(1_000_000).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a ring of 100000 entries for each of 1000000 keys");
  }

  @Test
  void shouldSayHowFullItIs() {
    final StateStore store = store(5).build();
    store.acquire(1);
    assertThat(store.toString()).startsWith("1 of 5 keys, ");
  }

  @Test
  void shouldKnowItsFootprintToWithinOnePercentBeforeAndAfterUse() {
    final int l = layout.longField("l");
    layout.intField("i");
    final int ring = layout.ring("ring", 5);
    layout.doubleLane(ring, "lane");
    final StateStore[] stores = {
      store(1_000).idleTimeout(5).build(), store(3_000).build(), store(40_000).build()
    };
    for (final StateStore store : stores) {
      final long before = store.footprintBytes();
      final double empty = heapOf(store);
      assertThat((double) before).as("empty: %s", store).isBetween(empty * 0.99, empty * 1.01);
      use(store, l, ring);
      assertThat(heapOf(store)).as("in use: %s", store).isEqualTo(empty);
      assertThat(store.footprintBytes()).isEqualTo(before);
    }
  }

  private static double heapOf(final StateStore store) {
    // The writer is a thread, which is no part of the store.
    store.handOver();
    return GraphLayout.parseInstance(store).totalSize();
  }

  private static void use(final StateStore store, final int l, final int ring) {
    final SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < 3 * store.capacity(); i++) {
      final int slot = store.acquire(random.nextInt(2 * store.capacity()));
      if (slot != StateStore.NONE) {
        store.longs(l)[slot]++;
        store.push(ring, slot);
        store.touch(slot);
        if (random.nextInt(9) == 0) {
          store.remove(slot);
        }
      }
      store.advanceTo(i / 100);
    }
    store.expire();
  }
}
