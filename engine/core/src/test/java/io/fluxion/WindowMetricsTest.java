// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** What can be read of a key besides its last sample: each metric by a case of its own. */
class WindowMetricsTest {
  private static final long EPOCH_NANOS = 1_790_000_000_000_000_000L;
  private static final FieldSchema COUNTER = FieldSchema.counter("y");
  private static final FieldSchema GAUGE = FieldSchema.gauge("y").yType(NumberType.DOUBLE);

  private int handle;

  @Test
  void shouldFindTheSlopeOfThreeAtEpochNanosecondsAndBeyondTwoToFiftyThree() {
    final DerivativeField field = field(COUNTER, 16);
    for (int i = 0; i < 40; i++) {
      final long x = EPOCH_NANOS + i * 1_000_000_007L;
      field.update(handle, x, 3 * (x - EPOCH_NANOS) + (1L << 60));
    }
    assertThat(field.slope(handle)).isEqualTo(3);
    assertThat(field.r2(handle)).isEqualTo(1);
    // 2^60 - 3 × EPOCH_NANOS, which no long holds, to the nearest double.
    assertThat(field.intercept(handle)).isEqualTo(0x1p60 - 5_370_000_000_000_000_000.0);
  }

  @Test
  void shouldFindTheSlopeOfThreeWhereSumsNeedMoreThan128Bits() {
    final DerivativeField field = field(COUNTER.yType(NumberType.ULONG), 5);
    final long step = Long.MAX_VALUE / 8;
    for (int i = 0; i < 5; i++) {
      field.update(handle, Long.MIN_VALUE + i * step, 3 * i * step);
    }
    assertThat(field.slope(handle)).isEqualTo(3);
    assertThat(field.r2(handle)).isEqualTo(1);
    assertThat(field.intercept(handle)).isEqualTo(0x3p63);
  }

  @Test
  void shouldFindTheLineOfDoublesWhateverTheirSize() {
    for (final double unit : new double[] {1e-150, 1, 1e150}) {
      final DerivativeField field = field(GAUGE.xType(NumberType.DOUBLE), 4);
      field.update(handle, 1 * unit, 6.0);
      field.update(handle, 2 * unit, 5.0);
      field.update(handle, 3 * unit, 7.0);
      field.update(handle, 4 * unit, 10.0);
      assertThat(field.slope(handle) * unit).isCloseTo(1.4, within(1e-14));
      assertThat(field.intercept(handle)).isCloseTo(3.5, within(1e-14));
      assertThat(field.r2(handle)).isCloseTo(0.7, within(1e-14));
    }
  }

  @Test
  void shouldKeepAResetCorrectedYLevelAcrossADrop() {
    final DerivativeField field = field(COUNTER, 8);
    field.update(handle, 0L, 100L);
    field.update(handle, 1L, 110L);
    field.update(handle, 2L, 3L);
    field.update(handle, 3L, 13L);
    // 100, 110, 110, 120: a slope of 6.
    assertThat(field.slope(handle)).isEqualTo(6);
    assertThat(field.mean(handle)).isEqualTo(10);
    assertThat(field.rate(handle)).isEqualTo(10);
    assertThat(field.stddev(handle)).isZero();
    assertThat(field.yMin(handle)).isEqualTo(3);
    assertThat(field.yMax(handle)).isEqualTo(110);
    assertThat(field.yMean(handle)).isEqualTo(56.5);
  }

  @Test
  void shouldNotLoseSmallStepsBesideWhatTheCounterFellTo() {
    final FieldSchema schema = COUNTER.yType(NumberType.DOUBLE).reset(ResetPolicy.ZERO);
    final DerivativeField field = field(schema, 8);
    field.update(handle, 0L, 1e5 / 3);
    field.update(handle, 1L, 0.1);
    field.update(handle, 2L, 0.4);
    field.update(handle, 3L, -1e20);
    field.update(handle, 4L, -1e20);
    // 0, 0, 0.3, and level from there: 0.3 times 0.3.
    assertThat(field.slope(handle)).isCloseTo((0.4 - 0.1) * 0.3, within(1e-15));
  }

