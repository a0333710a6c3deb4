// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion;

import static io.fluxion.SampleStatus.DUPLICATE_X;
import static io.fluxion.SampleStatus.FIRST;
import static io.fluxion.SampleStatus.GAP;
import static io.fluxion.SampleStatus.MISSING;
import static io.fluxion.SampleStatus.NOT_A_NUMBER;
import static io.fluxion.SampleStatus.OK;
import static io.fluxion.SampleStatus.OUT_OF_ORDER;
import static io.fluxion.SampleStatus.OUT_OF_RANGE;
import static io.fluxion.SampleStatus.RESET;
import static io.fluxion.SampleStatus.WRAP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/** One field, one key: what each kind of sample does, by name. */
class DerivativeFieldTest {
  private DerivativeStore store;
  private DerivativeField field;
  private int handle;

  private void open(final FieldSchema schema) {
    store = DerivativeStore.builder(DerivativeSchema.of(schema).window(4)).maxKeys(3).build();
    field = store.field(0);
    handle = store.acquire(1);
  }

  private void expect(final long x, final long y, final int status, final double derivative) {
    assertThat(field.update(handle, x, y)).isEqualTo(Double.valueOf(derivative));
    assertThat(SampleStatus.name(field.status())).isEqualTo(SampleStatus.name(status));
    assertThat(field.derivative()).isEqualTo(Double.valueOf(derivative));
  }

  private void expect(final long x, final long y, final int status) {
    expect(x, y, status, Double.NaN);
    assertThat(field.hasDelta()).isFalse();
  }

  @Test
  void shouldNeverMakeALifetimeAverageOfTheFirstSample() {
    open(FieldSchema.counter("y"));
    expect(100, 5_000_000, FIRST);
    assertThat(field.rate(handle)).isNaN();
    assertThat(field.increase(handle)).isZero();
    expect(110, 5_000_020, OK, 2.0);
  }

  @Test
  void shouldIgnoreARepeatedXAndKeepTheFirst() {
    open(FieldSchema.counter("y"));
    expect(1, 1, FIRST);
    expect(1, 2, DUPLICATE_X);
    assertThat(field.isReadable()).isFalse();
    expect(2, 3, OK, 2.0);
  }

  @Test
  void shouldPutTheLastOfRepeatedSamplesInThePlaceOfTheEarlier() {
    open(FieldSchema.counter("y").keepLast().countChanges());
    expect(1, 10, FIRST);
    expect(2, 5, RESET);
    expect(2, 14, DUPLICATE_X, 4.0);
    assertThat(field.resets(handle)).isZero();
    assertThat(field.changes(handle)).isEqualTo(1);
    assertThat(field.increase(handle)).isEqualTo(4);
    expect(3, 15, OK, 1.0);
    assertThat(field.rate(handle)).isEqualTo(2.5);
    assertThat(field.windowLength(handle)).isEqualTo(3);
  }

  @Test
  void shouldCorrectEvenTheFirstSampleAndOneAfterAGap() {
    open(FieldSchema.counter("y").keepLast().maxGap(10L));
    expect(1, 10, FIRST);
    assertThat(field.update(handle, 1L, 20L)).isNaN();
    assertThat(field.status()).isEqualTo(DUPLICATE_X);
    assertThat(field.isReadable()).isTrue();
    expect(2, 21, OK, 1.0);
    expect(20, 30, GAP);
    expect(20, 31, DUPLICATE_X);
    assertThat(field.isReadable()).as("the corrected sample is one after a gap").isFalse();
    expect(21, 33, OK, 2.0);
    assertThat(field.increase(handle)).isEqualTo(3);
  }

  @Test
  void shouldIgnoreALateSampleOfATime() {
    open(FieldSchema.counter("y"));
    expect(5, 1, FIRST);
    expect(4, 9, OUT_OF_ORDER);
    expect(6, 2, OK, 1.0);
    assertThat(store.count(OUT_OF_ORDER)).isEqualTo(1);
  }

  @Test
  void shouldRebaseBothAxesWhenXFalls() {
    open(FieldSchema.counter("y").overCounter().countChanges());
    expect(100, 100, FIRST);
    expect(110, 90, RESET);
    expect(120, 91, OK, 0.1);
    expect(3, 500, RESET);
    assertThat(field.isReadable()).isFalse();
    assertThat(field.resets(handle)).isZero();
    assertThat(field.changes(handle)).isZero();
    assertThat(field.increase(handle)).isZero();
    assertThat(field.windowLength(handle)).isEqualTo(1);
    expect(5, 502, OK, 1.0);
  }

