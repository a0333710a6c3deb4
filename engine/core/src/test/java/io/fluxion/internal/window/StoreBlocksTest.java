// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.internal.key.KeyLife;
import io.fluxion.internal.key.LongKeyIndex;
import io.fluxion.internal.step.FieldSettings;
import io.fluxion.internal.step.FieldUpdate;
import io.fluxion.internal.step.StoreColumns;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which keys are read together with their neighbours, and which by themselves. */
final class StoreBlocksTest {
  private static final int KEYS = 1_024;
  private static final int WINDOW = 16;

  private final FieldSettings settings = new FieldSettings("y");
  private final StoreColumns columns = new StoreColumns(List.of(settings), WINDOW, false);
  private final double[] out = new double[KEYS];
  private int[] handles;
  private FieldUpdate field;
  private FieldWindow window;
  private Reading reading;

  /** Notes what is asked of it. */
  private static final class Reading extends StoreReading {
    final BitSet ones = new BitSet();
    final BitSet together = new BitSet();
    private final int begin;

    Reading(final FieldWindow window, final int begin) {
      super(window);
      this.begin = begin;
    }

    @Override
    double one(final int slot) {
      ones.set(slot);
      return 1;
    }

    @Override
    boolean read(
        final int slot,
        final int oldest,
        final int count,
        final double[] out,
        final int at,
        final WindowScratch scratch) {
      assertThat(oldest - begin).isEqualTo(at);
      together.set(at, at + count);
      Arrays.fill(out, at, at + count, 2);
      return true;
    }
  }

  @BeforeEach
  void fill() {
    final KeyLife keys = new KeyLife(new LongKeyIndex(KEYS, 1), null, columns);
    columns.allocate(KEYS);
    field = new FieldUpdate(settings, columns.fields[0], keys, false);
    window = new FieldWindow(settings, columns.fields[0]);
    handles = new int[KEYS];
    for (int key = 0; key < KEYS; key++) {
      assertThat(keys.acquire(key)).isEqualTo(key);
      handles[key] = keys.handle(key);
    }
    for (int i = 0; i < 20; i++) {
      round(i);
    }
    reading = new Reading(window, 20 % WINDOW * window.ring.stride());
  }

  private void update(final int slot, final long x, final long y) {
    field.update(handles[slot], x, y);
  }

  private void round(final int x) {
    for (int slot = 0; slot < KEYS; slot++) {
      update(slot, x, 3L * x);
    }
  }

  private void read() {
    reading.ones.clear();
    reading.together.clear();
    reading.all(out, KEYS);
    for (int slot = 0; slot < KEYS; slot++) {
      assertThat(reading.ones.get(slot)).isNotEqualTo(reading.together.get(slot));
      assertThat(out[slot]).isEqualTo(reading.ones.get(slot) ? 1 : 2);
    }
  }

  @Test
  void shouldReadAllTogetherThatAreAlignedAndNeverFell() {
    read();

    assertThat(reading.ones.cardinality()).isZero();
  }

  @Test
  void shouldReadFewBesidesAKeyThatFell() {
    update(300, 100, 100);
    for (int i = 1; i < WINDOW; i++) {
      update(300, 100 + i, 1);
    }
    read();

    assertThat(reading.ones.get(300)).isTrue();
    assertThat(reading.ones.cardinality()).isEqualTo(32);

    // A whole turn of its ring, so that it is aligned again: the fall has left the window.
    for (int i = 0; i < WINDOW; i++) {
      update(300, 200 + i, 1);
    }
    read();

    assertThat(reading.ones.cardinality()).isZero();
  }

  @Test
  void shouldReadFewBesidesAKeyThatIsNotAligned() {
    update(1_023, 100, 100);
    read();

    assertThat(reading.ones.get(1_023)).isTrue();
    assertThat(reading.ones.cardinality()).isEqualTo(32);
  }

  @Test
  void shouldReadAKeyByItselfWhoseRingStillFills() {
    columns.left(0);
    for (int i = 0; i < WINDOW; i++) {
      assertThat(reading(0)).as("after %d samples", i).isTrue();
      update(0, 100 + i, 100);
    }

    assertThat(reading(0)).isFalse();
  }

  private boolean reading(final int slot) {
    read();
    return reading.ones.get(slot);
  }

  @Test
  void shouldReadSlotsTogetherWhereTheyFollowEachOther() {
    final int[] slots = new int[600];
    Arrays.setAll(slots, i -> 100 + i);
    slots[0] = 7;
    reading = readingOf(slots, 100);

    // Of three blocks the first one has a jump.
    assertThat(reading.ones.cardinality()).isEqualTo(StoreReading.BLOCK);
    assertThat(reading.together.cardinality()).isEqualTo(600 - StoreReading.BLOCK);
  }

  private Reading readingOf(final int[] slots, final int first) {
    final Reading some = new Reading(window, 20 % WINDOW * window.ring.stride() + first);
    some.some(slots, -1, slots.length, out);
    return some;
  }

  @Test
  void shouldReadSlopesTogetherWhoseSumsPassSixtyFourBits() {
    final long second = 1_000_000_000;
    for (int i = 1; i <= WINDOW; i++) {
      for (int slot = 0; slot < KEYS; slot++) {
        update(slot, i * second + slot, 64L * i * second + slot * i);
      }
    }
    final StoreSlopes slopes = new StoreSlopes(window);
    final int oldest = window.ring.oldestPlane(0, KEYS);
    assertThat(slopes.read(0, oldest, StoreReading.BLOCK, out, 0, WindowScratch.get())).isTrue();
    for (int slot = 0; slot < StoreReading.BLOCK; slot++) {
      assertThat(out[slot]).isEqualTo(window.slope(slot));
    }
  }
}
