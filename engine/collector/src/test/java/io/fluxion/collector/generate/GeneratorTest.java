/*
 * Copyright 2026 The Fluxion Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.fluxion.collector.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fluxion.DerivativeSchema;
import io.fluxion.DerivativeStore;
import io.fluxion.FieldSchema;
import io.fluxion.NumberType;
import io.fluxion.Sample;
import io.fluxion.SampleStatus;
import io.fluxion.collector.input.Decoder;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GeneratorTest {
  private static final Map<Fault, Double> RATES =
      Map.of(
          Fault.RESETS, 0.02,
          Fault.HOLES, 0.05,
          Fault.LATE, 0.03,
          Fault.DUPLICATES, 0.01,
          Fault.CHURN, 0.005);

  private final long seed = Long.getLong("fluxion.seed", System.nanoTime());

  private static Generator run(final GeneratedShape shape) {
    final Generator generator = new Generator(shape);
    final Sample sample = generator.newSample();
    while (generator.next(sample) == Decoder.ROW) {
      assertThat(sample.keyLength()).isPositive();
    }
    return generator;
  }

  /** Six standard deviations: once in five hundred million runs, by chance. */
  @Test
  void shouldMeetEachRate() {
    final GeneratedShape shape = GeneratedShape.of(100, 5_000).rates(RATES).seed(seed);
    final Generator generator = run(shape);

    assertThat(generator.made()).isEqualTo(500_000);
    for (final Fault fault : Fault.values()) {
      final double rate = RATES.get(fault);
      // The first samples of keys have holes alone.
      final double draws = fault == Fault.HOLES ? 500_000 : 500_000 - generator.keys() * 1.1;
      assertThat((double) generator.made(fault))
          .as("%s, seed %d", fault, seed)
          .isBetween(
              rate * draws - 6 * Math.sqrt(rate * draws),
              rate * 500_000 + 6 * Math.sqrt(rate * 5e5));
    }
  }

  @Test
  void shouldDoOnlyWhatItIsAskedFor() {
    for (final Fault fault : Fault.values()) {
      final Generator generator = run(GeneratedShape.of(7, 100).rates(Map.of(fault, 1.0)));
      for (final Fault other : Fault.values()) {
        final long most = other == fault ? 700 : 0;
        final long least = other != fault ? 0 : fault == Fault.HOLES ? 700 : 693;
        assertThat(generator.made(other)).as("%s of %s", other, fault).isBetween(least, most);
      }
    }
  }

  @Test
  void shouldMakeNothingOfTheKindWithoutARate() {
    final Generator generator = run(GeneratedShape.of(7, 100));

    assertThat(generator.made(SampleStatus.FIRST)).isEqualTo(7);
    assertThat(generator.made(SampleStatus.OK)).isEqualTo(693);
    assertThat(generator.keys()).isEqualTo(7);
  }

  /** The engine judges as the generator says, whatever the types and however many the fields. */
  @ParameterizedTest
  @EnumSource(NumberType.class)
  void shouldCountWhatTheStoreCounts(final NumberType yType) {
    for (final int fields : new int[] {1, 3, 16}) {
      final GeneratedShape shape =
          GeneratedShape.of(20, 400).fields(fields, yType).rates(RATES).seed(seed);
      final Generator generator = new Generator(shape);
      final DerivativeStore store = storeOf(shape, 20_000);
      final Sample sample = generator.newSample();
      while (generator.next(sample) == Decoder.ROW) {
        store.update(sample);
      }
      for (int status = 0; status < SampleStatus.COUNT; status++) {
        assertThat(generator.made(status))
            .as("%s of %d %s, seed %d", SampleStatus.name(status), fields, yType, seed)
            .isEqualTo(store.count(status));
      }
      assertThat(generator.keys()).isEqualTo(store.size());
      for (final int status :
          new int[] {
            SampleStatus.RESET,
            SampleStatus.MISSING,
            SampleStatus.DUPLICATE_X,
            SampleStatus.OUT_OF_ORDER
          }) {
        assertThat(store.count(status)).as(SampleStatus.name(status)).isPositive();
      }
    }
  }

  private static DerivativeStore storeOf(final GeneratedShape shape, final int maxKeys) {
    final List<FieldSchema> fields = new ArrayList<>();
    for (int i = 0; i < shape.fields(); i++) {
      fields.add(FieldSchema.counter("y" + i).yType(shape.yType()));
    }
    return DerivativeStore.builder(DerivativeSchema.of(fields))
        .maxKeys(maxKeys)
        .byteKeys(shape.maxKeyBytes())
        .build();
  }

  @Test
  void shouldGiveEachKeyAnIdentifierOfItsOwn() {
    final GeneratedShape shape =
        GeneratedShape.of(1_000, 5).keyBytes(64).rates(Map.of(Fault.CHURN, 1.0));
    final Generator generator = new Generator(shape);
    final Sample sample = generator.newSample();
    final Set<String> keys = new HashSet<>();
    while (generator.next(sample) == Decoder.ROW) {
      final String key = new String(sample.key(), 0, sample.keyLength(), StandardCharsets.US_ASCII);
      assertThat(key).matches("[0-9a-f]{64}");
      keys.add(key);
    }
    assertThat(keys).hasSize(5_000);
  }

  @Test
  void shouldAllocateNothingPerSample() {
    final var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    final Generator generator =
        new Generator(GeneratedShape.of(1_000, 200).fields(3, NumberType.DOUBLE).rates(RATES));
    final Sample sample = generator.newSample();
    for (int i = 0; i < 50_000; i++) {
      generator.next(sample);
    }
    final long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 150_000; i++) {
      generator.next(sample);
    }
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(16_384);
    assertThat(generator.next(sample)).isEqualTo(Decoder.END);
  }

  @Test
  void shouldRefuseWhatCannotBe() {
    final GeneratedShape shape = GeneratedShape.of(1, 1);
    assertThatThrownBy(() -> shape.rates(Map.of(Fault.LATE, 0.5, Fault.HOLES, 0.6)))
        .hasMessageContaining("more than 1");
    assertThatThrownBy(() -> shape.rates(Map.of(Fault.LATE, -0.5)))
        .hasMessage("the rate of late must be 0 to 1, is -0.5");
    assertThatThrownBy(() -> shape.keyBytes(15))
        .hasMessage("bytes of a key must be 16 to 65535, is 15");
    assertThatThrownBy(() -> GeneratedShape.of(0, 1)).hasMessageContaining("keys must be 1 to");
    assertThatThrownBy(
            () ->
                new GeneratedShape(
                    1, 9, 1, NumberType.LONG, 0, 1, Long.MAX_VALUE / 9, 0, 0, Map.of()))
        .hasMessageContaining("beyond 64 bits of nanoseconds");
    assertThatThrownBy(
            () ->
                new GeneratedShape(
                    1, 1 << 20, 1, NumberType.DOUBLE, 0, 1L << 40, 1, 0, 0, Map.of()))
        .hasMessageContaining("too large");
  }
}
