package io.fluxion.derivative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** The metrics of section 3, each by a case of its own. */
class WindowMetricsTest {
  private static final long EPOCH_NANOS = 1_790_000_000_000_000_000L;
  private static final FieldSchema COUNTER = FieldSchema.counter("y");
  private static final FieldSchema GAUGE = FieldSchema.gauge("y").yType(NumberType.DOUBLE);

  @Test
  void shouldFindTheSlopeOfThreeAtEpochNanosecondsAndBeyondTwoToFiftyThree() {
    final DerivativeField field = field(COUNTER, 16);
    for (int i = 0; i < 40; i++) {
      final long x = EPOCH_NANOS + i * 1_000_000_007L;
      field.update(0, x, 3 * (x - EPOCH_NANOS) + (1L << 60));
    }
    assertThat(field.slope(0)).isEqualTo(3);
    assertThat(field.r2(0)).isEqualTo(1);
    // 2^60 - 3 × EPOCH_NANOS, which no long holds, to the nearest double.
    assertThat(field.intercept(0)).isEqualTo(0x1p60 - 5_370_000_000_000_000_000.0);
  }

  @Test
  void shouldFindTheSlopeOfThreeWhereSumsNeedMoreThan128Bits() {
    final DerivativeField field = field(COUNTER.yType(NumberType.ULONG), 5);
    final long step = Long.MAX_VALUE / 8;
    for (int i = 0; i < 5; i++) {
      field.update(0, Long.MIN_VALUE + i * step, 3 * i * step);
    }
    assertThat(field.slope(0)).isEqualTo(3);
    assertThat(field.r2(0)).isEqualTo(1);
    assertThat(field.intercept(0)).isEqualTo(0x3p63);
  }

  @Test
  void shouldFindTheLineOfDoublesWhateverTheirSize() {
    for (final double unit : new double[] {1e-150, 1, 1e150}) {
      final DerivativeField field = field(GAUGE.xType(NumberType.DOUBLE), 4);
      field.update(0, 1 * unit, 6.0);
      field.update(0, 2 * unit, 5.0);
      field.update(0, 3 * unit, 7.0);
      field.update(0, 4 * unit, 10.0);
      assertThat(field.slope(0) * unit).isCloseTo(1.4, within(1e-14));
      assertThat(field.intercept(0)).isCloseTo(3.5, within(1e-14));
      assertThat(field.r2(0)).isCloseTo(0.7, within(1e-14));
    }
  }

  @Test
  void shouldKeepAResetCorrectedYLevelAcrossADrop() {
    final DerivativeField field = field(COUNTER, 8);
    field.update(0, 0L, 100L);
    field.update(0, 1L, 110L);
    field.update(0, 2L, 3L);
    field.update(0, 3L, 13L);
    // 100, 110, 110, 120: a slope of 6.
    assertThat(field.slope(0)).isEqualTo(6);
    assertThat(field.mean(0)).isEqualTo(10);
    assertThat(field.rate(0)).isEqualTo(10);
    assertThat(field.stddev(0)).isZero();
    assertThat(field.yMin(0)).isEqualTo(3);
    assertThat(field.yMax(0)).isEqualTo(110);
    assertThat(field.yMean(0)).isEqualTo(56.5);
  }

  @Test
  void shouldNotLoseSmallStepsBesideWhatTheCounterFellTo() {
    final FieldSchema schema = COUNTER.yType(NumberType.DOUBLE).reset(ResetPolicy.ZERO);
    final DerivativeField field = field(schema, 8);
    field.update(0, 0L, 1e5 / 3);
    field.update(0, 1L, 0.1);
    field.update(0, 2L, 0.4);
    field.update(0, 3L, -1e20);
    field.update(0, 4L, -1e20);
    // 0, 0, 0.3, and level from there: 0.3 times 0.3.
    assertThat(field.slope(0)).isCloseTo((0.4 - 0.1) * 0.3, within(1e-15));
  }

  @Test
  void shouldHaveNoVarianceToExplainWhereNothingChanges() {
    final DerivativeField field = field(COUNTER, 8);
    field.update(0, 0L, 5L);
    assertThat(field.slope(0)).isNaN();
    assertThat(field.mean(0)).isNaN();
    field.update(0, 1L, 5L);
    assertThat(field.slope(0)).isZero();
    assertThat(field.intercept(0)).isEqualTo(5);
    assertThat(field.r2(0)).isNaN();
    assertThat(field.mean(0)).isZero();
    assertThat(field.stddev(0)).isZero();
  }

  @Test
  void shouldFindAMeanOfZeroWhereQuotientsCancel() {
    final DerivativeField field = field(FieldSchema.gauge("y"), 8);
    field.update(0, 0L, 0L);
    field.update(0, 3L, 1L);
    field.update(0, 9L, 2L);
    field.update(0, 11L, 1L);
    // 1/3 + 1/6 - 1/2, none of which a double holds exactly.
    assertThat(field.mean(0)).isZero();
  }

  @Test
  void shouldSwapTheExtremesUnderANegativeScale() {
    final DerivativeField field = field(COUNTER.scale(-2), 8);
    field.update(0, 0L, 0L);
    field.update(0, 1L, 1L);
    field.update(0, 2L, 4L);
    assertThat(field.min(0)).isEqualTo(-6);
    assertThat(field.max(0)).isEqualTo(-2);
    assertThat(field.mean(0)).isEqualTo(-4);
    assertThat(field.stddev(0)).isEqualTo(2);
  }

