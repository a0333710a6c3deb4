package io.fluxion.derivative;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.state.StateStore;
import java.util.Arrays;
import java.util.BitSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which keys are read together with their neighbours, and which by themselves. */
final class StoreBlocksTest {
  private static final int KEYS = 1_024;
  private static final int WINDOW = 16;

  private final StoreLayout layout =
      new StoreLayout(DerivativeSchema.of(FieldSchema.counter("y")).window(WINDOW));
  private final double[] out = new double[KEYS];
  private DerivativeField field;
  private Reading reading;

  /** Notes what is asked of it. */
  private static final class Reading extends StoreReading {
    final BitSet ones = new BitSet();
    final BitSet together = new BitSet();
    private final int begin;

    Reading(final FieldSchema schema, final FieldColumns columns, final int begin) {
      super(schema, new StepRule(schema), columns);
      this.begin = begin;
    }

    @Override
    double one(final int slot) {
      ones.set(slot);
      return 1;
    }

    @Override
    boolean read(final int oldest, final int count, final double[] out, final int at) {
      assertThat(oldest - begin).isEqualTo(at);
      together.set(at, at + count);
      Arrays.fill(out, at, at + count, 2);
      return true;
    }
  }

  @BeforeEach
  void fill() {
    final StateStore state = StateStore.builder(layout.state()).maxKeys(KEYS).build();
    final FieldColumns columns = layout.columns(0);
    columns.bind(state);
    field = new DerivativeField(layout.fields().get(0), columns, null, new WindowScratch());
    for (int key = 0; key < KEYS; key++) {
      assertThat(state.acquire(key)).isEqualTo(key);
      field.enter(key);
    }
    for (int i = 0; i < 20; i++) {
      round(i);
    }
    reading = new Reading(field.schema(), columns, 20 % WINDOW * columns.ring.stride());
  }

  private void round(final int x) {
    for (int slot = 0; slot < KEYS; slot++) {
      field.update(slot, x, 3L * x);
    }
  }

  private void read() {
    reading.ones.clear();
    reading.together.clear();
    reading.all(out);
    for (int slot = 0; slot < KEYS; slot++) {
      assertThat(reading.ones.get(slot)).isNotEqualTo(reading.together.get(slot));
      assertThat(out[slot]).isEqualTo(reading.ones.get(slot) ? 1 : 2);
    }
  }

  @Test
  void shouldReadAllTogetherThatAreInStepAndNeverFell() {
    read();

    assertThat(reading.ones.cardinality()).isZero();
  }

  @Test
  void shouldReadFewBesidesAKeyThatFell() {
    field.update(300, 100, 100);
    for (int i = 1; i < WINDOW; i++) {
      field.update(300, 100 + i, 1);
    }
    read();

    assertThat(reading.ones.get(300)).isTrue();
    assertThat(reading.ones.cardinality()).isEqualTo(32);

    // A whole turn of its ring, so that it is in step again: the fall has left the window.
    for (int i = 0; i < WINDOW; i++) {
      field.update(300, 200 + i, 1);
    }
    read();

    assertThat(reading.ones.cardinality()).isZero();
  }

  @Test
  void shouldReadFewBesidesAKeyThatIsOutOfStep() {
    field.update(1_023, 100, 100);
    read();

    assertThat(reading.ones.get(1_023)).isTrue();
    assertThat(reading.ones.cardinality()).isEqualTo(32);
  }

  @Test
  void shouldReadAKeyByItselfWhoseRingStillFills() {
    field.forget(0);
    for (int i = 0; i < WINDOW; i++) {
      assertThat(reading(0)).as("after %d samples", i).isTrue();
      field.update(0, 100 + i, 100);
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
    final FieldColumns columns = layout.columns(0);
    final Reading some =
        new Reading(field.schema(), columns, 20 % WINDOW * columns.ring.stride() + first);
    some.some(slots, slots.length, out);
    return some;
  }

  @Test
  void shouldReadSlopesTogetherWhoseSumsPassSixtyFourBits() {
    final long second = 1_000_000_000;
    final FieldColumns columns = layout.columns(0);
    for (int i = 1; i <= WINDOW; i++) {
      for (int slot = 0; slot < KEYS; slot++) {
        field.update(slot, i * second + slot, 64L * i * second + slot * i);
      }
    }
    final StoreSlopes slopes =
        new StoreSlopes(field, new StepRule(field.schema()), columns, new WindowScratch());
    final int oldest = columns.ring.commonPlane(0, KEYS);
    assertThat(slopes.read(oldest, StoreReading.BLOCK, out, 0)).isTrue();
    for (int slot = 0; slot < StoreReading.BLOCK; slot++) {
      assertThat(out[slot]).isEqualTo(field.slope(slot));
    }
  }
}
