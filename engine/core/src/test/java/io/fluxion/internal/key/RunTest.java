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
