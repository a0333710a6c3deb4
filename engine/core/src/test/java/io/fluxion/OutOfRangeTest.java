// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/** A derivative above the declared maximum rate, and a y outside its declared width. */
class OutOfRangeTest {
  private static final FieldSchema COUNTER = FieldSchema.counter("y");

  private DerivativeStore store;
  private DerivativeField field;
  private int handle;

  private void open(final FieldSchema schema) {
    store = DerivativeStore.builder(DerivativeSchema.of(schema).window(8)).maxKeys(3).build();
    field = store.field(0);
    handle = store.acquire(1);
  }

  private void expect(final long x, final long y, final String status, final double derivative) {
    assertThat(Double.valueOf(field.update(handle, x, y))).isEqualTo(Double.valueOf(derivative));
    assertThat(SampleStatus.name(field.status())).isEqualTo(status);
    assertThat(Double.valueOf(field.derivative())).isEqualTo(Double.valueOf(derivative));
  }

  private void expect(final long x, final long y, final String status) {
    expect(x, y, status, Double.NaN);
    assertThat(field.hasDelta()).isFalse();
    assertThat(field.delta()).isNaN();
  }

  // ---- the maximum rate

  @Test
  void shouldMakeABaselineAndNoNumberOfAStepAboveTheMaximumRate() {
    open(COUNTER.maxRate(10).countChanges().ewma(5).integral(IntegralRule.LOCF));
    expect(0, 0, "FIRST");
    expect(1, 10, "OK", 10.0);
    final double integral = field.integral(handle);
    final double ewma = field.ewma(handle);
    expect(2, 21, "OUT_OF_RANGE");
    assertThat(field.isReadable()).isTrue();
    assertThat(field.value(handle)).isEqualTo(21);
    assertThat(field.windowLength(handle)).isEqualTo(3);
    assertThat(field.increase(handle)).isEqualTo(10);
    assertThat(field.changes(handle)).isEqualTo(1);
    assertThat(field.integral(handle)).isEqualTo(integral);
    assertThat(field.ewma(handle)).isEqualTo(ewma);
    assertThat(field.rate(handle)).isEqualTo(10.0);
    assertThat(field.mean(handle)).isEqualTo(10.0);
    assertThat(field.max(handle)).isEqualTo(10.0);
    assertThat(field.derivative(handle, 0)).isNaN();
    assertThat(field.derivative(handle, 1)).isEqualTo(10.0);
    expect(3, 25, "OK", 4.0);
    assertThat(field.increase(handle)).isEqualTo(14);
    assertThat(field.rate(handle)).isEqualTo(7.0);
    assertThat(field.mean(handle)).isEqualTo(7.0);
    assertThat(field.min(handle)).isEqualTo(4.0);
    // 0, 10, 10, 14: reset-corrected y stays level across the step.
    assertThat(field.slope(handle)).isEqualTo(4.2);
    assertThat(store.count(SampleStatus.OUT_OF_RANGE)).isEqualTo(1);
  }

  @Test
  void shouldMeasureTheRateWithTheScaleAndWithoutItsSign() {
    open(FieldSchema.gauge("y").scale(-1e9).maxRate(5));
    expect(0, 0, "FIRST");
    expect(1_000_000_000, 5, "OK", -5.0);
    expect(2_000_000_000, -1, "OUT_OF_RANGE");
    expect(3_000_000_000L, -7, "OUT_OF_RANGE");
    expect(4_000_000_000L, -12, "OK", 5.0);
  }

  @Test
  void shouldCallAWrapOutOfRangeThatIsTooFast() {
    open(COUNTER.reset(ResetPolicy.WRAP_32).maxRate(100));
    expect(0, 4_294_967_290L, "FIRST");
    expect(1, 4, "WRAP", 10.0);
    expect(2, 0, "OUT_OF_RANGE");
    assertThat(field.resets(handle)).as("the step enters no count").isEqualTo(1);
    assertThat(field.increase(handle)).isEqualTo(10);
    expect(3, 100, "OK", 100.0);
    expect(4, 201, "OUT_OF_RANGE");
  }

  @Test
  void shouldCallAResetOutOfRangeThatMakesANumberAndIsTooFast() {
    open(COUNTER.reset(ResetPolicy.FROM_ZERO).maxRate(100));
    expect(0, 1_000, "FIRST");
    expect(1, 900, "OUT_OF_RANGE");
    assertThat(field.resets(handle)).isZero();
    expect(2, 50, "RESET", 50.0);
    assertThat(field.resets(handle)).isEqualTo(1);
    assertThat(field.increase(handle)).isEqualTo(50);
    open(COUNTER.maxRate(100));
    expect(0, 1_000, "FIRST");
    expect(1, 900, "RESET");
    assertThat(field.resets(handle)).as("a dropped reset makes no number").isEqualTo(1);
  }

