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
package io.fluxion.collector.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.Sample;
import io.fluxion.collector.output.Doorbell;
import io.fluxion.collector.recording.Block;
import io.fluxion.collector.source.PollClock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RingOutputTest {
  private static final int KEY_BYTES = 8;

  private static List<Long> times(final PollClock clock) throws InterruptedException {
    final SampleRing ring = new SampleRing(1, KEY_BYTES);
    final RingOutput out = new RingOutput(ring, new Doorbell(() -> false, 1), null, clock);
    final Sample sample = new Sample(1, KEY_BYTES);
    sample.keyLength(KEY_BYTES);
    for (int poll = 0; poll < 2; poll++) {
      out.beginPoll();
      Thread.sleep(2);
      out.sample(sample);
      Thread.sleep(2);
      out.sample(sample);
    }
    out.close();
    final List<Long> times = new ArrayList<>();
    while (times.size() < 4) {
      ring.take(
          (type, buffer, index, length) -> times.add(SampleMessage.storeTime(buffer, index)), 4);
    }
    return times;
  }

  /** That of the first, which is later than the poll's beginning: a poll may wait for it. */
  @Test
  void shouldGiveAllSamplesOfAPollOneTime() throws InterruptedException {
    final long before = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
    final List<Long> times = times(new PollClock());
    assertThat(times.get(0)).isEqualTo(times.get(1)).isGreaterThanOrEqualTo(before + 2_000_000);
    assertThat(times.get(2))
        .isEqualTo(times.get(3))
        .isGreaterThanOrEqualTo(times.get(0) + 4_000_000);
  }

  @Test
  void shouldGiveNoTimeWithoutAClock() throws InterruptedException {
    assertThat(times(null)).containsOnly(Block.NO_TIME);
  }

  /** Who looks at what was kept of a source that was stopped finds no hole in it. */
  @Test
  void shouldTakeNothingAfterTheFirstThatItDidNotTake() throws Exception {
    final SampleRing ring = new SampleRing(1, KEY_BYTES);
    final RingOutput out = new RingOutput(ring, new Doorbell(() -> false, 1), null, null);
    final Sample sample = new Sample(1, KEY_BYTES);
    sample.keyLength(KEY_BYTES);
    final FutureTask<Boolean> source =
        new FutureTask<>(
            () -> {
              while (!Thread.currentThread().isInterrupted()) {
                out.sample(sample);
              }
              // As a source does that finds out only at the end of its poll.
              while (!ring.isEmpty()) {
                ring.take((type, buffer, index, length) -> {}, 100);
              }
              out.sample(sample);
              return ring.isEmpty();
            });
    final Thread thread = new Thread(source);
    thread.start();
    double fill = -1;
    // Full where nothing comes any more.
    while (ring.fill() != fill || fill < 0.99) {
      fill = ring.fill();
      Thread.sleep(50);
    }
    thread.interrupt();
    assertThat(source.get()).isTrue();
  }
}
