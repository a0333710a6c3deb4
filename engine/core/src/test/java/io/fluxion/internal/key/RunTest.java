// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.key;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RunTest {
  /** Numbers of which the first ones follow each other. */
  private static final class Following extends Run {
    int from;
    int end;
    int asked;

    @Override
    protected boolean belongs(final int at, final int count) {
      asked++;
      return from + at + count <= end;
    }
  }

  @Test
  void shouldSeeHowLongARunIsWhateverIsAskedFor() {
    final Following run = new Following();
    for (int length = 1; length <= 513; length++) {
      run.end = length;
      for (int most = 1; most <= 600; most += 7) {
        run.from = 0;
        assertThat(run.length(most)).isEqualTo(Math.min(length, most));
        run.from = length / 2;
        assertThat(run.length(most)).isEqualTo(Math.min(length - length / 2, most));
      }
    }
  }

  @Test
  void shouldAskButOnceForAWholeRunAndSeldomForAnyOther() {
    final Following run = new Following();
    run.end = 512;
    run.length(512);
    assertThat(run.asked).isEqualTo(1);
    for (int length = 1; length < 512; length++) {
      run.asked = 0;
      run.end = length;
      run.length(512);
      assertThat(run.asked).as("questions for a run of %d", length).isLessThan(20);
    }
  }
}
