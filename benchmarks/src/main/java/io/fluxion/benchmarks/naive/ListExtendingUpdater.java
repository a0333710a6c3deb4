// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.naive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The updater that the published test has: state and values, one behind the other, never trimmed.
 * {@code [(k,0)] [(k,1)] ...} makes {@code [0]}, {@code [0, 1]} and so on for as long as there is
 * memory.
 *
 * <p>The list is extended in place. The published one copies it at every batch, so this one is the
 * faster of the two.
 *
 * @param <V> values
 */
public final class ListExtendingUpdater<V> implements KeyUpdater<V, List<V>> {
  /** An updater without state of its own. */
  public ListExtendingUpdater() {}

  @Override
  public Optional<List<V>> update(final List<V> values, final Optional<List<V>> state) {
    final List<V> list = state.orElseGet(ArrayList::new);
    list.addAll(values);
    return Optional.of(list);
  }
}
