/*
 * Copyright 2026 The Fluxion Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
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
