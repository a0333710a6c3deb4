// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.naive;

import java.util.List;
import java.util.Optional;

/**
 * An updater that keeps a key's last two values, which is all that a derivative needs: the bounded
 * state that plain JDK collections allow.
 *
 * @param <V> values
 */
public final class LastTwoUpdater<V> implements KeyUpdater<V, List<V>> {
  /** An updater without state of its own. */
  public LastTwoUpdater() {}

  @Override
  public Optional<List<V>> update(final List<V> values, final Optional<List<V>> state) {
    final int size = values.size();
    if (size == 0) {
      return state;
    }
    if (size > 1) {
      return Optional.of(List.of(values.get(size - 2), values.get(size - 1)));
    }
    final V last = values.get(0);
    return Optional.of(
        state.map(kept -> List.of(kept.get(kept.size() - 1), last)).orElseGet(() -> List.of(last)));
  }
}
