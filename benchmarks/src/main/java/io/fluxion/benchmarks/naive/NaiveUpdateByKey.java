// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.naive;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Update-by-key over micro-batches on plain JDK collections: a HashMap of whatever an updater
 * makes. Nothing is bounded here; this is the thing to be measured against.
 *
 * <p>Keys come in no particular order. Not thread-safe.
 *
 * @param <K> keys
 * @param <V> values
 * @param <S> the state of a key
 */
public final class NaiveUpdateByKey<K, V, S> {
  private final KeyUpdater<V, S> updater;
  private final Map<K, S> states;

  /**
   * Begins without state.
   *
   * @param updater runs once per key and batch
   */
  public NaiveUpdateByKey(final KeyUpdater<V, S> updater) {
    this(updater, Map.of());
  }

  /**
   * Begins with a given state.
   *
   * @param updater runs once per key and batch
   * @param initial state by key; the map is copied, the states in it are not
   */
  public NaiveUpdateByKey(final KeyUpdater<V, S> updater, final Map<K, S> initial) {
    this.updater = updater;
    states = new HashMap<>(initial);
  }

  /**
   * Takes a micro-batch: the updater runs once for every key with values in it, and once for every
   * other key that has state, with no values.
   *
   * @param batch pairs of key and value in order of arrival
   * @return {@link #states()}
   */
  public Map<K, S> update(final List<Map.Entry<K, V>> batch) {
    final Map<K, List<V>> values = new LinkedHashMap<>();
    for (final Map.Entry<K, V> pair : batch) {
      values.computeIfAbsent(pair.getKey(), key -> new ArrayList<>()).add(pair.getValue());
    }
    updateIdle(values);
    values.forEach(this::updateKey);
    return states();
  }

  private void updateIdle(final Map<K, List<V>> values) {
    final Iterator<Map.Entry<K, S>> entries = states.entrySet().iterator();
    while (entries.hasNext()) {
      final Map.Entry<K, S> entry = entries.next();
      if (!values.containsKey(entry.getKey())) {
        updater
            .update(List.of(), Optional.of(entry.getValue()))
            .ifPresentOrElse(entry::setValue, entries::remove);
      }
    }
  }

  /**
   * Runs the updater for one key and leaves all others alone.
   *
   * @param key any
   * @param values the key's values in order of arrival
   * @return the key's new state, or null where it was removed
   */
  public S updateKey(final K key, final List<V> values) {
    return states.compute(
        key, (same, state) -> updater.update(values, Optional.ofNullable(state)).orElse(null));
  }

  /**
   * All keys that have state.
   *
   * @return a view that cannot be written through
   */
  public Map<K, S> states() {
    return Collections.unmodifiableMap(states);
  }
}
