// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.fluxion.DerivativeStore;
import io.fluxion.SampleStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random streams through {@link DerivativeStore} and {@link ReferenceModel}, with all readings of a
 * key compared after each of its samples. Each run draws another seed and prints it; {@code
 * -Dfluxion.seed=SEED} brings a run back. {@link LifeComparisonTest} has more keys, and fewer
 * readings.
 */
final class RandomComparisonTest {
  private static final long SAMPLES = Long.getLong("fluxion.samples", 80_000);
  private static final int STREAMS = 240;
  private static final long ENOUGH_OF_EACH_STATUS = 100;
  private static final int STREAMS_TO_NOTICE = 2_000;
  private static final long SAMPLES_TO_NOTICE = 300;
  private static final long SEED = Long.getLong("fluxion.seed", System.nanoTime());

  @Test
  void shouldAgreeWithTheReferenceModelOnEveryStatusAndValue() {
    System.out.println("RandomComparisonTest: -Dfluxion.seed=" + SEED);
    final SplittableRandom seeds = new SplittableRandom(SEED);
    final List<RandomStreamSetup> setups = new ArrayList<>();
    final List<Long> streamSeeds = new ArrayList<>();
    for (int i = 0; i < STREAMS; i++) {
      setups.add(RandomStreamSetup.draw(seeds));
      streamSeeds.add(seeds.nextLong());
    }
    final long[][] counted = new long[STREAMS][];
    IntStream.range(0, STREAMS)
        .parallel()
        .forEach(i -> counted[i] = run(setups.get(i), streamSeeds.get(i), i));
    for (int status = 0; status < SampleStatus.COUNT; status++) {
      long count = 0;
      for (final long[] counts : counted) {
        count += counts[status];
      }
      assertThat(count)
          .as("samples of %s, -Dfluxion.seed=%d", SampleStatus.name(status), SEED)
          .isGreaterThanOrEqualTo(ENOUGH_OF_EACH_STATUS);
    }
  }

  /** Runs a stream; returns how many samples had each status. */
  private static long[] run(
      final RandomStreamSetup setup, final long streamSeed, final int number) {
    final RandomStream stream =
        new RandomStream(setup, setup.rules(), ReferenceLifeMistake.NONE, streamSeed);
    try {
      stream.run(SAMPLES / STREAMS + 1);
    } catch (final ComparedMismatch | RuntimeException e) {
      throw new ComparedMismatch(
          "-Dfluxion.seed="
              + SEED
              + ", stream "
              + number
              + ": "
              + e
              + (e instanceof RuntimeException ? stream.context() : ""),
          e);
    }
    final long[] counts = new long[SampleStatus.COUNT];
    for (int status = 0; status < counts.length; status++) {
      counts[status] = stream.count(status);
    }
    return counts;
  }

  @ParameterizedTest
  @EnumSource(RandomStreamMistake.class)
  void shouldNoticeEveryMistake(final RandomStreamMistake mistake) {
    final SplittableRandom seeds = new SplittableRandom(SEED);
    for (int i = 0; i < STREAMS_TO_NOTICE; i++) {
      final RandomStreamSetup setup = RandomStreamSetup.draw(seeds);
      final ReferenceRules wrong = mistake.applyTo(setup.rules());
      final long streamSeed = seeds.nextLong();
      // Only where the mistake makes a difference: what is wrong otherwise is the other test's.
      if (wrong.equals(setup.rules())) {
        continue;
      }
      try {
        new RandomStream(setup, wrong, ReferenceLifeMistake.NONE, streamSeed)
            .run(SAMPLES_TO_NOTICE);
      } catch (final ComparedMismatch | IllegalArgumentException noticed) {
        return;
      }
    }
    fail("nobody noticed %s, -Dfluxion.seed=%d", mistake, SEED);
  }
}
