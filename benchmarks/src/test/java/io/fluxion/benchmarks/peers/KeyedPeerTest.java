// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.DerivativeStore;
import io.fluxion.Fluxion;
import io.fluxion.SampleStatus;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A peer that does less than the engine would be measured for another job. */
class KeyedPeerTest {
  private static final int KEYS = 20;
  private static final int WINDOW = 16;

  private static Stream<KeyedPeer> peers() {
    return Stream.of(
        new JdkRingMap(WINDOW),
        new FastutilRingMap(WINDOW),
        new ColumnsMap(KEYS, WINDOW),
        new AgronaRingMap(WINDOW),
        new EclipseRingMap(WINDOW),
        new ChronicleRingMap(KEYS));
  }

  private static Stream<RingMap> maps() {
    return peers().filter(RingMap.class::isInstance).map(RingMap.class::cast);
  }

  @ParameterizedTest
  @MethodSource("peers")
  void shouldJudgeEachSampleAsTheEngineDoes(final KeyedPeer rings) {
    final long seed = new SplittableRandom().nextLong();
    final SplittableRandom random = new SplittableRandom(seed);
    final DerivativeStore store = Fluxion.counters(KEYS);
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

  @ParameterizedTest
  @MethodSource("maps")
  void shouldKeepNoMoreThanItsWindow(final RingMap rings) {
    for (int i = 0; i < 100; i++) {
      rings.update(7, i, (long) i * i);
    }

    assertThat(rings.ring(7).length()).isEqualTo(WINDOW);
    assertThat(rings.ring(7).slope()).isEqualTo((99.0 * 99 - 84.0 * 84) / 15);
  }

  @Test
  void shouldKeepNoMoreThanItsWindowInColumns() {
    final ColumnsMap columns = new ColumnsMap(2, WINDOW);
    assertThat(columns.slope(7)).isNaN();
    for (int i = 0; i < 100; i++) {
      columns.update(7, i, (long) i * i);
      columns.update(8, i, 3L * i);
      if (i == WINDOW - 2) {
        assertThat(columns.length(7)).isEqualTo(WINDOW - 1);
        assertThat(columns.slope(7)).isEqualTo(WINDOW - 2);
      }
    }

    assertThat(columns.length(7)).isEqualTo(WINDOW);
    assertThat(columns.slope(7)).isEqualTo((99.0 * 99 - 84.0 * 84) / 15);
    assertThat(columns.slope(8)).isEqualTo(3);
    assertThat(columns.resets(8)).isZero();
    columns.update(8, 100, 0);
    assertThat(columns.resets(8)).isEqualTo(1);
  }

  @Test
  void shouldRejectAKeyTooManyInColumns() {
    final ColumnsMap columns = new ColumnsMap(1, WINDOW);
    columns.update(7, 1, 1);

    assertThat(columns.update(8, 1, 1)).isNaN();
    assertThat(columns.update(7, 2, 4)).isEqualTo(3);
    assertThat(columns.count(SampleStatus.REJECTED)).isEqualTo(1);
  }

  @Test
  void shouldKeepNoMoreThanItsWindowOffHeap() {
    try (ChronicleRingMap rings = new ChronicleRingMap(KEYS)) {
      for (int i = 0; i < 100; i++) {
        rings.update(7, i, (long) i * i);
        rings.update(8, i, 3L * i);
      }

      assertThat(rings.size()).isEqualTo(2);
      assertThat(rings.slope(7)).isEqualTo((99.0 * 99 - 84.0 * 84) / 15);
      assertThat(rings.slope(8)).isEqualTo(3);
      assertThat(rings.slope(9)).isNaN();
    }
  }

  @Test
  void shouldHoldAsManyKeysOffHeapAsItWasMadeFor() {
    final int keys = 100_000;
    try (ChronicleRingMap rings = new ChronicleRingMap(keys)) {
      for (int i = 0; i < keys; i++) {
        rings.update(i * 0x9E37_79B9_7F4A_7C15L, 1, i);
      }

      assertThat(rings.size()).isEqualTo(keys);
      assertThat(rings.count(SampleStatus.FIRST)).isEqualTo(keys);
    }
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
