// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PollClockTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  @TempDir private Path folder;
  private final AtomicLong wall = new AtomicLong(1_700_000_000 * SECOND);

  @Test
  void shouldTellTheTimeAndNeverGoBack() throws InterruptedException {
    final PollClock clock = new PollClock();
    final long before = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
    long last = clock.nanos();
    assertThat(last).isCloseTo(before, org.assertj.core.data.Offset.offset(50_000_000L));
    final long monotonic = System.nanoTime();
    final long first = last;
    for (int i = 0; i < 300; i++) {
      Thread.sleep(1);
      final long now = clock.nanos();
      assertThat(now).isGreaterThanOrEqualTo(last);
      last = now;
    }
    assertThat(last - first)
        .isCloseTo(System.nanoTime() - monotonic, org.assertj.core.data.Offset.offset(5_000_000L));
  }

  private Path uptime(final String text) throws IOException {
    return Files.writeString(folder.resolve("uptime"), text);
  }

  /** Until the clock looks again whether the machine has slept, and some more. */
  private static void pause() throws InterruptedException {
    Thread.sleep(200);
  }

  private void shouldGoOnAsTheMonotonicClock(final PollClock clock, final Change change)
      throws Exception {
    final long earliest = System.nanoTime();
    final long first = clock.nanos();
    final long latest = System.nanoTime();
    change.happen();
    pause();
    final long before = System.nanoTime();
    final long last = clock.nanos();
    assertThat(last - first).isBetween(before - latest, System.nanoTime() - earliest);
  }

  private interface Change {
    void happen() throws Exception;
  }

  @Test
  void shouldTakeNoStepOfTheWallClockForASleep() throws Exception {
    final PollClock clock = new PollClock(wall::get, uptime("100.25 7.00\n"));
    shouldGoOnAsTheMonotonicClock(clock, () -> wall.addAndGet(10 * SECOND));
    shouldGoOnAsTheMonotonicClock(clock, () -> wall.addAndGet(-20 * SECOND));
  }

  @Test
  void shouldGoOnByWhatTheMachineHasSlept() throws Exception {
    final PollClock clock = new PollClock(wall::get, uptime("100.25 7.00\n"));
    for (int hours = 1; hours < 3; hours++) {
      final long first = clock.nanos();
      uptime(100 + hours * 3600 + ".25 7.00\n");
      pause();
      // This file's clock itself stands still.
      assertThat(clock.nanos() - first).isBetween(3_500 * SECOND, 3_601 * SECOND);
    }
  }

  @Test
  void shouldTakeNoLateReadingForASleep() throws Exception {
    final PollClock clock = new PollClock(wall::get, uptime("100.25 7.00\n"));
    shouldGoOnAsTheMonotonicClock(clock, () -> uptime("101.24 7.00\n"));
    shouldGoOnAsTheMonotonicClock(clock, () -> uptime("99.00 7.00\n"));
  }

  @Test
  void shouldGoOnWhereNothingTellsOfSleep() throws Exception {
    final PollClock without = new PollClock(wall::get, folder.resolve("none"));
    shouldGoOnAsTheMonotonicClock(without, () -> wall.addAndGet(10 * SECOND));
    for (final String text : new String[] {"", "x", ".5", "100", "9".repeat(30) + ".0"}) {
      final PollClock from = new PollClock(wall::get, uptime(text));
      shouldGoOnAsTheMonotonicClock(from, () -> uptime("9000.25 7.00\n"));
      final PollClock to = new PollClock(wall::get, uptime("100.25 7.00\n"));
      shouldGoOnAsTheMonotonicClock(to, () -> uptime(text));
    }
  }

  @Test
  void shouldGoOnOnTheRealMachineAndAfterItsEnd() throws Exception {
    final PollClock clock = new PollClock();
    shouldGoOnAsTheMonotonicClock(clock, () -> {});
    clock.close();
    shouldGoOnAsTheMonotonicClock(clock, () -> {});
  }

  @Test
  void shouldAllocateNothing() throws Exception {
    final var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    final Path uptime = Path.of("/proc/uptime");
    try (Uptime file = new Uptime(Files.exists(uptime) ? uptime : uptime("100.25 7.00\n"))) {
      assertThat(file.nanos()).isPositive();
      final long before = threads.getCurrentThreadAllocatedBytes();
      long sum = 0;
      for (int i = 0; i < 10_000; i++) {
        sum |= file.nanos();
      }
      assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(16_384);
      assertThat(sum).isPositive();
    }
  }
}
