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
package io.fluxion.collector.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GraceTest {
  private static final int CAPACITY = 1 << 23;

  private final HeldTarget hanging = new HeldTarget();
  private final HeldTarget healthy = new HeldTarget();
  private final Outlet slow = new Outlet("slow", hanging, true);
  private final Outlet quick = new Outlet("quick", healthy, true);
  private final byte[] unit = new byte[1_000];

  private int offerUntilRefused() throws IOException {
    int taken = 0;
    while (slow.offer(unit, 0, unit.length)) {
      taken++;
    }
    return taken;
  }

  /** As a writer would that has two outlets, one of which nobody reads. */
  @Test
  void shouldCostOnlyTheOutletThatIsSlow() throws Exception {
    healthy.open.countDown();
    try (Grace grace = new Grace(List.of(slow, quick), 300, 3_000)) {
      final FutureTask<Integer> writer = new FutureTask<>(this::offerUntilRefused);
      final Thread offering = new Thread(writer);
      offering.start();
      while (offering.getState() != Thread.State.TIMED_WAITING) {
        Thread.sleep(1);
      }
      grace.begin();
      grace.begin();
      final int taken = writer.get();
      assertThat(taken * unit.length).isGreaterThan(CAPACITY / 2);
      for (int i = 0; i < 5_000; i++) {
        assertThat(quick.offer(unit, 0, unit.length)).isTrue();
      }
      quick.flush();
      grace.writerEnded();
      assertThat(slow.close()).isEqualTo((long) taken * unit.length);
      assertThat(quick.close()).isZero();
    }
    assertThat(healthy.written.size()).isEqualTo(5_000 * unit.length);
    assertThat(hanging.written.size()).isZero();
  }

  /** Who has not said stop waits as long as it takes. */
  @Test
  void shouldNotBeginByItself() throws Exception {
    try (Grace grace = new Grace(List.of(slow, quick), 1, 1)) {
      slow.offer(unit, 0, unit.length);
      grace.writerEnded();
      final FutureTask<Long> closing = new FutureTask<>(slow::close);
      final Thread closer = new Thread(closing);
      closer.start();
      TimeUnit.MILLISECONDS.timedJoin(closer, 800);
      assertThat(closing.isDone()).isFalse();
      hanging.open.countDown();
      assertThat(closing.get()).isZero();
      assertThat(quick.close()).isZero();
    }
    assertThat(hanging.written.size()).isEqualTo(unit.length);
  }
}
