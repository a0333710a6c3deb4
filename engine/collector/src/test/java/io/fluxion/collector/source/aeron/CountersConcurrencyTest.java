// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.aeron;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.Sample;
import io.fluxion.collector.NoLog;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CountersConcurrencyTest {
  private static final int COUNTERS = 4;
  private static final long FACTOR = 1_000_003;
  private static final long RUN_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final String PADDING = " of a label as long as those of publications are";

  @TempDir private Path folder;

  /** Counts what is seen; the last word of each label says what the value must be. */
  private static final class Checked extends NoLog {
    private long good;
    private long zero;
    private String foreign;

    @Override
    public void sample(final Sample sample, final byte[] label, final int labelLength) {
      long number = 0;
      int at = 0;
      while (sample.key()[at] != ' ') {
        at++;
      }
      for (at++; sample.key()[at] != ' '; at++) {
        number = number * 10 + sample.key()[at] - '0';
      }
      // A counter that is just allocated has no value yet.
      if (sample.yBits(0) == number * FACTOR) {
        good++;
      } else if (sample.yBits(0) == 0) {
        zero++;
      } else {
        foreign =
            new String(sample.key(), 0, sample.keyLength(), StandardCharsets.UTF_8)
                + " has "
                + sample.yBits(0);
      }
    }
  }

  @Test
  void shouldNeverTakeAnotherCountersValue() throws Exception {
    final Path path = folder.resolve("counters");
    try (CountersFiles owner = CountersFiles.agrona(path, COUNTERS)) {
      for (int i = 1; i <= COUNTERS; i++) {
        owner.add(i + PADDING, i * FACTOR);
      }
      final Thread churn = new Thread(() -> churn(owner));
      churn.start();
      final Checked checked = new Checked();
      try (CountersSource source = new CountersSource(path, 1, 256)) {
        while (churn.isAlive()) {
          source.poll(checked);
        }
      }
      churn.join();
      assertThat(checked.foreign).isNull();
      assertThat(checked.good).isGreaterThan(1_000);
    }
  }

  /** Frees and allocates as fast as it can, each time with another label. */
  private static void churn(final CountersFiles owner) {
    final long begun = System.nanoTime();
    for (int i = COUNTERS + 1; System.nanoTime() - begun < RUN_NANOS; i++) {
      owner.manager().free(i % COUNTERS);
      owner.add(i + PADDING, i * FACTOR);
    }
  }

  /** Every poll asks after the file, which takes some objects; a counter takes none. */
  @Test
  void shouldAllocateNothingPerCounter() throws Exception {
    final long few = allocatedPerPoll(10);
    final long many = allocatedPerPoll(5_000);
    System.out.println("CountersConcurrencyTest: bytes a poll " + few + ", " + many);
    assertThat(many).isLessThan(few + 500);
    assertThat(few).isLessThan(5_000);
  }

  private long allocatedPerPoll(final int counters) throws Exception {
    final var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    final Path path = folder.resolve("counters" + counters);
    try (CountersFiles owner = CountersFiles.agrona(path, counters);
        CountersSource source = new CountersSource(path, 1, 256)) {
      for (int i = 1; i <= counters; i++) {
        owner.add(i + PADDING, i * FACTOR);
      }
      final Checked checked = new Checked();
      final int polls = 200;
      for (int i = 0; i < polls; i++) {
        source.poll(checked);
      }
      final long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < polls; i++) {
        source.poll(checked);
      }
      final long allocated = threads.getCurrentThreadAllocatedBytes() - before;
      assertThat(checked.good).isEqualTo(2L * polls * counters);
      assertThat(checked.zero).isZero();
      return allocated / polls;
    }
  }
}
