// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Random micro-batches through {@link UpdateByKey} and through a map of lists: keys that stop and
 * are idle, keys that answer no state, full stores, and updaters that throw in the middle of a
 * batch. Each run prints its seed; {@code -Dfluxion.seed=SEED} brings it back.
 */
class UpdateByKeyComparisonTest {
  private static final int RUNS = 300;
  private static final int BATCHES = 200;
  private static final int RING = 3;
  private static final long REMOVE = -1;
  private static final long THROW = -2;

  private final long seed = Long.getLong("fluxion.seed", System.nanoTime());

  /** What the model knows of a key. */
  private record State(List<Long> values, long count, long heard) {}

  /**
   * A user's own state: a ring of the newest values, how many there were, and in how many batches.
   */
  private static final class Appending implements StateUpdater {
    final StateStore state;
    final int count;
    final int ring;
    final int lane;

    Appending(final int maxKeys, final long timeout) {
      final StateLayout.Builder layout = StateLayout.builder();
      count = layout.longField("count");
      ring = layout.ring("ring", RING);
      lane = layout.longLane(ring, "value");
      final StateStore.Builder store = StateStore.builder(layout.build()).maxKeys(maxKeys);
      state = (timeout < 0 ? store : store.idleTimeout(timeout)).build();
    }

    @Override
    public boolean update(final StateStore store, final int slot, final Values values) {
      boolean stays = true;
      while (values.next()) {
        final long value = values.longValue(0);
        if (value == THROW) {
          throw new IllegalStateException("planted");
        }
        stays &= value != REMOVE;
        store.longs(count)[slot]++;
        store.longs(lane)[store.push(ring, slot)] = value;
      }
      return stays;
    }
  }

  @Test
  void shouldAgreeWithAMapOfLists() {
    System.out.println("UpdateByKeyComparisonTest -Dfluxion.seed=" + seed);
    final SplittableRandom random = new SplittableRandom(seed);
    int thrown = 0;
    for (int run = 0; run < RUNS; run++) {
      thrown += run(random.split(), run);
    }
    assertThat(thrown).as("batches that failed").isGreaterThan(RUNS);
  }

  private int run(final SplittableRandom random, final int number) {
    final int maxKeys = 1 + random.nextInt(12);
    final long timeout = random.nextInt(3) == 0 ? -1 : random.nextInt(8);
    final Appending updater = new Appending(maxKeys, timeout);
    final UpdateByKey driver = new UpdateByKey(updater.state, updater);
    final MicroBatch batch = new MicroBatch(30, 1);
    final Map<Long, State> model = new LinkedHashMap<>();
    long time = 0;
    long rejected = 0;
    int thrown = 0;
    for (int i = 0; i < BATCHES; i++) {
      time += random.nextInt(4);
      updater.state.advanceTo(time);
      final long now = time;
      model.values().removeIf(state -> timeout >= 0 && now - state.heard > timeout);
      final Map<Long, List<Long>> values = fill(batch, random, 3 * maxKeys);
      final String about = "-Dfluxion.seed=" + seed + ", run " + number + ", batch " + i;
      if (throwsUp(values, model, maxKeys)) {
        thrown++;
        assertThatThrownBy(() -> driver.run(batch)).as(about).hasMessage("planted");
      } else {
        driver.run(batch);
        rejected += apply(values, model, maxKeys, time);
      }
      check(updater, model, about);
      assertThat(driver.rejected()).as(about).isEqualTo(rejected);
    }
    return thrown;
  }

  /** Fills a batch; returns each key's values, the keys in the order of their first ones. */
  private static Map<Long, List<Long>> fill(
      final MicroBatch batch, final SplittableRandom random, final int keys) {
    batch.clear();
    final Map<Long, List<Long>> values = new LinkedHashMap<>();
    for (int n = random.nextInt(batch.capacity() + 1); n > 0; n--) {
      final long key = random.nextInt(keys);
      final int drawn = random.nextInt(100);
      final long value = drawn < 4 ? REMOVE : drawn < 5 ? THROW : random.nextInt(1_000);
      batch.add(key, value);
      values.computeIfAbsent(key, first -> new ArrayList<>()).add(value);
    }
    return values;
  }

  /** The new keys that find a place once those that answer no state have left theirs. */
  private static List<Long> admitted(
      final Map<Long, List<Long>> values, final Map<Long, State> model, final int maxKeys) {
    int free = maxKeys;
    for (final long key : model.keySet()) {
      free -= values.getOrDefault(key, List.of()).contains(REMOVE) ? 0 : 1;
    }
    final List<Long> admitted = new ArrayList<>();
    for (final long key : values.keySet()) {
      if (!model.containsKey(key) && free > 0) {
        admitted.add(key);
        free--;
      }
    }
    return admitted;
  }

  private static boolean throwsUp(
      final Map<Long, List<Long>> values, final Map<Long, State> model, final int maxKeys) {
    for (final long key : model.keySet()) {
      if (values.getOrDefault(key, List.of()).contains(THROW)) {
        return true;
      }
    }
    return admitted(values, model, maxKeys).stream()
        .anyMatch(key -> values.get(key).contains(THROW));
  }

  /** What a batch does that does not fail; returns how many values found no place. */
  private static long apply(
      final Map<Long, List<Long>> values,
      final Map<Long, State> model,
      final int maxKeys,
      final long time) {
    final List<Long> admitted = admitted(values, model, maxKeys);
    long rejected = 0;
    for (final Map.Entry<Long, List<Long>> entry : values.entrySet()) {
      if (!model.containsKey(entry.getKey()) && !admitted.contains(entry.getKey())) {
        rejected += entry.getValue().size();
      }
    }
    final List<Long> known = List.copyOf(model.keySet());
    for (final long key : known) {
      step(key, values, model, model.get(key), time);
    }
    for (final long key : admitted) {
      step(key, values, model, new State(List.of(), 0, time), time);
    }
    return rejected;
  }

  private static void step(
      final long key,
      final Map<Long, List<Long>> values,
      final Map<Long, State> model,
      final State before,
      final long time) {
    final List<Long> own = values.getOrDefault(key, List.of());
    if (own.contains(REMOVE)) {
      model.remove(key);
      return;
    }
    final List<Long> all = new ArrayList<>(before.values);
    all.addAll(own);
    final List<Long> newest = all.subList(Math.max(0, all.size() - RING), all.size());
    final long heard = own.isEmpty() ? before.heard : time;
    model.put(key, new State(List.copyOf(newest), before.count + own.size(), heard));
  }

  private static void check(
      final Appending updater, final Map<Long, State> model, final String about) {
    final StateStore state = updater.state;
    final List<Long> keys = new ArrayList<>();
    for (int slot = state.first(); slot != StateStore.NONE; slot = state.next(slot)) {
      keys.add(state.key(slot));
      final State expected = model.get(state.key(slot));
      assertThat(expected).as("%s, key %d", about, state.key(slot)).isNotNull();
      final List<Long> values = new ArrayList<>();
      for (int age = state.length(updater.ring, slot) - 1; age >= 0; age--) {
        values.add(state.longs(updater.lane)[state.entry(updater.ring, slot, age)]);
      }
      assertThat(values).as(about).isEqualTo(expected.values);
      assertThat(state.longs(updater.count)[slot]).as(about).isEqualTo(expected.count);
      assertThat(state.find(state.key(slot))).isEqualTo(slot);
    }
    assertThat(keys).as(about).isEqualTo(new ArrayList<>(model.keySet()));
    assertThat(state.size()).as(about).isEqualTo(model.size());
  }
}
