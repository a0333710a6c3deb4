package io.fluxion.collector.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.derivative.Sample;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RingOutputTest {
  private static final int KEY_BYTES = 8;

  /** Who looks at what was kept of a source that was stopped finds no hole in it. */
  @Test
  void shouldTakeNothingAfterTheFirstThatItDidNotTake() throws Exception {
    final SampleRing ring = new SampleRing(1, KEY_BYTES);
    final RingOutput out = new RingOutput(ring, new Doorbell(() -> false, 1), null);
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