  @Test
  void shouldHaveNoVarianceToExplainWhereNothingChanges() {
    final DerivativeField field = field(COUNTER, 8);
    field.update(handle, 0L, 5L);
    assertThat(field.slope(handle)).isNaN();
    assertThat(field.mean(handle)).isNaN();
    field.update(handle, 1L, 5L);
    assertThat(field.slope(handle)).isZero();
    assertThat(field.intercept(handle)).isEqualTo(5);
    assertThat(field.r2(handle)).isNaN();
    assertThat(field.mean(handle)).isZero();
    assertThat(field.stddev(handle)).isZero();
  }

  @Test
  void shouldFindAMeanOfZeroWhereQuotientsCancel() {
    final DerivativeField field = field(FieldSchema.gauge("y"), 8);
    field.update(handle, 0L, 0L);
    field.update(handle, 3L, 1L);
    field.update(handle, 9L, 2L);
    field.update(handle, 11L, 1L);
    // 1/3 + 1/6 - 1/2, none of which a double holds exactly.
    assertThat(field.mean(handle)).isZero();
  }

  @Test
  void shouldSwapTheExtremesUnderANegativeScale() {
    final DerivativeField field = field(COUNTER.scale(-2), 8);
    field.update(handle, 0L, 0L);
    field.update(handle, 1L, 1L);
    field.update(handle, 2L, 4L);
    assertThat(field.min(handle)).isEqualTo(-6);
    assertThat(field.max(handle)).isEqualTo(-2);
    assertThat(field.mean(handle)).isEqualTo(-4);
    assertThat(field.stddev(handle)).isEqualTo(2);
  }

  @Test
  void shouldPassOverNaNInTheWindow() {
    final DerivativeField field = field(GAUGE.propagateNaN().integral(IntegralRule.LOCF), 3);
    field.update(handle, 0L, 1.0);
    field.update(handle, 1L, Double.NaN);
    field.update(handle, 2L, 5.0);
    assertThat(field.yMean(handle)).isEqualTo(3);
    assertThat(field.slope(handle)).isEqualTo(2);
    assertThat(field.mean(handle)).isNaN();
    assertThat(field.integral(handle)).isZero();
    field.update(handle, 3L, Double.NaN);
    field.update(handle, 4L, Double.NaN);
    field.update(handle, 5L, Double.NaN);
    assertThat(field.yMin(handle)).isNaN();
    assertThat(field.yMean(handle)).isNaN();
    assertThat(field.value(handle)).isNaN();
  }

  @Test
  void shouldWeighTheAverageByTheTimeThatPassed() {
    final DerivativeField field = field(COUNTER.scale(10).ewma(4), 2);
    field.update(handle, 0L, 0L);
    assertThat(field.ewma(handle)).isNaN();
    field.update(handle, 2L, 4L);
    assertThat(field.ewma(handle)).isEqualTo(20);
    field.update(handle, 5L, 4L);
    assertThat(field.ewma(handle)).isCloseTo(20 * Math.exp(-0.75), within(1e-13));
  }

  @Test
  void shouldIntegrateRawYAcrossADropButNotAcrossAGap() {
    final DerivativeField steps = field(COUNTER.maxGap(10L).integral(IntegralRule.LOCF), 2);
    final DerivativeField lines = field(COUNTER.maxGap(10L).integral(IntegralRule.LINEAR), 2);
    for (final DerivativeField field : new DerivativeField[] {steps, lines}) {
      field.update(handle, 0L, 5L);
      assertThat(field.integral(handle)).isZero();
      field.update(handle, 2L, 7L);
      field.update(handle, 3L, 1L);
      field.update(handle, 100L, 1000L);
      field.update(handle, 101L, 1001L);
    }
    assertThat(steps.integral(handle)).isEqualTo(5 * 2 + 7 + 1000);
    assertThat(lines.integral(handle)).isEqualTo(6 * 2 + 4 + 1000.5);
  }