  @Test
  void shouldStartTheWindowAgainAfterAGapEitherWay() {
    open(FieldSchema.counter("y").maxGap(10L));
    expect(0, 0, FIRST);
    expect(10, 10, OK, 1.0);
    expect(21, 100, GAP);
    assertThat(field.isReadable()).isFalse();
    expect(22, 102, OK, 2.0);
    assertThat(field.rate(handle)).isEqualTo(2.0);
    assertThat(field.increase(handle)).as("the gap's own step is in no sum").isEqualTo(12);
    expect(12, 0, OUT_OF_ORDER);
    expect(11, 0, GAP);
    expect(12, 3, OK, 3.0);
    assertThat(field.increase(handle)).isEqualTo(15);
  }

  @Test
  void shouldSpanAHoleOrBreakAtIt() {
    open(FieldSchema.counter("y"));
    expect(1, 1, FIRST);
    field.missing(handle);
    assertThat(field.status()).isEqualTo(MISSING);
    expect(3, 5, OK, 2.0);
    open(FieldSchema.counter("y").breakOnMissing());
    expect(1, 1, FIRST);
    field.missing(handle);
    expect(3, 5, FIRST);
  }

  @Test
  void shouldPassOverAStepThatWasDroppedInTheRate() {
    open(FieldSchema.counter("y"));
    expect(0, 10, FIRST);
    expect(1, 12, OK, 2.0);
    expect(2, 1, RESET);
    assertThat(field.isReadable()).isTrue();
    assertThat(field.rate(handle)).isEqualTo(2.0);
    expect(3, 5, OK, 4.0);
    assertThat(field.rate(handle)).isEqualTo(3.0);
    assertThat(field.increase(handle)).isEqualTo(6);
    assertThat(field.resets(handle)).isEqualTo(1);
  }

  @Test
  void shouldDoWhatEachPolicySaysWhenACounterFalls() {
    open(FieldSchema.counter("y").reset(ResetPolicy.FROM_ZERO));
    expect(0, 10, FIRST);
    expect(2, 4, RESET, 2.0);
    open(FieldSchema.counter("y").reset(ResetPolicy.ZERO));
    expect(0, 10, FIRST);
    expect(2, 4, RESET, 0.0);
    open(FieldSchema.counter("y").reset(ResetPolicy.NONE));
    expect(0, 10, FIRST);
    expect(2, 4, OK, -3.0);
    open(FieldSchema.counter("y").reset(ResetPolicy.tolerant(8)));
    expect(0, 1000, FIRST);
    expect(1, 876, RESET, 0.0);
    expect(2, 1000, OK, 124.0);
    expect(3, 875, RESET, 875.0);
  }

  @Test
  void shouldCompareAToleratedDropWithoutOverflow() {
    open(
        FieldSchema.counter("y")
            .yType(NumberType.ULONG)
            .reset(ResetPolicy.tolerant(ResetPolicy.LARGEST_TOLERANCE)));
    expect(0, -1, FIRST);
    expect(1, -1 - 2047, RESET, 0.0);
    open(
        FieldSchema.counter("y")
            .yType(NumberType.ULONG)
            .reset(ResetPolicy.tolerant(ResetPolicy.LARGEST_TOLERANCE)));
    expect(0, -1, FIRST);
    expect(1, -1 - 2048, RESET, 0x1p64 - 2048);
  }

  @Test
  void shouldWrapOnlyAtADeclaredWidth() {
    open(FieldSchema.counter("y").reset(ResetPolicy.WRAP_32));
    expect(20, 4294967238L, FIRST);
    expect(30, 42, WRAP, 10.0);
    assertThat(field.resets(handle)).isEqualTo(1);
    assertThat(field.increase(handle)).isEqualTo(100);
    expect(31, 4294967296L, OUT_OF_RANGE);
    expect(32, 50, FIRST);
    open(FieldSchema.counter("y").yType(NumberType.ULONG).reset(ResetPolicy.WRAP_64));
    expect(0, -1, FIRST);
    expect(1, 1, WRAP, 2.0);
    open(
        FieldSchema.counter("y")
            .reset(ResetPolicy.wrap(BigInteger.valueOf(-5), BigInteger.valueOf(4))));
    expect(0, 4, FIRST);
    expect(1, -5, WRAP, 1.0);
  }

