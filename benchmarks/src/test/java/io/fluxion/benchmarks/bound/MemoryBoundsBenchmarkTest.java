// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class MemoryBoundsBenchmarkTest {
  private final MemoryBoundsBenchmark benchmark = new MemoryBoundsBenchmark();
  private final MemoryBoundsBenchmark.Samples samples = new MemoryBoundsBenchmark.Samples();
  private final MemoryBoundsBenchmark.EngineBytes engine = new MemoryBoundsBenchmark.EngineBytes();
  private final MemoryBoundsBenchmark.NaiveBytes naive = new MemoryBoundsBenchmark.NaiveBytes();

  private double engineBytesAfter(final int number, final boolean everyColumn) {
    samples.samples = number;
    if (everyColumn) {
      benchmark.engineEveryColumn(samples, engine);
    } else {
      benchmark.engine(samples, engine);
    }
    engine.tearDown(samples);
    return engine.bytesPerKey;
  }

  private double naiveBytesAfter(final int number) {
    samples.samples = number;
    benchmark.naive(samples, naive);
    naive.tearDown(samples);
    return naive.bytesPerKey;
  }

  @Test
  void shouldHoldTheSameBytesInTheStoreHoweverManySamplesCome() {
    final double few = engineBytesAfter(10, false);
    assertThat(few).isBetween(328.0, 350.0);
    assertThat(engine.footprintBytesPerKey).isCloseTo(few, Percentage.withPercentage(1));
    assertThat(engineBytesAfter(100, false)).isEqualTo(few);
    assertThat(engineBytesAfter(2_000, false)).isEqualTo(few);
  }

  @Test
  void shouldHoldTheSameBytesWithEveryColumnToo() {
    final double few = engineBytesAfter(10, true);
    assertThat(few).isGreaterThan(engineBytesAfter(10, false) + 100);
    assertThat(engineBytesAfter(2_000, true)).isEqualTo(few);
  }

  @Test
  void shouldHoldEverySampleInTheLists() {
    assertThat(naiveBytesAfter(1_000)).isGreaterThan(9 * naiveBytesAfter(100));
    assertThat(naiveBytesAfter(10_000)).isGreaterThan(9 * naiveBytesAfter(1_000));
  }

  @Test
  void shouldCountWhatItWalksThoughDeadObjectsLieBetweenTheLiveOnes() {
    final List<List<long[]>> held = new ArrayList<>(List.of(new ArrayList<>()));
    final List<byte[]> between = new ArrayList<>();
    for (int i = 0; i < 50_000; i++) {
      held.get(0).add(new long[10]);
      if (i % 50 == 0) {
        between.add(new byte[100]);
      }
    }
    RetainedBytes.counted(between::clear);
    final long walked = RetainedBytes.walked(held.get(0));

    assertThat(walked).isGreaterThan(50_000 * 80);
    assertThat(RetainedBytes.counted(held::clear)).isCloseTo(walked, Percentage.withPercentage(1));
  }

  @Test
  void shouldFailWhenADerivativeIsMissingOrOffByOneUnitOfY() {
    samples.samples = 10;
    final long due = 9L * MemoryBoundsBenchmark.NAIVE_KEYS;
    final double sum = 9.0 * 72 / (1 << 20);
    samples.verify(16, 16, due, sum);

    assertThatThrownBy(() -> samples.verify(16, 16, due - 1, sum))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("143 derivatives");
    assertThatThrownBy(() -> samples.verify(16, 16, due, sum + 1.0 / (1 << 20)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void shouldFailWhenTheStoreTookASampleMore() {
    samples.samples = 10;
    benchmark.engine(samples, engine);
    engine.store.updateByKey(MemoryBoundsBenchmark.Samples.key(0), 10L << 20, 10);

    assertThatThrownBy(() -> engine.tearDown(samples)).isInstanceOf(IllegalStateException.class);
  }
}