  @Test
  void shouldIntegrateTheLargestLongsExactly() {
    final DerivativeField signed = field(FieldSchema.gauge("y").integral(IntegralRule.LOCF), 2);
    final DerivativeField unsigned =
        field(FieldSchema.gauge("y").yType(NumberType.ULONG).integral(IntegralRule.LINEAR), 2);
    signed.update(handle, Long.MIN_VALUE, Long.MIN_VALUE);
    signed.update(handle, Long.MAX_VALUE, Long.MAX_VALUE);
    assertThat(signed.integral(handle)).isEqualTo(-0x1p127);
    unsigned.update(handle, Long.MIN_VALUE, -1L);
    unsigned.update(handle, Long.MAX_VALUE, -1L);
    assertThat(unsigned.integral(handle)).isEqualTo(0x1p128);
  }

  @Test
  void shouldSayWhatAFieldDoesNotKeep() {
    final DerivativeField field = field(COUNTER, 2);
    assertThatThrownBy(() -> field.ewma(handle)).hasMessage("field y does not keep ewma");
    assertThatThrownBy(() -> field.integral(handle)).hasMessage("field y does not keep integral");
  }

  @Test
  void shouldNotAllocateWhateverIsRead() {
    final FieldSchema[] schemas = {
      COUNTER.countChanges().ewma(3).integral(IntegralRule.LOCF),
      COUNTER.maxRate(1e9),
      GAUGE.propagateNaN().ewma(3).integral(IntegralRule.LINEAR),
      COUNTER.xType(NumberType.DOUBLE).yType(NumberType.ULONG).keepLast()
    };
    final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (final FieldSchema schema : schemas) {
      final DerivativeField field = field(schema, 7);
      for (int i = 0; i < 30_000; i++) {
        update(field, i);
        readAll(field);
      }
      // The JIT itself may allocate in this thread once or twice, but not every time.
      long least = Long.MAX_VALUE;
      for (int i = 30_000; i < 60_000; i += 3_000) {
        final long before = threads.getCurrentThreadAllocatedBytes();
        for (int j = i; j < i + 3_000; j++) {
          update(field, j);
          readAll(field);
        }
        least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
      }
      assertThat(least).as("bytes in 3,000 samples and readings of %s", schema).isZero();
    }
  }

  private void update(final DerivativeField field, final int i) {
    // Now and then a step of more than 128 bits can sum up.
    final long y = (i % 100 == 0 ? Long.MAX_VALUE : i * 31L) & Long.MAX_VALUE;
    if (field.schema().xType() == NumberType.DOUBLE) {
      field.update(handle, i / 3.0, y);
    } else if (field.schema().yType() == NumberType.DOUBLE) {
      field.update(handle, i, i % 50 == 0 ? Double.NaN : y / 7.0);
    } else {
      field.update(handle, i * 1_000_000_000L, y);
    }
  }

  private double readAll(final DerivativeField field) {
    double sum = field.rate(handle) + field.slope(handle) + field.intercept(handle);
    sum += field.r2(handle) + field.mean(handle) + field.min(handle) + field.max(handle);
    sum += field.stddev(handle) + field.yMean(handle) + field.yMin(handle) + field.yMax(handle);
    sum += field.value(handle) + field.increase(handle) + field.resets(handle);
    return sum + field.x(handle, 0) + field.y(handle, 0) + field.derivative(handle, 0);
  }

  /** The only field of a store that holds one key. */
  private DerivativeField field(final FieldSchema schema, final int window) {
    final DerivativeStore store =
        DerivativeStore.builder(DerivativeSchema.of(schema).window(window)).maxKeys(1).build();
    handle = store.acquire(7);
    return store.field(0);
  }
}
