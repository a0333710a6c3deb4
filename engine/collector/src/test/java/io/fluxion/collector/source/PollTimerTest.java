// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PollTimerTest {
  private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(100);

  private static long awaitPoll(final PollTimer timer) {
    while (!timer.await()) {
      // As long as nothing is due.
    }
    return System.nanoTime();
  }

  @Test
  void shouldBeDueAtOnceAndThenAtEvenDistances() throws InterruptedException {
    final PollTimer timer = new PollTimer(INTERVAL);
    final long first = System.nanoTime();
    assertThat(timer.await()).isTrue();
    for (int i = 1; i <= 5; i++) {
      // What a poll takes does not move the next one.
      Thread.sleep(20);
      assertThat(awaitPoll(timer) - first).isGreaterThanOrEqualTo(i * INTERVAL);
    }
  }

  /** The next poll after a late one keeps to the old rhythm, but never follows at once. */
  @Test
  void shouldLeaveOutWhatWasMissed() throws InterruptedException {
    final PollTimer timer = new PollTimer(INTERVAL);
    timer.await();
    Thread.sleep(280);
    final long late = System.nanoTime();
    assertThat(timer.await()).isTrue();
    assertThat(awaitPoll(timer) - late).isGreaterThanOrEqualTo(INTERVAL / 2);
  }

  @Test
  void shouldWaitNoLongerThanASourceMay() {
    final PollTimer timer = new PollTimer(TimeUnit.HOURS.toNanos(1));
    assertThat(timer.await()).isTrue();
    final long begun = System.nanoTime();
    assertThat(timer.await()).isFalse();
    assertThat(System.nanoTime() - begun)
        .isBetween(LiveSource.LONGEST_WAIT_NANOS, 20 * LiveSource.LONGEST_WAIT_NANOS);
  }

  @Test
  void shouldNotWaitOnceItsThreadIsInterrupted() {
    final PollTimer timer = new PollTimer(TimeUnit.HOURS.toNanos(1));
    timer.await();
    Thread.currentThread().interrupt();
    final long begun = System.nanoTime();
    assertThat(timer.await()).isFalse();
    assertThat(System.nanoTime() - begun).isLessThan(LiveSource.LONGEST_WAIT_NANOS / 2);
    assertThat(Thread.interrupted()).isTrue();
  }
}
