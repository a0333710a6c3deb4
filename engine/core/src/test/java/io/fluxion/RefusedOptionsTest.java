// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Options and values that do not fit are refused by name, before anything is taken. */
class RefusedOptionsTest {
  private static final FieldSchema COUNTER = FieldSchema.counter("bytes");

  private static DerivativeStore storeOf(final FieldSchema... fields) {
    return DerivativeStore.builder(DerivativeSchema.of(fields)).maxKeys(8).build();
  }

  private static void expectRefused(final ThrowingCallable call, final String... words) {
    final var thrown = assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class);
    for (final String word : words) {
      thrown.hasMessageContaining(word);
    }
  }

  private static String statusOf(final DerivativeStore store) {
    return SampleStatus.name(store.status());
  }

  // ---- gaps

  @Test
  void shouldTakeAWholeDoubleForAGapOfLongs() {
    final DerivativeStore store = storeOf(COUNTER.maxGap(5e9));
    final int handle = store.acquire(1);
    store.update(handle, 0, 0);
    store.update(handle, 5_000_000_000L, 1);
    assertThat(statusOf(store)).isEqualTo("OK");
    store.update(handle, 10_000_000_001L, 2);
    assertThat(statusOf(store)).isEqualTo("GAP");
  }

  @Test
  void shouldTakeALongForAGapOfDoubles() {
    final DerivativeStore store = storeOf(COUNTER.xType(NumberType.DOUBLE).maxGap(5));
    final int handle = store.acquire(1);
    store.field(0).update(handle, 0.5, 0L);
    store.field(0).update(handle, 5.5, 1L);
    assertThat(statusOf(store)).isEqualTo("OK");
    store.field(0).update(handle, 10.75, 2L);
    assertThat(statusOf(store)).isEqualTo("GAP");
  }

  @Test
  void shouldTakeAGapBeyondAllLongsAsNone() {
    final DerivativeStore store = storeOf(COUNTER.maxGap(1e30));
    final int handle = store.acquire(1);
    store.update(handle, Long.MIN_VALUE, 0);
    store.update(handle, Long.MAX_VALUE, 1);
    assertThat(statusOf(store)).isEqualTo("OK");
  }

  @Test
  void shouldRefuseHalfAGapOfLongsAndNameTheField() {
    expectRefused(() -> storeOf(COUNTER.maxGap(0.5)), "field bytes", "0.5");
    expectRefused(() -> storeOf(COUNTER.maxGap(1e9 + 0.5)), "field bytes");
  }

  @Test
  void shouldRefuseNegativeGapsAndOtherNumbersThatMakeNoSense() {
    expectRefused(() -> COUNTER.maxGap(-1L), "-1");
    expectRefused(() -> COUNTER.maxGap(Double.NaN), "NaN");
    expectRefused(() -> COUNTER.maxRate(0), "0.0");
    expectRefused(() -> COUNTER.maxRate(Double.NaN), "NaN");
    expectRefused(() -> COUNTER.scale(Double.POSITIVE_INFINITY), "Infinity");
    expectRefused(() -> COUNTER.ewma(0), "0.0");
    expectRefused(() -> COUNTER.integralUnit(-1), "-1.0");
    expectRefused(() -> COUNTER.xType(NumberType.ULONG), "ULONG");
    expectRefused(() -> DerivativeSchema.of(COUNTER).window(1), "1");
    expectRefused(() -> DerivativeSchema.of(COUNTER).idleTimeout(-1L), "-1");
    expectRefused(
        () ->
            DerivativeStore.builder(DerivativeSchema.of(COUNTER).idleTimeout(0.5))
                .maxKeys(1)
                .build(),
        "0.5");
    expectRefused(() -> storeOf(COUNTER.maxRate(5).scaledPerKey()), "field bytes", "maximum rate");
  }

  // ---- types

  @Test
  void shouldTakeALongForAFieldOfDoublesAsTheDoubleItIs() {
    final DerivativeStore store =
        storeOf(FieldSchema.gauge("load").yType(NumberType.DOUBLE).xType(NumberType.DOUBLE));
    final Sample row = store.newSample();
    row.key(1).x(10).setY(0, 20);
    assertThat(Double.longBitsToDouble(row.yBits(0))).isEqualTo(20.0);
    assertThat(Double.longBitsToDouble(row.xBits(0))).isEqualTo(10.0);
    store.update(row);
    assertThat(store.field(0).value(row.handle())).isEqualTo(20.0);
    final Round round = store.newRound(2);
    round.x(12);
    round.add(row.handle(), 30);
    store.update(round);
    assertThat(round.derivatives(0)[0]).isEqualTo(5.0);
    assertThat(store.updateByKey(1, 13, 37)).isEqualTo(7.0);
    assertThat(store.field(0).update(row.handle(), 14, 38)).isEqualTo(1.0);
  }

  @Test
  void shouldRefuseADoubleForAFieldOfLongsAndNameIt() {
    final DerivativeStore store = storeOf(COUNTER);
    final Sample row = store.newSample();
    final Round round = store.newRound(1);
    final int handle = store.acquire(1);
    expectRefused(() -> row.setY(0, 0.5), "field bytes", "y", "0.5");
    expectRefused(() -> row.setX(0, 1.5), "field bytes", "x", "1.5");
    expectRefused(() -> new Sample(1, 4).setY(0, 0.5), "0.5");
    expectRefused(() -> round.setY(0, 0, 0.5), "field bytes", "0.5");
    expectRefused(() -> store.update(handle, 1L, 0.5), "field bytes", "0.5");
    expectRefused(() -> store.field(0).update(handle, 1.5, 5L), "field bytes", "x", "1.5");
    assertThat(row.hasY(0)).isFalse();
    assertThat(row.hasX(0)).isFalse();
    assertThat(store.count(SampleStatus.FIRST)).isZero();
  }

  @Test
  void shouldRefuseASampleOfAnotherShape() {
    final DerivativeStore store = storeOf(COUNTER, FieldSchema.counter("packets"));
    final Sample tooFew = new Sample(1, 0);
    tooFew.key(1).x(1).setY(0, 1);
    expectRefused(() -> store.update(tooFew), "1 fields", "2");
    final Sample tooMany = new Sample(3, 0);
    tooMany.key(1).x(1).setY(0, 1);
    expectRefused(() -> store.update(tooMany), "3 fields", "2");
    final Sample doubles = new Sample(2, NumberType.LONG, NumberType.DOUBLE, 0);
    doubles.key(1).x(1).setY(0, 1);
    expectRefused(() -> store.update(doubles), "other types", "bytes");
    final Sample realX = new Sample(2, NumberType.DOUBLE, NumberType.LONG, 0);
    realX.key(1).x(1).setY(0, 1);
    expectRefused(() -> store.update(realX), "other types", "bytes");
    assertThat(store.size()).isZero();
    final Sample unsigned = new Sample(2, NumberType.LONG, NumberType.ULONG, 0);
    unsigned.key(1).x(1).setY(0, 1).setY(1, 2);
    store.update(unsigned);
    assertThat(store.size()).as("longs, with a sign or without, are the same").isEqualTo(1);
  }

  @Test
  void shouldRefuseASampleWithAKeyOfTheOtherKind() {
    final DerivativeStore longs = storeOf(COUNTER);
    final Sample text = new Sample(1, 8);
    text.key("eth0").x(1).setY(0, 1);
    expectRefused(() -> longs.update(text), "longs");
    final DerivativeStore bytes =
        DerivativeStore.builder(DerivativeSchema.of(COUNTER)).maxKeys(2).byteKeys(8).build();
    final Sample number = bytes.newSample();
    number.key(5).x(1).setY(0, 1);
    expectRefused(() -> bytes.update(number), "byte strings");
    assertThat(longs.size() + bytes.size()).isZero();
  }

  @Test
  void shouldRefuseARoundOfAnotherSchema() {
    final DerivativeStore store = storeOf(COUNTER);
    final Round other = storeOf(FieldSchema.counter("packets")).newRound(2);
    other.x(1);
    other.add(store.acquire(1), 5);
    expectRefused(() -> store.update(other), "packets", "bytes");
    expectRefused(() -> store.updateByKey(other), "packets", "bytes");
    final Round equal = storeOf(FieldSchema.counter("bytes")).newRound(2);
    equal.x(1);
    equal.add(store.find(1), 5);
    store.update(equal);
    assertThat(equal.statuses(0)[0]).isEqualTo((byte) SampleStatus.FIRST);
    final Round withoutX = store.newRound(2);
    withoutX.add(store.find(1), 6);
    assertThatThrownBy(() -> store.update(withoutX)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> withoutX.size(3)).isInstanceOf(IllegalArgumentException.class);
    withoutX.add(store.find(1), 7);
    assertThat(withoutX.isFull()).isTrue();
    assertThatThrownBy(() -> withoutX.add(5)).isInstanceOf(IllegalStateException.class);
    expectRefused(() -> store.newRound(0), "0");
  }

  // ---- factors per key

  @Test
  void shouldRefuseAFactorOfAFieldWithoutOneAndTakeNothing() {
    final DerivativeStore store = storeOf(COUNTER.scaledPerKey(), FieldSchema.counter("packets"));
    final int handle = store.acquire(1);
    expectRefused(() -> store.field(1).keyScale(handle, 2), "field packets", "factor per key");
    final Sample row = store.newSample();
    row.key(2).x(1).setY(0, 1).setY(1, 1);
    row.keyScale(0, 3);
    row.keyScale(1, 3);
    expectRefused(() -> store.update(row), "field packets", "factor per key");
    assertThat(store.find(2)).isEqualTo(DerivativeStore.NONE);
    assertThat(store.count(SampleStatus.FIRST)).isZero();
  }

  // ---- names and sizes

  @Test
  void shouldRefuseAFieldWithoutAName() {
    expectRefused(() -> FieldSchema.counter(""), "name");
    expectRefused(() -> FieldSchema.gauge(null), "name");
  }

  @Test
  void shouldRefuseTwoFieldsOfOneNameAndNone() {
    expectRefused(() -> storeOf(COUNTER, FieldSchema.gauge("bytes")), "two fields", "bytes");
    expectRefused(() -> DerivativeSchema.of(List.of()), "at least one field");
    expectRefused(() -> storeOf(COUNTER).field("packets"), "packets", "bytes");
  }

  @Test
  void shouldRefuseALongestKeyThatIsNone() {
    final DerivativeStore.Builder builder = DerivativeStore.builder(DerivativeSchema.of(COUNTER));
    for (final int longest : new int[] {0, -5, 65_536}) {
      expectRefused(() -> builder.byteKeys(longest), "1 to 65535", Integer.toString(longest));
    }
  }

  @Test
  void shouldRefuseANumberOfKeysBeforeMemoryIsTaken() {
    final DerivativeSchema wide = DerivativeSchema.of(COUNTER).window(1_000);
    expectRefused(() -> DerivativeStore.builder(wide).build(), "maxKeys", "0");
    final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (final int keys : new int[] {0, -1, Integer.MIN_VALUE, 1 << 28, Integer.MAX_VALUE}) {
      final long before = threads.getCurrentThreadAllocatedBytes();
      expectRefused(() -> DerivativeStore.builder(wide).maxKeys(keys).build());
      assertThat(threads.getCurrentThreadAllocatedBytes() - before)
          .as("bytes taken for %d keys", keys)
          .isLessThan(1_000_000);
    }
    expectRefused(
        () -> DerivativeStore.builder(wide).maxKeys(3_000_000).build(), "1000", "3000000");
    expectRefused(
        () ->
            DerivativeStore.builder(DerivativeSchema.of(COUNTER).window(2))
                .maxKeys(1 << 20)
                .byteKeys(4_096)
                .build(),
        "1048576",
        "4096");
  }

  @Test
  void shouldRefuseAKeyThatIsTooLong() {
    final DerivativeStore store =
        DerivativeStore.builder(DerivativeSchema.of(COUNTER)).maxKeys(2).byteKeys(4).build();
    expectRefused(() -> store.acquire("eth10"), "4 bytes", "eth10");
    expectRefused(() -> store.acquire(new byte[9], 0, 5), "5 bytes", "4");
    expectRefused(() -> store.newSample().key("eth10"), "eth10");
    assertThat(store.size()).isZero();
    assertThatThrownBy(() -> store.acquire(5)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> store.find(5)).isInstanceOf(IllegalStateException.class);
  }
}
