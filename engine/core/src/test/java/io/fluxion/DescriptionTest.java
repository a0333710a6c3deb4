// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What a schema, a store, a sample and a round say of themselves, and which schemas are equal. */
class DescriptionTest {
  private static final FieldSchema COUNTER = FieldSchema.counter("bytes");

  /** Each changes something that another option does not. */
  private static final List<UnaryOperator<FieldSchema>> FIELD_OPTIONS =
      List.of(
          field -> field.yType(NumberType.ULONG),
          field -> field.yType(NumberType.DOUBLE),
          field -> field.xType(NumberType.DOUBLE),
          FieldSchema::overCounter,
          field -> field.reset(ResetPolicy.ZERO),
          field -> field.reset(ResetPolicy.tolerant(3)),
          field -> field.reset(ResetPolicy.WRAP_32),
          field -> field.scale(1e9),
          FieldSchema::scaledPerKey,
          field -> field.maxGap(5),
          field -> field.maxGap(6.5),
          field -> field.maxRate(7),
          FieldSchema::keepLast,
          FieldSchema::propagateNaN,
          FieldSchema::breakOnMissing,
          FieldSchema::countChanges,
          field -> field.ewma(3),
          field -> field.integral(IntegralRule.LOCF),
          field -> field.integral(IntegralRule.LINEAR),
          field -> field.integralUnit(1e9));

  private static final List<UnaryOperator<DerivativeSchema>> OPTIONS =
      List.of(
          schema -> schema.window(3),
          DerivativeSchema::framed,
          schema -> schema.idleTimeout(5L),
          schema -> schema.idleTimeout(6L));

  @Test
  void shouldTellFieldSchemasApartByEveryOption() {
    for (int i = 0; i < FIELD_OPTIONS.size(); i++) {
      for (int j = 0; j < FIELD_OPTIONS.size(); j++) {
        final FieldSchema one = FIELD_OPTIONS.get(i).apply(COUNTER);
        final FieldSchema other = FIELD_OPTIONS.get(j).apply(FieldSchema.counter("bytes"));
        assertThat(one.equals(other)).as("%s and %s", one, other).isEqualTo(i == j);
        assertThat(one).isNotEqualTo(COUNTER);
        if (i == j) {
          assertThat(one).hasSameHashCodeAs(other);
        }
      }
    }
    assertThat(COUNTER)
        .isNotEqualTo(FieldSchema.counter("packets"))
        .isNotEqualTo(FieldSchema.gauge("bytes"))
        .isNotEqualTo("bytes")
        .isNotEqualTo(null);
  }

  @Test
  void shouldTellSchemasApartByEveryOption() {
    final DerivativeSchema plain = DerivativeSchema.of(COUNTER);
    for (int i = 0; i < OPTIONS.size(); i++) {
      for (int j = 0; j < OPTIONS.size(); j++) {
        final DerivativeSchema one = OPTIONS.get(i).apply(plain);
        final DerivativeSchema other =
            OPTIONS.get(j).apply(DerivativeSchema.of(FieldSchema.counter("bytes")));
        assertThat(one.equals(other)).as("%s and %s", one, other).isEqualTo(i == j);
        assertThat(one).isNotEqualTo(plain);
        if (i == j) {
          assertThat(one).hasSameHashCodeAs(other);
        }
      }
    }
    assertThat(plain)
        .isNotEqualTo(DerivativeSchema.of(COUNTER.keepLast()))
        .isNotEqualTo(DerivativeSchema.of(COUNTER, FieldSchema.counter("b")))
        .isNotEqualTo(null);
  }

