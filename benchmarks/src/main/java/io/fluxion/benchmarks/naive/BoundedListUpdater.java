// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.naive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The published derivative recipe with its slice mended: the state is a new list of the last few
 * values, made of the end of the old list and of what came. It is bounded, and it is garbage at the
 * next sample.
 *
 * <p>A key without new values keeps its list. The recipe makes two lists, one that is extended and
 * its slice; this makes the second at once.
 *
 * @param <V> values
 */
public final class BoundedListUpdater<V> implements KeyUpdater<V, List<V>> {
  private final int most;

  /**
   * An updater without state of its own.
   *
   * @param most values that are kept for a key, 1 or more
   */
  public BoundedListUpdater(final int most) {
    if (most < 1) {
      throw new IllegalArgumentException("a list keeps 1 value or more, not " + most);
    }
    this.most = most;
  }

  @Override
  public Optional<List<V>> update(final List<V> values, final Optional<List<V>> state) {
    if (values.isEmpty()) {
      return state;
    }
    final List<V> fresh = lastOf(values, most);
    final List<V> kept = lastOf(state.orElse(List.of()), most - fresh.size());
    final List<V> bounded = new ArrayList<>(kept.size() + fresh.size());
    bounded.addAll(kept);
    bounded.addAll(fresh);
    return Optional.of(bounded);
  }

  private static <V> List<V> lastOf(final List<V> values, final int count) {
    final int size = values.size();
    return size <= count ? values : values.subList(size - count, size);
  }
}