  @Test
  void shouldForgetAStepAboveTheRateWhereASampleTakesItsPlace() {
    open(COUNTER.keepLast().maxRate(10));
    expect(0, 0, "FIRST");
    expect(1, 500, "OUT_OF_RANGE");
    expect(1, 7, "DUPLICATE_X", 7.0);
    assertThat(field.increase(handle)).isEqualTo(7);
    expect(1, 600, "DUPLICATE_X", Double.NaN);
    assertThat(field.increase(handle)).isZero();
    assertThat(field.value(handle)).isEqualTo(600);
  }

  @Test
  void shouldJudgeRatesTheSameInRounds() {
    open(COUNTER.maxRate(10));
    final DerivativeStore rounds = DerivativeStore.builder(store.schema()).maxKeys(64).build();
    final Round round = rounds.newRound(64);
    for (int x = 0; x < 20; x++) {
      round.clear();
      round.x(x);
      for (long key = 0; key < 64; key++) {
        round.add(rounds.acquire(key), key == 40 && x > 10 ? 1_000L * x : 10L * x);
      }
      rounds.update(round);
      final String expected = x == 0 ? "FIRST" : "OK";
      assertThat(SampleStatus.name(round.statuses(0)[39])).isEqualTo(expected);
      assertThat(SampleStatus.name(round.statuses(0)[40]))
          .isEqualTo(x > 10 ? "OUT_OF_RANGE" : expected);
    }
    final double[] rates = new double[64];
    rounds.field(0).rates(rates);
    assertThat(rates[39]).isEqualTo(10.0);
    assertThat(rates[40]).as("no step in its window has a Δy").isNaN();
  }

  // ---- the declared width

  @Test
  void shouldForgetEverythingAtAYOutsideItsWidth() {
    open(COUNTER.reset(ResetPolicy.WRAP_32).countChanges());
    expect(0, 5, "FIRST");
    expect(1, 7, "OK", 2.0);
    expect(2, 1L << 32, "OUT_OF_RANGE");
    assertThat(field.isReadable()).isFalse();
    assertThat(field.windowLength(handle)).isZero();
    expect(3, -1, "OUT_OF_RANGE");
    expect(4, 8, "FIRST");
    assertThat(field.increase(handle)).isZero();
    assertThat(field.changes(handle)).isZero();
    expect(5, 9, "OK", 1.0);
  }

  @Test
  void shouldTakeTheEndsOfAWidthAndNothingBeyond() {
    open(COUNTER.reset(ResetPolicy.wrap(BigInteger.valueOf(-5), BigInteger.valueOf(4))));
    expect(0, -5, "FIRST");
    expect(1, 4, "OK", 9.0);
    expect(2, 5, "OUT_OF_RANGE");
    expect(3, -6, "OUT_OF_RANGE");
    open(COUNTER.yType(NumberType.DOUBLE).reset(ResetPolicy.WRAP_32));
    expect(0, 1, "FIRST");
    assertThat(field.update(handle, 1, Double.POSITIVE_INFINITY)).isNaN();
    assertThat(SampleStatus.name(field.status())).isEqualTo("OUT_OF_RANGE");
    field.update(handle, 2, Double.NaN);
    assertThat(SampleStatus.name(field.status())).isEqualTo("NOT_A_NUMBER");
  }

  @Test
  void shouldGiveNoPlaceToANewKeyWhoseYIsOutsideItsWidth() {
    open(COUNTER.reset(ResetPolicy.WRAP_32));
    assertThat(store.updateByKey(9, 1, -1)).isNaN();
    assertThat(SampleStatus.name(store.status())).isEqualTo("OUT_OF_RANGE");
    assertThat(store.find(9)).isEqualTo(DerivativeStore.NONE);
    final Sample row = store.newSample();
    row.key(9).x(1).setY(0, 1L << 33);
    store.update(row);
    assertThat(SampleStatus.name(row.status(0))).isEqualTo("OUT_OF_RANGE");
    assertThat(row.handle()).isEqualTo(DerivativeStore.NONE);
    final Round round = store.newRound(1);
    round.x(1);
    round.keys()[0] = 9;
    round.ys(0)[0] = -1;
    round.size(1);
    store.updateByKey(round);
    assertThat(round.statuses(0)[0]).isEqualTo((byte) SampleStatus.OUT_OF_RANGE);
    assertThat(store.size()).isEqualTo(1);
    assertThat(store.count(SampleStatus.OUT_OF_RANGE)).isEqualTo(3);
  }
}
