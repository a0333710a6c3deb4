// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.naive;

import java.util.List;
import java.util.Optional;

/**
 * What becomes of one key's state in one micro-batch.
 *
 * @param <V> values
 * @param <S> state
 */
@FunctionalInterface
public interface KeyUpdater<V, S> {
  /**
   * Makes the new state of a key.
   *
   * @param values the key's values of this batch in order of arrival; empty where it has none
   * @param state what the last batch left; empty where the key is new
   * @return the new state, or empty to remove the key
   */
  Optional<S> update(List<V> values, Optional<S> state);
}
