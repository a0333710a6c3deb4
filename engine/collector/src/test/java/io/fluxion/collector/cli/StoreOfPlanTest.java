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
package io.fluxion.collector.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fluxion.DerivativeStore;
import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.output.FailureException;
import org.junit.jupiter.api.Test;

class StoreOfPlanTest {
  private static final String ROWS = "--key key --x x --y y,z --idle-timeout 10 ";

  @Test
  void shouldSayBeforehandWhatDoesNotFitTheHeap() throws Exception {
    shouldKnow(ROWS + "--reset drop");
    shouldKnow(ROWS + "--reset wrap32 --duplicate keep-last");
    shouldKnow("--format docker");
  }

  private static Layout layout(final ReplayPlan plan) throws Exception {
    return plan.layouts().of(plan.layouts().text());
  }

  private static void shouldKnow(final String options) throws Exception {
    final ReplayPlan plan = plan(options, 20_000);
    final DerivativeStore store = StoreOfPlan.build(plan.maxKeys(), layout(plan));
    assertThat(store.capacity()).isEqualTo(20_000);
    final ReplayPlan tooLarge = plan(options, 268_435_456);
    assertThatThrownBy(() -> StoreOfPlan.build(tooLarge.maxKeys(), layout(tooLarge)))
        .isInstanceOf(FailureException.class)
        .hasMessageMatching("the store of 268435456 keys needs [0-9]{12,} bytes, .* -Xmx[0-9]+m");
  }

  private static ReplayPlan plan(final String options, final int maxKeys) throws UsageException {
    return Plans.replay((options + " --max-keys " + maxKeys + " -").split(" "));
  }
}
