// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.naive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NaiveUpdateByKeyTest {
  @Test
  void shouldExtendTheListByEachValueAndNeverTrimIt() {
    final NaiveUpdateByKey<String, Integer, List<Integer>> states =
        new NaiveUpdateByKey<>(new ListExtendingUpdater<>());
    final List<List<Integer>> afterEachBatch = new ArrayList<>();

    for (int value = 0; value < 5; value++) {
      states.update(List.of(Map.entry("k", value)));
      afterEachBatch.add(List.copyOf(states.states().get("k")));
    }

    assertThat(afterEachBatch)
        .containsExactly(
            List.of(0),
            List.of(0, 1),
            List.of(0, 1, 2),
            List.of(0, 1, 2, 3),
            List.of(0, 1, 2, 3, 4));
  }

  @Test
  void shouldGiveTheUpdaterAllValuesOfAKeyInOrderOfArrival() {
    final NaiveUpdateByKey<String, Integer, List<Integer>> states =
        new NaiveUpdateByKey<>(new ListExtendingUpdater<>());

    states.update(
        List.of(Map.entry("a", 3), Map.entry("b", 9), Map.entry("a", 1), Map.entry("a", 2)));

    assertThat(states.states()).isEqualTo(Map.of("a", List.of(3, 1, 2), "b", List.of(9)));
  }

  @Test
  void shouldRunOnceForEachKeyWithValuesAndOnceForEachOtherKeyWithState() {
    final List<String> runs = new ArrayList<>();
    final NaiveUpdateByKey<String, Integer, String> states =
        new NaiveUpdateByKey<>(
            (values, state) -> {
              runs.add(state.orElse("new") + values);
              return state.or(() -> Optional.of("of " + values.get(0)));
            });

    states.update(List.of(Map.entry("a", 1), Map.entry("b", 2)));
    states.update(List.of(Map.entry("b", 3), Map.entry("c", 4), Map.entry("b", 5)));
    states.update(List.of());

    assertThat(runs.subList(0, 2)).containsExactlyInAnyOrder("new[1]", "new[2]");
    assertThat(runs.subList(2, 5)).containsExactlyInAnyOrder("of 1[]", "of 2[3, 5]", "new[4]");
    assertThat(runs.subList(5, 8)).containsExactlyInAnyOrder("of 1[]", "of 2[]", "of 4[]");
    assertThat(runs).hasSize(8);
  }

  @Test
  void shouldRemoveAKeyWhoseUpdaterAnswersNothing() {
    final NaiveUpdateByKey<String, Integer, Integer> states =
        new NaiveUpdateByKey<>(
            (values, state) ->
                values.isEmpty() || values.contains(-1)
                    ? Optional.empty()
                    : Optional.of(state.orElse(0) + values.get(0)));

    states.update(List.of(Map.entry("idle", 1), Map.entry("told", 2), Map.entry("stays", 3)));
    states.update(List.of(Map.entry("told", -1), Map.entry("stays", 4)));

    assertThat(states.states()).isEqualTo(Map.of("stays", 7));

    states.update(List.of(Map.entry("told", 5)));

    assertThat(states.states()).isEqualTo(Map.of("told", 5));
  }

  @Test
  void shouldNotKeepAKeyThatIsRemovedInItsFirstBatch() {
    final NaiveUpdateByKey<String, Integer, Integer> states =
        new NaiveUpdateByKey<>((values, state) -> Optional.empty());

    assertThat(states.update(List.of(Map.entry("k", 1)))).isEmpty();
  }

  @Test
  void shouldBeginWithGivenState() {
    final Map<String, List<Integer>> initial =
        Map.of("k", new ArrayList<>(List.of(7, 8)), "idle", new ArrayList<>(List.of(5)));
    final NaiveUpdateByKey<String, Integer, List<Integer>> states =
        new NaiveUpdateByKey<>(new ListExtendingUpdater<>(), initial);

    states.update(List.of(Map.entry("k", 9)));

    assertThat(states.states()).isEqualTo(Map.of("k", List.of(7, 8, 9), "idle", List.of(5)));
  }

  @Test
  void shouldLeaveOtherKeysAloneWhenOneKeyIsUpdated() {
    final List<List<Integer>> runs = new ArrayList<>();
    final NaiveUpdateByKey<String, Integer, Integer> states =
        new NaiveUpdateByKey<>(
            (values, state) -> {
              runs.add(values);
              return Optional.of(values.get(0));
            },
            Map.of("other", 1));

    assertThat(states.updateKey("k", List.of(2))).isEqualTo(2);
    assertThat(runs).containsExactly(List.of(2));
    assertThat(states.states()).isEqualTo(Map.of("other", 1, "k", 2));
  }
}
