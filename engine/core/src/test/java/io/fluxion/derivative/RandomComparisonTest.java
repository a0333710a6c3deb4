package io.fluxion.derivative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random streams through {@link DerivativeStore} and {@link ReferenceModel}. Each run draws another
 * seed and prints it; {@code -Dfluxion.seed=SEED} brings a run back.
 */
final class RandomComparisonTest {
  private static final long SAMPLES = 1_000_000;
  private static final int STREAMS = 600;
  private static final long ENOUGH_OF_EACH_STATUS = 100;
  private static final int STREAMS_TO_NOTICE = 2_000;
  private static final long SAMPLES_TO_NOTICE = 300;
  private static final long SEED = Long.getLong("fluxion.seed", System.nanoTime());

  @Test
  void shouldAgreeWithTheReferenceModelOnEveryStatusAndValue() {
    System.out.println("RandomComparisonTest: -Dfluxion.seed=" + SEED);
    final SplittableRandom seeds = new SplittableRandom(SEED);
    final List<RandomStream> streams = new ArrayList<>();
    for (int i = 0; i < STREAMS; i++) {
      final RandomStreamSetup setup = RandomStreamSetup.draw(seeds);
      streams.add(new RandomStream(setup, setup.rules(), seeds.nextLong()));
    }
    IntStream.range(0, STREAMS).parallel().forEach(i -> run(streams.get(i), i));
    final long[] counts = new long[SampleStatus.COUNT];
    long compared = 0;
    for (final RandomStream stream : streams) {
      compared += stream.compared();
      for (int status = 0; status < counts.length; status++) {
        counts[status] += stream.count(status);
      }
    }
    assertThat(compared).isGreaterThanOrEqualTo(SAMPLES);
    for (int status = 0; status < counts.length; status++) {
      assertThat(counts[status])
          .as("samples of %s, -Dfluxion.seed=%d", SampleStatus.name(status), SEED)
          .isGreaterThanOrEqualTo(ENOUGH_OF_EACH_STATUS);
    }
  }

  private static void run(final RandomStream stream, final int number) {
    try {
      stream.run(SAMPLES / STREAMS + 1);
    } catch (final RandomStreamMismatch e) {
      throw new RandomStreamMismatch(
          "-Dfluxion.seed=" + SEED + ", stream " + number + ": " + e.getMessage(), e);
    }
  }

  @ParameterizedTest
  @EnumSource(RandomStreamMistake.class)
  void shouldNoticeEveryMistake(final RandomStreamMistake mistake) {
    final SplittableRandom seeds = new SplittableRandom(SEED);
    for (int i = 0; i < STREAMS_TO_NOTICE; i++) {
      final RandomStreamSetup setup = RandomStreamSetup.draw(seeds);
      final ReferenceRules wrong = mistake.applyTo(setup.rules());
      final RandomStream stream = new RandomStream(setup, wrong, seeds.nextLong());
      // Only where the mistake makes a difference: what is wrong otherwise is the other test's.
      if (wrong.equals(setup.rules())) {
        continue;
      }
      try {
        stream.run(SAMPLES_TO_NOTICE);
      } catch (final RandomStreamMismatch noticed) {
        return;
      }
    }
    fail("nobody noticed %s, -Dfluxion.seed=%d", mistake, SEED);
  }
}
