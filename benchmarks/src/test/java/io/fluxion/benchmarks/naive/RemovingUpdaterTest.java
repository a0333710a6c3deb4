// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
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