  @Test
  void shouldMakeADerivativeByTheFactorThatTheKeyHadThen() {
    open(FieldSchema.counter("y").scale(100).scaledPerKey());
    expect(0, 0, FIRST);
    expect(10, 1, OK, 10.0);
    field.keyScale(handle, 4);
    assertThat(field.derivative()).as("what that sample made").isEqualTo(10.0);
    assertThat(field.derivative(handle, 0)).as("a reading of the window").isEqualTo(40.0);
    assertThat(field.rate(handle)).isEqualTo(40.0);
    expect(20, 2, OK, 40.0);
    // Another key takes the place over, and has its own factor, 1.
    store.remove(handle);
    store.acquire(2);
    assertThat(field.derivative()).isEqualTo(40.0);
    assertThat(field.delta()).isEqualTo(1.0);
  }

  @Test
  void shouldTakeDeltasInIntegersAcrossTheWholeRange() {
    open(FieldSchema.counter("y"));
    expect(0, Long.MIN_VALUE, FIRST);
    expect(1, Long.MAX_VALUE, OK, 1.8446744073709552e19);
    assertThat(field.deltaHigh()).isZero();
    assertThat(field.deltaLow()).isEqualTo(-1);
    open(FieldSchema.counter("y"));
    expect(Long.MIN_VALUE, 0, FIRST);
    expect(Long.MAX_VALUE, 1L << 62, OK, 0.25);
    open(FieldSchema.counter("y"));
    expect(1, 9007199254740993L, FIRST);
    expect(2, 9007199254740995L, OK, 2.0);
    open(FieldSchema.counter("y"));
    expect(Long.MAX_VALUE, 0, FIRST);
    expect(Long.MIN_VALUE, 1, OUT_OF_ORDER);
  }

  @Test
  void shouldKeepTheIncreaseExactBeyond64Bits() {
    open(FieldSchema.counter("y").yType(NumberType.ULONG).reset(ResetPolicy.WRAP_64));
    expect(0, 0, FIRST);
    field.update(handle, 1L, -1L);
    field.update(handle, 2L, 7L);
    field.update(handle, 3L, -1L);
    assertThat(field.increaseHigh(handle)).isEqualTo(1);
    assertThat(field.increaseLow(handle)).isEqualTo(-1);
    assertThat(field.increase(handle)).isEqualTo(0x1p65);
  }

  @Test
  void shouldSkipOrPropagateWhatIsNotANumber() {
    final FieldSchema doubles = FieldSchema.gauge("y").yType(NumberType.DOUBLE);
    open(doubles);
    field.update(handle, 0L, 1.0);
    field.update(handle, 1L, Double.POSITIVE_INFINITY);
    assertThat(field.status()).isEqualTo(NOT_A_NUMBER);
    assertThat(field.isReadable()).isFalse();
    assertThat(field.update(handle, 2L, 3.0)).isEqualTo(1.0);

    open(doubles.propagateNaN().countChanges());
    field.update(handle, 0L, 1.0);
    field.update(handle, 1L, 3.0);
    field.update(handle, 2L, Double.NaN);
    assertThat(field.status()).isEqualTo(NOT_A_NUMBER);
    assertThat(field.hasDelta()).isTrue();
    assertThat(field.delta()).isNaN();
    field.update(handle, 3L, 9.0);
    assertThat(field.status()).isEqualTo(OK);
    assertThat(field.delta()).isNaN();
    assertThat(field.update(handle, 4L, 10.0)).isEqualTo(1.0);
    assertThat(field.increase(handle)).isEqualTo(3);
    assertThat(field.changes(handle)).isEqualTo(2);
    assertThat(field.rate(handle)).as("over the last four samples").isEqualTo(1.0);
  }

  @Test
  void shouldRefuseTheWrongTypeByName() {
    open(FieldSchema.counter("bytes"));
    assertThatThrownBy(() -> field.update(handle, 1L, 2.0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("field bytes takes y as a long, not the double 2.0");
    assertThatThrownBy(() -> open(FieldSchema.counter("b").reset(ResetPolicy.WRAP_64)))
        .hasMessage("field b has a y of type LONG, which reset wrap64 does not fit");
    assertThatThrownBy(() -> ResetPolicy.parse("tolerant:x"))
        .hasMessageContaining("tolerant:K, wrap32, wrap64, wrap:MIN:MAX or none");
  }
}