  @Test
  void shouldPassOverNaNInTheWindow() {
    final DerivativeField field = field(GAUGE.propagateNaN().integral(IntegralRule.LOCF), 3);
    field.update(0, 0L, 1.0);
    field.update(0, 1L, Double.NaN);
    field.update(0, 2L, 5.0);
    assertThat(field.yMean(0)).isEqualTo(3);
    assertThat(field.slope(0)).isEqualTo(2);
    assertThat(field.mean(0)).isNaN();
    assertThat(field.integral(0)).isZero();
    field.update(0, 3L, Double.NaN);
    field.update(0, 4L, Double.NaN);
    field.update(0, 5L, Double.NaN);
    assertThat(field.yMin(0)).isNaN();
    assertThat(field.yMean(0)).isNaN();
    assertThat(field.value(0)).isNaN();
  }

  @Test
  void shouldWeighTheAverageByTheTimeThatPassed() {
    final DerivativeField field = field(COUNTER.scale(10).ewma(4), 2);
    field.update(0, 0L, 0L);
    assertThat(field.ewma(0)).isNaN();
    field.update(0, 2L, 4L);
    assertThat(field.ewma(0)).isEqualTo(20);
    field.update(0, 5L, 4L);
    assertThat(field.ewma(0)).isCloseTo(20 * Math.exp(-0.75), within(1e-13));
  }

  @Test
  void shouldIntegrateRawYAcrossADropButNotAcrossAGap() {
    final DerivativeField steps = field(COUNTER.maxGap(10L).integral(IntegralRule.LOCF), 2);
    final DerivativeField lines = field(COUNTER.maxGap(10L).integral(IntegralRule.LINEAR), 2);
    for (final DerivativeField field : new DerivativeField[] {steps, lines}) {
      field.update(0, 0L, 5L);
      assertThat(field.integral(0)).isZero();
      field.update(0, 2L, 7L);
      field.update(0, 3L, 1L);
      field.update(0, 100L, 1000L);
      field.update(0, 101L, 1001L);
    }
    assertThat(steps.integral(0)).isEqualTo(5 * 2 + 7 + 1000);
    assertThat(lines.integral(0)).isEqualTo(6 * 2 + 4 + 1000.5);
  }

  @Test
  void shouldIntegrateTheLargestLongsExactly() {
    final DerivativeField signed = field(FieldSchema.gauge("y").integral(IntegralRule.LOCF), 2);
    final DerivativeField unsigned =
        field(FieldSchema.gauge("y").yType(NumberType.ULONG).integral(IntegralRule.LINEAR), 2);
    signed.update(0, Long.MIN_VALUE, Long.MIN_VALUE);
    signed.update(0, Long.MAX_VALUE, Long.MAX_VALUE);
    assertThat(signed.integral(0)).isEqualTo(-0x1p127);
    unsigned.update(0, Long.MIN_VALUE, -1L);
    unsigned.update(0, Long.MAX_VALUE, -1L);
    assertThat(unsigned.integral(0)).isEqualTo(0x1p128);
  }

  @Test
  void shouldSayWhatAFieldDoesNotKeep() {
    final DerivativeField field = field(COUNTER, 2);
    assertThatThrownBy(() -> field.ewma(0)).hasMessage("field y does not keep ewma");
    assertThatThrownBy(() -> field.integral(0)).hasMessage("field y does not keep integral");
  }

  @Test
  void shouldNotAllocateWhateverIsRead() {
    final FieldSchema[] schemas = {
      COUNTER.countChanges().ewma(3).integral(IntegralRule.LOCF),
      GAUGE.propagateNaN().ewma(3).integral(IntegralRule.LINEAR),
      COUNTER.xType(NumberType.DOUBLE).yType(NumberType.ULONG).keepLast()
    };
    final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    final long thread = Thread.currentThread().getId();
    for (final FieldSchema schema : schemas) {
      final DerivativeField field = field(schema, 7);
      double sum = 0;
      long before = 0;
      for (int i = 0; i < 60_000; i++) {
        if (i == 30_000) {
          before = threads.getThreadAllocatedBytes(thread);
        }
        // Now and then a step of more than 128 bits can sum up.
        final long y = (i % 100 == 0 ? Long.MAX_VALUE : i * 31L) & Long.MAX_VALUE;
        if (schema.xType() == NumberType.DOUBLE) {
          field.update(0, i / 3.0, y);
        } else if (schema.yType() == NumberType.DOUBLE) {
          field.update(0, i, i % 50 == 0 ? Double.NaN : y / 7.0);
        } else {
          field.update(0, i * 1_000_000_000L, y);
        }
        sum += field.rate(0) + field.slope(0) + field.intercept(0) + field.r2(0);
        sum += field.mean(0) + field.min(0) + field.max(0) + field.stddev(0);
        sum += field.yMean(0) + field.yMin(0) + field.yMax(0) + field.value(0);
      }
      assertThat(sum).isNotEqualTo(1);
      assertThat(threads.getThreadAllocatedBytes(thread) - before)
          .as("bytes in 30,000 samples of %s", schema.yType())
          .isLessThan(20_000);
    }
  }

  private static DerivativeField field(final FieldSchema schema, final int window) {
    final DerivativeStore store =
        DerivativeStore.builder(DerivativeSchema.of(schema).window(window)).maxKeys(1).build();
    store.acquire(7);
    return store.field(0);
  }
}
