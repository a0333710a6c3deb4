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

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RemovingUpdaterTest {
  private final NaiveUpdateByKey<String, Integer, List<Integer>> states =
      new NaiveUpdateByKey<>(new RemovingUpdater<>(new ListExtendingUpdater<>()));

  @Test
  void shouldRemoveAKeyWithoutValues() {
    states.updateKey("gone", List.of(1));
    states.updateKey("there", List.of(1));
    states.updateKey("there", List.of(2));

    assertThat(states.updateKey("gone", List.of())).isNull();

    assertThat(states.states()).containsOnlyKeys("there");
    assertThat(states.states().get("there")).containsExactly(1, 2);
  }

  @Test
  void shouldBeginAnewWhenAKeyReturns() {
    states.updateKey("k", List.of(1));
    states.updateKey("k", List.of());

    assertThat(states.updateKey("k", List.of(7))).containsExactly(7);
  }
}
