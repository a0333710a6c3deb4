// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.fluxion.SampleStatus;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The lives of keys in a store and in {@link ReferenceModel}: who has a place, since when nothing
 * was heard of it, whose handle still holds. Each run draws another seed and prints it; {@code
 * -Dfluxion.seed=SEED} brings a run back.
 */
final class LifeComparisonTest {
  private static final long SAMPLES = Long.getLong("fluxion.samples", 300_000);
  private static final int SMALL_STORES = 120;
  private static final int LARGE_STORES = 4;
  private static final long ENOUGH_OF_EACH_STATUS = 100;
  private static final int STORES_TO_NOTICE = 3_000;
  private static final long SEED = Long.getLong("fluxion.seed", System.nanoTime());

  @Test
  void shouldAgreeWithTheModelOnTheLivesOfFewKeys() {
    final AtomicLongArray counts = compare(SMALL_STORES, SAMPLES * 3 / 5, "small");
    for (int status = 0; status < SampleStatus.COUNT; status++) {
      assertThat(counts.get(status))
          .as("samples of %s, -Dfluxion.seed=%d", SampleStatus.name(status), SEED)
          .isGreaterThanOrEqualTo(ENOUGH_OF_EACH_STATUS);
    }
  }

  @Test
  void shouldAgreeWithTheModelOnTheLivesOfThousandsOfKeys() {
    compare(LARGE_STORES, SAMPLES * 2 / 5, "large");
  }

  /** Returns how many samples had each status. */
  private static AtomicLongArray compare(final int stores, final long samples, final String size) {
    System.out.println("LifeComparisonTest: -Dfluxion.seed=" + SEED);
    final AtomicLongArray counts = new AtomicLongArray(SampleStatus.COUNT + 1);
    IntStream.range(0, stores)
        .parallel()
        .forEach(number -> run(number, samples / stores + 1, size, counts));
    assertThat(counts.get(SampleStatus.COUNT)).isGreaterThanOrEqualTo(samples);
    return counts;
  }

  private static void run(
      final int number, final long samples, final String size, final AtomicLongArray counts) {
    final SplittableRandom random = new SplittableRandom(SEED + 31L * number + size.hashCode());
    final boolean large = size.equals("large");
    final LifeStream stream =
        new LifeStream(drawSetup(random, large), ReferenceLifeMistake.NONE, random.nextLong());
    try {
      stream.run(samples, large ? 3 : 12);
    } catch (final ComparedMismatch | RuntimeException e) {
      throw new ComparedMismatch(
          "-Dfluxion.seed="
              + SEED
              + ", "
              + size
              + " store "
              + number
              + ": "
              + e
              + (e instanceof RuntimeException ? stream.context() : ""),
          e);
    }
    counts.addAndGet(SampleStatus.COUNT, stream.compared());
    for (int status = 0; status < SampleStatus.COUNT; status++) {
      counts.addAndGet(status, stream.count(status));
    }
  }

  private static RandomStreamSetup drawSetup(final SplittableRandom random, final boolean large) {
    final int maxKeys = large ? 1_000 + random.nextInt(2_000) : 4 + random.nextInt(61);
    final int keys = large ? maxKeys + random.nextInt(500) : 2 + random.nextInt(3 * maxKeys);
    return RandomStreamSetup.draw(random, keys, maxKeys, random.nextInt(8) > 0);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void shouldNoticeEveryMistake(final ReferenceLifeMistake mistake) {
    final SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < STORES_TO_NOTICE; i++) {
      final LifeStream stream =
          new LifeStream(drawSetup(random, false), mistake, random.nextLong());
      try {
        stream.run(300, 2);
      } catch (final ComparedMismatch | IllegalArgumentException noticed) {
        return;
      }
    }
    fail("nobody noticed %s, -Dfluxion.seed=%d", mistake, SEED);
  }
}
