// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.openjdk.jol.info.GraphLayout;

/** A store's memory: known before it is built, right to 1 %, and the same whatever comes in. */
class FootprintTest {
  private static final FieldSchema COUNTER = FieldSchema.counter("y");

  private static DerivativeSchema everything() {
    final FieldSchema all = FieldSchema.counter("c").keepLast().countChanges().scaledPerKey();
    return DerivativeSchema.of(
            all.ewma(1).integral(IntegralRule.LINEAR),
            FieldSchema.gauge("d")
                .yType(NumberType.DOUBLE)
                .keepLast()
                .ewma(2)
                .integral(IntegralRule.LOCF))
        .window(2)
        .framed()
        .idleTimeout(10L);
  }

  private static void expectToTake(final DerivativeStore store, final String what) {
    // The writer is a thread, which is no part of the store.
    store.handOver();
    final long real = GraphLayout.parseInstance(store).totalSize();
    assertThat((double) store.footprintBytes()).as(what).isBetween(real * 0.99, real * 1.01);
  }

  @Test
  void shouldKnowItsFootprintToWithinOnePercentBeforeAndAfterUse() {
    final DerivativeSchema two =
        DerivativeSchema.of(
                FieldSchema.counter("a").keepLast().countChanges().scaledPerKey(),
                FieldSchema.gauge("b").yType(NumberType.DOUBLE))
            .window(5)
            .idleTimeout(10L);
    final DerivativeStore[] stores = {
      DerivativeStore.builder(DerivativeSchema.of(COUNTER)).maxKeys(1_000).build(),
      DerivativeStore.builder(DerivativeSchema.of(COUNTER).idleTimeout(9L)).maxKeys(1_500).build(),
      DerivativeStore.builder(two).maxKeys(2_000).byteKeys(32).build(),
      DerivativeStore.builder(everything()).maxKeys(1_000).byteKeys(16).build(),
      DerivativeStore.builder(DerivativeSchema.of(COUNTER)).maxKeys(40_000).build()
    };
    for (final DerivativeStore store : stores) {
      final long before = store.footprintBytes();
      expectToTake(store, "empty: " + store);
      use(store);
      expectToTake(store, "in use: " + store);
      assertThat(store.footprintBytes()).isEqualTo(before);
    }
  }

  /** Rows of many more keys than there is room for, keys that go, rounds, and readings. */
  private static void use(final DerivativeStore store) {
    final SplittableRandom random = new SplittableRandom(3);
    final Sample sample = store.newSample();
    for (int i = 0; i < 3 * store.capacity(); i++) {
      sample.clear();
      if (store.maxKeyBytes() > 0) {
        sample.key(Integer.toString(random.nextInt(2 * store.capacity())));
      } else {
        sample.key(random.nextInt(2 * store.capacity()));
      }
      sample.frame(i);
      sample.x(i);
      for (int field = 0; field < store.fieldCount(); field++) {
        sample.setY(field, random.nextInt(1_000));
      }
      store.update(sample);
      if (sample.handle() != DerivativeStore.NONE && random.nextInt(20) == 0) {
        store.remove(sample.handle());
      }
    }
    final Round round = store.newRound(store.capacity());
    round.x(5L * store.capacity());
    store.forEach(handle -> round.add(handle, 1_000));
    store.update(round);
    final double[] out = new double[store.capacity()];
    store.field(0).rates(out);
    store.field(0).slopes(out);
    store.forEach(handle -> store.field(0).stddev(handle));
    store.expire();
  }

  @Test
  void shouldTakeWhatItsDescriptionSaysForEachKey() {
    final DerivativeStore many =
        DerivativeStore.builder(DerivativeSchema.of(COUNTER)).maxKeys(1 << 17).build();
    assertThat((double) many.footprintBytes() / (1 << 17))
        .as("bytes a key: 48 + 16 × 16 of the field, 16 + 4 + 4 × 2 of the index")
        .isBetween(332.0, 333.0);
  }

  @Test
  void shouldKnowItsFootprintBeforeItIsBuilt() {
    final DerivativeStore.Builder builder =
        DerivativeStore.builder(
                DerivativeSchema.of(FieldSchema.counter("a").keepLast(), FieldSchema.gauge("b"))
                    .window(7)
                    .idleTimeout(10L))
            .maxKeys(700)
            .byteKeys(32);
    assertThat(builder.footprintBytes()).isEqualTo(builder.build().footprintBytes());
  }
}
