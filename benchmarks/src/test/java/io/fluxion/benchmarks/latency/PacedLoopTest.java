// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.latency;

import static org.assertj.core.api.Assertions.assertThat;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class PacedLoopTest {
  private static final int RATE = 1_000_000;
  private static final long STALL = 10_000_000;

  private final FakeClock clock = new FakeClock();
  private final Histogram latency = PacedLoop.newHistogram();
  private final Histogram service = PacedLoop.newHistogram();

  /** Takes no time, but for the one update that stalls. */
  private final class Stalling implements Subject {
    private final int stalls;
    private int updates;

    Stalling(final int stalls) {
      this.stalls = stalls;
    }

    @Override
    public void update() {
      if (++updates == stalls) {
        clock.pass(STALL);
      }
    }

    @Override
    public void verify() {}

    @Override
    public String description() {
      return "stalling";
    }
  }

  private long later(final Histogram histogram, final long nanos) {
    return histogram.getCountBetweenValues(nanos, PacedLoop.MOST_NANOS);
  }

  @Test
  void shouldMakeEveryUpdateInTimeWhenNothingStalls() {
    final PacedLoop loop = new PacedLoop(clock, new Stalling(0), RATE);
    final long begin = clock.getAsLong();
    loop.second(latency, service);
    assertThat(latency.getTotalCount()).isEqualTo(RATE);
    assertThat(latency.getMaxValue()).isLessThan(100);
    assertThat(clock.getAsLong() - begin).isBetween(999_990_000L, 1_000_010_000L);
  }

  @Test
  void shouldChargeAStallToAllUpdatesThatWereDueMeanwhile() {
    final PacedLoop loop = new PacedLoop(clock, new Stalling(RATE / 2), RATE);
    loop.second(latency, service);
    // 10,000 were due during the stall; catching up takes a reading of the clock each, meanwhile
    // some 200 more fall due.
    assertThat(later(latency, 1_000)).isBetween(10_000L, 10_300L);
    assertThat(later(latency, STALL / 2)).isBetween(4_900L, 5_200L);
    assertThat(latency.getMaxValue()).isBetween(STALL, STALL + STALL / 500);
    assertThat(later(service, 1_000)).as("one update was slow in itself").isEqualTo(1);
  }

  @Test
  void shouldCarryAStallAtASecondsEndIntoTheNextOne() {
    final PacedLoop loop = new PacedLoop(clock, new Stalling(RATE), RATE);
    loop.second(latency, service);
    assertThat(later(latency, 1_000)).isEqualTo(1);
    final Histogram next = PacedLoop.newHistogram();
    loop.second(next, service);
    assertThat(later(next, 1_000)).isBetween(9_990L, 10_300L);
    assertThat(next.getTotalCount()).isEqualTo(RATE);
  }

  @Test
  void shouldSpreadARateThatDividesNoSecondEvenly() {
    final PacedLoop loop = new PacedLoop(clock, new Stalling(0), 7);
    loop.second(latency, service);
    final long begin = clock.getAsLong();
    loop.second(latency, service);
    assertThat(clock.getAsLong() - begin).isBetween(999_000_000L, 1_001_000_000L);
    assertThat(latency.getTotalCount()).isEqualTo(14);
    assertThat(latency.getMaxValue()).isLessThan(100);
  }

  @Test
  void shouldKnowWhatItsClockCosts() {
    assertThat(PacedLoop.clockNanos(clock)).isEqualTo(FakeClock.COST);
  }
}
