// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.DerivativeField;
import io.fluxion.DerivativeSchema;
import io.fluxion.DerivativeStore;
import io.fluxion.FieldSchema;
import io.fluxion.NumberType;
import io.fluxion.ResetPolicy;
import io.fluxion.Sample;
import io.fluxion.SampleStatus;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/**
 * What the random comparisons have found, each in as few samples as show it. The expected values
 * are those that are promised, not those that came out.
 */
final class ReferenceCasesTest {
  private static final FieldSchema COUNTER = FieldSchema.counter("y");
  private static final FieldSchema REAL = COUNTER.yType(NumberType.DOUBLE);

  @Test
  void shouldJudgeAllFieldsOfARowByTheStateBeforeIt() {
    final DerivativeStore store = expiringPairs();
    row(store, "a", 0, 0);
    row(store, "a", 10, 1);
    row(store, "a", 20, 2);
    // Behind the newest by more than the timeout: a gap, after which the key is gone. Both fields
    // are of one sample, so the first one's gap cannot make the second one's sample a key's first.
    row(store, "a", 5, 3);
    assertThat(statusOf(store, 0)).isEqualTo("GAP");
    assertThat(statusOf(store, 1)).isEqualTo("GAP");
  }

  @Test
  void shouldKeepAFieldsReadingsUntilTheRowIsDone() {
    final DerivativeStore store = expiringPairs();
    row(store, "a", 0, 0);
    row(store, "a", 10, 1);
    row(store, "a", 20, 2);
    final int handle = row(store, "b", 5, 3);
    for (int i = 0; i < 2; i++) {
      assertThat(statusOf(store, i)).isEqualTo("FIRST");
      assertThat(store.field(i).windowLength(handle)).as("field %d", i).isEqualTo(1);
    }
  }

  @Test
  void shouldWrapADoubleExactlyWhereItsWidthIsNoDouble() {
    // MAX - MIN + 1 is 2^53 + 1: from MAX to MIN is one step on.
    final DerivativeField field = wrapping(BigInteger.ONE.shiftLeft(53));
    field.update(0, 0L, 0x1p53);
    assertThat(field.update(0, 1L, 0.0)).isEqualTo(1.0);
    assertThat(SampleStatus.name(field.status())).isEqualTo("WRAP");
    assertThat(field.delta()).isEqualTo(1.0);
    assertThat(field.increase(0)).isEqualTo(1.0);
    assertThat(field.rate(0)).isEqualTo(1.0);
  }

  @Test
  void shouldRoundAWrapOfADoubleOnceWhereTheTrueOneIsJustBelowAHalf() {
    // The width is 2^53 + 5: the true step is 2^53 + 3 less a trifle, and 2^53 + 2 its nearest.
    final DerivativeField field =
        wrapping(BigInteger.valueOf(-3), BigInteger.valueOf((1L << 53) + 1));
    field.update(0, 0L, 0x1p-243);
    field.update(0, 1L, -2.0);
    assertThat(field.delta()).isEqualTo(0x1p53 + 2);
  }

  @Test
  void shouldFindADoubleOutsideARangeWhoseEndIsNoDouble() {
    final DerivativeField field = wrapping(BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE));
    field.update(0, 0L, 0x1p63);
    // The largest y is 2^64 - 1.
    field.update(0, 1L, 0x1p64);
    assertThat(SampleStatus.name(field.status())).isEqualTo("OUT_OF_RANGE");
    field.update(0, 2L, 0x1p63);
    assertThat(SampleStatus.name(field.status())).isEqualTo("FIRST");
  }

  @Test
  void shouldForgetAtAnYOutsideItsRangeEvenWithoutAnX() {
    final DerivativeStore store =
        DerivativeStore.builder(DerivativeSchema.of(COUNTER.reset(ResetPolicy.WRAP_32)))
            .maxKeys(1)
            .byteKeys(8)
            .build();
    row(store, "a", 0, 7);
    final Sample withoutX = sample(store, "a");
    withoutX.setY(0, 1L << 32);
    store.update(withoutX);
    assertThat(statusOf(store, 0)).isEqualTo("MISSING");
    row(store, "a", 1, 8);
    assertThat(statusOf(store, 0)).isEqualTo("FIRST");
  }

  @Test
  void shouldTakeABlankFrameForNothingWhereTheFrameBeforeItWasOutOfRange() {
    final FieldSchema field = COUNTER.reset(ResetPolicy.WRAP_32).keepLast();
    final DerivativeStore store =
        DerivativeStore.builder(DerivativeSchema.of(field).framed()).maxKeys(1).byteKeys(8).build();
    frame(store, 1L, 5);
    frame(store, 2L, 1L << 32);
    assertThat(statusOf(store, 0)).isEqualTo("OUT_OF_RANGE");
    frame(store, null, 6);
    assertThat(statusOf(store, 0)).isEqualTo("MISSING");
    // As if the frame that was out of range had never come: the step is that from the first one.
    frame(store, 2L, 15);
    assertThat(statusOf(store, 0)).isEqualTo("DUPLICATE_X");
    assertThat(store.field(0).derivative()).isEqualTo(10.0);
    assertThat(store.field(0).windowLength(store.first())).isEqualTo(2);
  }

  private static void frame(final DerivativeStore store, final Long time, final long y) {
    final Sample sample = sample(store, "a");
    if (time != null) {
      sample.frame(time);
    }
    sample.x(time == null ? 0 : time).setY(0, y);
    store.update(sample);
  }

  private static DerivativeStore expiringPairs() {
    return DerivativeStore.builder(
            DerivativeSchema.of(COUNTER, FieldSchema.counter("z")).idleTimeout(10L))
        .maxKeys(4)
        .byteKeys(8)
        .build();
  }

  /** The only field of a store that holds a key in slot 0, with doubles that wrap from 0 on. */
  private static DerivativeField wrapping(final BigInteger max) {
    return wrapping(BigInteger.ZERO, max);
  }

  private static DerivativeField wrapping(final BigInteger min, final BigInteger max) {
    final ResetPolicy policy = ResetPolicy.wrap(min, max);
    final DerivativeStore store =
        DerivativeStore.builder(DerivativeSchema.of(REAL.reset(policy))).maxKeys(1).build();
    assertThat(store.acquire(1L)).isZero();
    return store.field(0);
  }

  private static Sample sample(final DerivativeStore store, final String key) {
    return store.newSample().key(key);
  }

  /** Gives every field the same numbers; returns the key's handle. */
  private static int row(
      final DerivativeStore store, final String key, final long x, final long y) {
    final Sample sample = sample(store, key);
    for (int i = 0; i < store.fieldCount(); i++) {
      sample.setX(i, x);
      sample.setY(i, y);
    }
    store.update(sample);
    return sample.handle();
  }

  private static String statusOf(final DerivativeStore store, final int field) {
    return SampleStatus.name(store.field(field).status());
  }
}
