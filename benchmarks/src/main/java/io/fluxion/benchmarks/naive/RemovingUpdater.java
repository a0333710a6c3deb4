// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.naive;

import java.util.List;
import java.util.Optional;

/**
 * An updater that answers "no state" where its key has no values, and so removes it; and does
 * otherwise what another does.
 *
 * @param <V> values
 * @param <S> state
 */
public final class RemovingUpdater<V, S> implements KeyUpdater<V, S> {
  private final KeyUpdater<V, S> updater;

  /**
   * An updater without state of its own.
   *
   * @param updater for keys with values
   */
  public RemovingUpdater(final KeyUpdater<V, S> updater) {
    this.updater = updater;
  }

  @Override
  public Optional<S> update(final List<V> values, final Optional<S> state) {
    return values.isEmpty() ? Optional.empty() : updater.update(values, state);
  }
}
