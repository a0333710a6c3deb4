package io.fluxion.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.Fluxion;
import io.fluxion.derivative.DerivativeStore;
import io.fluxion.derivative.SampleStatus;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A peer that does less than the engine would be measured for another job. */
class JdkRingMapTest {
  private static final int KEYS = 20;
  private static final int WINDOW = 16;

  @Test
  void shouldJudgeEachSampleAsTheEngineDoes() {
    final long seed = new SplittableRandom().nextLong();
    final SplittableRandom random = new SplittableRandom(seed);
    final DerivativeStore store = Fluxion.counters(KEYS);
    final JdkRingMap rings = new JdkRingMap(WINDOW);
    final long[] xs = new long[KEYS];
    final long[] ys = new long[KEYS];

    for (int i = 0; i < 100_000; i++) {
      final int key = random.nextInt(KEYS);
      final long x = xs[key] + random.nextInt(-1, 20);
      final long y = Math.max(0, ys[key] + random.nextInt(-3, 50));
      assertThat(rings.update(key, x, y))
          .as("sample %d of seed %d", i, seed)
          .isEqualTo(Double.valueOf(store.updateByKey(key, x, y)));
      xs[key] = Math.max(xs[key], x);
      ys[key] = y;
    }

    for (int status = 0; status < SampleStatus.COUNT; status++) {
      assertThat(rings.count(status))
          .as("%s of seed %d", SampleStatus.name(status), seed)
          .isEqualTo(store.count(status));
    }
    assertThat(rings.count(SampleStatus.OK)).isPositive();
    assertThat(rings.count(SampleStatus.RESET)).isPositive();
    assertThat(rings.count(SampleStatus.DUPLICATE_X)).isPositive();
    assertThat(rings.count(SampleStatus.OUT_OF_ORDER)).isPositive();
  }

  @Test
  void shouldKeepNoMoreThanItsWindow() {
    final JdkRingMap rings = new JdkRingMap(WINDOW);
    for (int i = 0; i < 100; i++) {
      rings.update(7, i, (long) i * i);
    }

    assertThat(rings.ring(7).length()).isEqualTo(WINDOW);
    assertThat(rings.ring(7).slope()).isEqualTo((99.0 * 99 - 84.0 * 84) / 15);
  }

  @Test
  void shouldHaveNoSlopeBeforeTwoSamples() {
    final KeyRing ring = new KeyRing(WINDOW);
    assertThat(ring.slope()).isNaN();

    ring.update(1, 1, new long[SampleStatus.COUNT]);

    assertThat(ring.slope()).isNaN();
    assertThat(ring.length()).isEqualTo(1);
  }
}
