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
