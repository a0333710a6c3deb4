// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.naive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LastTwoUpdaterTest {
  private final LastTwoUpdater<Integer> updater = new LastTwoUpdater<>();

  @Test
  void shouldKeepTheLastTwoOfOldAndNewValues() {
    assertThat(updater.update(List.of(1), Optional.empty())).contains(List.of(1));
    assertThat(updater.update(List.of(2), Optional.of(List.of(1)))).contains(List.of(1, 2));
    assertThat(updater.update(List.of(3), Optional.of(List.of(1, 2)))).contains(List.of(2, 3));
    assertThat(updater.update(List.of(3, 4, 5), Optional.of(List.of(1)))).contains(List.of(4, 5));
    assertThat(updater.update(List.of(3, 4, 5), Optional.empty())).contains(List.of(4, 5));
  }

  @Test
  void shouldLeaveTheStateOfAKeyWithoutValuesAlone() {
    assertThat(updater.update(List.of(), Optional.of(List.of(1, 2)))).contains(List.of(1, 2));
  }
}
