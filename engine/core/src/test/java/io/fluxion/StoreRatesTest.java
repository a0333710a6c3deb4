// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What a user may ask of many windows at once, and what is refused. */
class StoreRatesTest {
  private static final double UNTOUCHED = -12_345.678;

  private static DerivativeStore store(final int capacity, final int keys) {
    final DerivativeStore store =
        DerivativeStore.builder(DerivativeSchema.of(FieldSchema.counter("y")).window(4))
            .maxKeys(capacity)
            .build();
    for (int key = 0; key < keys; key++) {
      final int handle = store.acquire(key);
      for (int i = 0; i < 6; i++) {
        store.update(handle, i, 2 * i + key);
      }
    }
    return store;
  }

  private static double[] untouched(final int length) {
    final double[] out = new double[length];
    Arrays.fill(out, UNTOUCHED);
    return out;
  }

  @Test
  void shouldRefuseAnArrayThatIsTooShortBeforeAnythingIsRead() {
    final DerivativeField field = store(100, 100).field(0);
    final double[] out = untouched(99);

    assertThatThrownBy(() -> field.rates(out)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> field.rates(new int[100], 100, out))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> field.slopes(out)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> field.slopes(new int[100], 100, out))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(out).containsOnly(UNTOUCHED);
  }

  @Test
  void shouldWriteTheSlotsThatWereEverUsedAndNoOthers() {
    final double[] out = untouched(600);

    assertThat(store(600, 300).field(0).rates(out)).isEqualTo(300);
    assertThat(Arrays.copyOf(out, 300)).containsOnly(2.0);
    assertThat(Arrays.copyOfRange(out, 300, 600)).containsOnly(UNTOUCHED);
  }

  @Test
  void shouldFindNoRateOfAKeyThatWasRemoved() {
    final DerivativeStore store = store(300, 300);
    final int removed = store.find(200);
    store.remove(removed);
    final double[] out = untouched(300);
    store.field(0).rates(out);

    assertThat(out[store.slot(removed)]).isNaN();
    assertThat(Arrays.stream(out).filter(rate -> rate == 2.0)).hasSize(299);

    store.field(0).slopes(new int[] {removed, store.first(), DerivativeStore.NONE}, 3, out);
    assertThat(Arrays.copyOf(out, 3)).containsExactly(Double.NaN, 2.0, Double.NaN);
  }

  @Test
  void shouldFindNoRateOfAnIdleKeyWhetherOrNotItsSlotWasTakenBack() {
    final DerivativeStore store =
        DerivativeStore.builder(
                DerivativeSchema.of(FieldSchema.counter("y")).window(4).idleTimeout(10L))
            .maxKeys(10)
            .build();
    for (final long x : new long[] {0, 1, 11, 12}) {
      for (long key = x < 11 ? 1 : 2; key <= 3; key++) {
        store.updateByKey(key, x, 2 * x);
      }
    }
    final double[] before = untouched(3);
    store.field(0).rates(before);
    store.expire();
    final double[] after = untouched(3);
    store.field(0).rates(after);

    assertThat(before).containsExactly(Double.NaN, 2.0, 2.0);
    assertThat(after).containsExactly(before);
  }
}