  @Test
  void shouldSayWhatWasDeclared() {
    final FieldSchema field =
        COUNTER
            .reset(ResetPolicy.WRAP_32)
            .scale(1e9)
            .maxGap(5_000)
            .maxRate(1e6)
            .keepLast()
            .ewma(7)
            .integral(IntegralRule.LINEAR);
    assertThat(field.toString())
        .isEqualTo(
            "counter bytes: LONG over LONG time, reset wrap32, scale 1.0E9, max gap 5000, max rate"
                + " 1000000.0, keep-last, ewma 7.0, integral linear");
    assertThat(FieldSchema.gauge("load").yType(NumberType.DOUBLE).propagateNaN().toString())
        .isEqualTo("gauge load: DOUBLE over LONG time, NaN propagates");
    assertThat(COUNTER.overCounter().scaledPerKey().breakOnMissing().countChanges().toString())
        .contains("LONG counter", "scaled per key", "missing breaks", "changes");
    final DerivativeSchema schema =
        DerivativeSchema.of(field, FieldSchema.gauge("load")).window(5).framed().idleTimeout(90L);
    assertThat(schema.toString())
        .startsWith("window 5, frames, idle timeout 90, [counter bytes: ")
        .contains("gauge load: LONG over LONG time");
  }

  @Test
  void shouldSayHowFullAStoreIsAndOfWhat() {
    final DerivativeStore store =
        DerivativeStore.builder(DerivativeSchema.of(COUNTER)).maxKeys(7).build();
    store.acquire(1);
    store.acquire(2);
    assertThat(store.toString())
        .isEqualTo(
            "2 of 7 keys, "
                + store.footprintBytes()
                + " bytes: window 16, [counter bytes: LONG over LONG time, reset drop]");
    assertThat(store.field(0).toString()).isEqualTo(COUNTER.toString());
    assertThat(store.field("bytes")).isSameAs(store.field(0));
    assertThat(store.field(0).schema()).isSameAs(COUNTER);
    assertThat(store.schema().fields()).containsExactly(COUNTER);
  }

  @Test
  void shouldSayWhatASampleHolds() {
    final DerivativeSchema schema =
        DerivativeSchema.of(COUNTER, FieldSchema.gauge("load").yType(NumberType.DOUBLE)).framed();
    final Sample sample = new Sample(schema, 8);
    assertThat(sample.toString())
        .isEqualTo("sample of , bytes: absent -> absent, load: absent -> absent");
    sample.key("größe").setX(0, 5);
    sample.setY(0, 7).setY(1, 0.5);
    sample.frame(9);
    assertThat(sample.toString())
        .isEqualTo("sample of größe, frame 9, bytes: 5 -> 7, load: absent -> 0.5");
    final Sample plain = new Sample(1, 0);
    plain.key(-4).x(1).setY(0, 2);
    assertThat(plain.toString()).isEqualTo("sample of -4, 0: 1 -> 2");
    sample.clear();
    assertThat(sample.hasFrame()).isFalse();
    assertThat(sample.hasX(0) || sample.hasY(0) || sample.hasY(1)).isFalse();
    assertThat(sample.keyScale(0)).isNaN();
    assertThat(sample.fields()).isEqualTo(2);
  }

  @Test
  void shouldSayHowManySamplesARoundHolds() {
    final DerivativeStore store =
        DerivativeStore.builder(DerivativeSchema.of(COUNTER)).maxKeys(7).build();
    final Round round = store.newRound(3);
    round.x(5);
    round.add(store.acquire(1), 6);
    assertThat(round.toString())
        .isEqualTo(
            "round of 1 samples: window 16, [counter bytes: LONG over LONG time, reset drop]");
    assertThat(round.capacity()).isEqualTo(3);
    assertThat(round.isFull()).isFalse();
    round.clear();
    assertThat(round.size()).isZero();
  }

  @Test
  void shouldNameEveryStatus() {
    for (int status = 0; status < SampleStatus.COUNT; status++) {
      assertThat(SampleStatus.name(status)).matches("[A-Z_]+");
    }
    assertThat(SampleStatus.name(SampleStatus.OUT_OF_RANGE)).isEqualTo("OUT_OF_RANGE");
    assertThat(ResetPolicy.parse("tolerant:5")).isEqualTo(ResetPolicy.tolerant(5));
    assertThat(ResetPolicy.parse("wrap:0:9").toString()).isEqualTo("wrap:0:9");
    assertThat(ResetPolicy.parse("wrap:0:9")).hasSameHashCodeAs(ResetPolicy.parse("wrap:0:9"));
  }
}
