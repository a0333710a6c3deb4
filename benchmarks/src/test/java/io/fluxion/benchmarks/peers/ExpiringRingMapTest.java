// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.DerivativeSchema;
import io.fluxion.DerivativeStore;
import io.fluxion.FieldSchema;
import io.fluxion.SampleStatus;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExpiringRingMapTest {
  private static final int KEYS = 20;
  private static final int CAPACITY = 12;
  private static final int WINDOW = 16;
  private static final long TIMEOUT = 60;

  private static Stream<ExpiringRingMap> maps() {
    return Stream.of(
        new JdkExpiringMap(WINDOW, CAPACITY, TIMEOUT),
        new FastutilExpiringMap(WINDOW, CAPACITY, TIMEOUT));
  }

  /**
   * One key sends always and first, so that no step is a gap; the store is told the time, which in
   * the map any sample moves.
   */
  @ParameterizedTest
  @MethodSource("maps")
  void shouldJudgeExpireAndRejectAsTheEngineDoes(final ExpiringRingMap rings) {
    final long seed = new SplittableRandom().nextLong();
    final SplittableRandom random = new SplittableRandom(seed);
    final DerivativeStore store =
        DerivativeStore.builder(
                DerivativeSchema.of(FieldSchema.counter("value")).idleTimeout(TIMEOUT))
            .maxKeys(CAPACITY)
            .build();
    long x = 0;
    for (int i = 0; i < 20_000; i++) {
      x += random.nextInt(1, 10);
      store.advanceTo(x);
      take(rings, store, 0, x, i, seed);
      for (int sample = random.nextInt(3); sample > 0; sample--) {
        final int key = 1 + random.nextInt(KEYS);
        take(rings, store, key, x, random.nextInt(1_000), seed);
      }
      store.expire();
      if (i % 100 == 0) {
        take(rings, store, 0, x - 1, 0, seed);
      }
    }

    for (int status = 0; status < SampleStatus.COUNT; status++) {
      assertThat(rings.count(status))
          .as("%s of seed %d", SampleStatus.name(status), seed)
          .isEqualTo(store.count(status));
    }
    assertThat(rings.count(SampleStatus.REJECTED)).isPositive();
    assertThat(rings.count(SampleStatus.FIRST)).isGreaterThan(KEYS);
    assertThat(rings.expired()).isEqualTo(rings.count(SampleStatus.FIRST) - rings.size());
  }

  private static void take(
      final ExpiringRingMap rings,
      final DerivativeStore store,
      final long key,
      final long x,
      final long y,
      final long seed) {
    assertThat(rings.update(key, x, y))
        .as("key %d at %d of seed %d", key, x, seed)
        .isEqualTo(Double.valueOf(store.updateByKey(key, x, y)));
  }

  @ParameterizedTest
  @MethodSource("maps")
  void shouldKeepTheKeysThatWereSeenWithinTheTimeout(final ExpiringRingMap rings) {
    rings.update(1, 0, 0);
    rings.update(2, 0, 0);
    rings.update(3, 1, 0);
    rings.update(1, 2, 5);

    rings.update(4, TIMEOUT, 0);
    assertThat(rings.size()).isEqualTo(4);
    rings.update(4, TIMEOUT + 1, 0);

    assertThat(rings.size()).isEqualTo(3);
    assertThat(rings.expired()).isEqualTo(1);
    assertThat(rings.update(1, TIMEOUT + 2, 5 + TIMEOUT)).isEqualTo(1);
    assertThat(rings.update(2, TIMEOUT + 2, 0)).isNaN();
    assertThat(rings.count(SampleStatus.FIRST)).isEqualTo(5);
  }
}
