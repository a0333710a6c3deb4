package io.fluxion.collector.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PollClockTest {
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
}
