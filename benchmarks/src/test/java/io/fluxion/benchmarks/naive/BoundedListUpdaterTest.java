// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.naive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BoundedListUpdaterTest {
  private final BoundedListUpdater<Integer> updater = new BoundedListUpdater<>(3);

  @Test
  void shouldKeepTheLastValuesHoweverManyCome() {
    final NaiveUpdateByKey<String, Integer, List<Integer>> states = new NaiveUpdateByKey<>(updater);
    final List<List<Integer>> history = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      history.add(states.updateKey("k", List.of(i)));
    }

    assertThat(history)
        .containsExactly(
            List.of(0), List.of(0, 1), List.of(0, 1, 2), List.of(1, 2, 3), List.of(2, 3, 4));
  }

  @Test
  void shouldTakeSeveralValuesAtOnce() {
    assertThat(updater.update(List.of(5, 6), Optional.of(List.of(2, 3, 4))))
        .contains(List.of(4, 5, 6));
    assertThat(updater.update(List.of(5, 6, 7, 8), Optional.of(List.of(4))))
        .contains(List.of(6, 7, 8));
    assertThat(updater.update(List.of(5, 6, 7, 8), Optional.empty())).contains(List.of(6, 7, 8));
  }

  @Test
  void shouldLeaveTheOldListAsItWas() {
    final List<Integer> old = new ArrayList<>(List.of(1, 2, 3));

    final List<Integer> changed = updater.update(List.of(4), Optional.of(old)).orElseThrow();

    assertThat(changed).containsExactly(2, 3, 4);
    assertThat(old).containsExactly(1, 2, 3);
  }

  @Test
  void shouldKeepTheListOfAKeyWithoutNewValues() {
    assertThat(updater.update(List.of(), Optional.of(List.of(1, 2)))).contains(List.of(1, 2));
    assertThat(updater.update(List.of(), Optional.empty())).isEmpty();
  }

  @Test
  void shouldMakeDerivativesOfTheRecipesRunForEver() {
    final NaiveUpdateByKey<String, Reading, List<Reading>> states =
        new NaiveUpdateByKey<>(new BoundedListUpdater<>(2));
    states.updateKey("k", List.of(new Reading(2, 1)));
    final List<Double> derivatives = new ArrayList<>();
    for (final Reading reading :
        List.of(new Reading(3, 2), new Reading(5, 3), new Reading(6, 7), new Reading(8, 8))) {
      final List<Reading> readings = states.updateKey("k", List.of(reading));
      derivatives.add(readings.get(1).derivativeFrom(readings.get(0)));
    }

    assertThat(derivatives).containsExactly(1.0, 0.5, 4.0, 0.5);
  }

  @Test
  void shouldRefuseToKeepNothing() {
    assertThatThrownBy(() -> new BoundedListUpdater<Integer>(0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
