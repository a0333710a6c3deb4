package io.fluxion.derivative;

import io.fluxion.state.StateStore;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * One field of many keys, fed by rounds in which most keys are well: some have troubles now and
 * then, which is what reading many windows at once must not stumble over.
 */
final class TroubledKeys {
  private static final int[] CAPACITIES = {1, 31, 33, 256, 300, 700};
  private static final int[] WINDOWS = {2, 3, 4, 16, 17, 70};
  private static final double[] TROUBLES = {0, 0, 0.0002, 0.002, 0.05};
  private static final long[] UNITS = {1, 1_000, 1_000_000_000, 1L << 40, 1L << 58};
  private static final long[] GROWTHS = {
    0, 1, 1_000, 1_000_000_000, 1L << 33, 1L << 40, 1L << 50, 1L << 60, Long.MAX_VALUE
  };
  private static final long[] STARTS = {
    0, 1_700_000_000_000_000_000L, Long.MIN_VALUE, Long.MAX_VALUE - (1L << 45), -1_000
  };
  private static final String[] RESETS = {
    "drop", "from-zero", "zero", "none", "tolerant:10", "wrap32", "wrap:0:1000"
  };
  private static final double[] SCALES = {1, 1e9, -2.5, 0, 1e-3};

  final FieldColumns columns;
  final DerivativeField field;
  final int capacity;

  private final SplittableRandom random;
  private final StateStore state;
  private final boolean[] taken;
  private final boolean xDoubles;
  private final boolean yDoubles;
  private final boolean gauge;
  private final boolean oneX;
  private final double trouble;
  private final long unit;
  private final long growth;
  private final long range;
  private final long[] x;
  private final long[] y;
  private long roundX;

  TroubledKeys(final SplittableRandom random) {
    this.random = random;
    capacity = CAPACITIES[random.nextInt(CAPACITIES.length)];
    gauge = random.nextInt(4) == 0;
    xDoubles = random.nextInt(8) == 0;
    trouble = TROUBLES[random.nextInt(TROUBLES.length)];
    oneX = random.nextBoolean();
    unit = UNITS[random.nextInt(UNITS.length)];
    growth = GROWTHS[random.nextInt(GROWTHS.length)];
    roundX = STARTS[random.nextInt(STARTS.length)];
    final FieldSchema schema = drawSchema();
    yDoubles = schema.yType() == NumberType.DOUBLE;
    final ResetPolicy policy = schema.effectiveReset();
    range = policy.isWrap() ? policy.max.longValue() : Long.MAX_VALUE;
    final StoreLayout layout =
        new StoreLayout(
            DerivativeSchema.of(schema).window(WINDOWS[random.nextInt(WINDOWS.length)]));
    state = StateStore.builder(layout.state()).maxKeys(capacity).build();
    columns = layout.columns(0);
    columns.bind(state);
    field = new DerivativeField(layout.fields().get(0), columns, null, new WindowScratch());
    taken = new boolean[capacity];
    x = new long[capacity];
    y = new long[capacity];
    final long startY = policy.isWrap() ? 0 : STARTS[random.nextInt(STARTS.length)];
    Arrays.fill(y, startY);
    // Some slots never have a key, and not always the last ones.
    final int never = random.nextInt(3) == 0 ? random.nextInt(capacity) : 0;
    for (int key = 0; key < capacity - never; key++) {
      enter(key);
    }
  }

  private FieldSchema drawSchema() {
    final NumberType yType = NumberType.values()[random.nextInt(8) == 0 ? 2 : random.nextInt(2)];
    FieldSchema schema = gauge ? FieldSchema.gauge("y") : FieldSchema.counter("y");
    schema =
        schema
            .yType(yType)
            .xType(xDoubles ? NumberType.DOUBLE : NumberType.LONG)
            .scale(SCALES[random.nextInt(SCALES.length)])
            .reset(ResetPolicy.parse(RESETS[random.nextInt(RESETS.length)]));
    if (random.nextInt(3) == 0) {
      schema = schema.scaledPerKey();
    }
    if (random.nextInt(3) == 0) {
      schema = schema.keepLast();
    }
    if (random.nextInt(3) == 0) {
      schema = schema.overCounter();
    }
    if (random.nextInt(3) == 0) {
      schema = schema.breakOnMissing();
    }
    if (random.nextBoolean()) {
      schema = schema.propagateNaN();
    }
    if (random.nextInt(4) == 0) {
      schema = xDoubles ? schema.maxGap(unit * 8.0) : schema.maxGap(Math.max(unit * 8, unit));
    }
    return schema;
  }

  private void enter(final long key) {
    final int slot = state.acquire(key);
    taken[slot] = true;
    field.enter(slot);
    if (field.schema().isScaledPerKey() && random.nextInt(4) > 0) {
      field.keyScale(slot, 1 + random.nextInt(64));
    }
  }

  boolean isTaken(final int slot) {
    return taken[slot];
  }

  /** A sample for each key, or for most of them. */
  void round() {
    roundX += unit;
    for (int slot = 0; slot < capacity; slot++) {
      if (!taken[slot]) {
        continue;
      }
      x[slot] = oneX ? roundX : roundX + random.nextLong(unit);
      if (random.nextDouble() >= trouble) {
        y[slot] = next(slot);
        update(slot, x[slot], y[slot]);
      } else {
        trouble(slot);
      }
    }
  }

  private long next(final int slot) {
    final long step = random.nextLong(growth / 8, growth / 4 * 3 + 2);
    final long next = gauge && random.nextBoolean() ? y[slot] - step : y[slot] + step;
    return next < 0 || next > range ? (range == Long.MAX_VALUE ? next : next & range) : next;
  }

  private void update(final int slot, final long newX, final long newY) {
    if (xDoubles && yDoubles) {
      field.update(slot, newX * 0.1, newY * 0.1);
    } else if (xDoubles) {
      field.update(slot, newX * 0.1, newY);
    } else if (yDoubles) {
      field.update(slot, newX, newY * 0.1);
    } else {
      field.update(slot, newX, newY);
    }
  }

  private void trouble(final int slot) {
    switch (random.nextInt(9)) {
      case 0:
        // Left out, so that it falls out of step.
        return;
      case 1:
        field.missing(slot);
        return;
      case 2:
        // A fall, or a wrap.
        y[slot] = random.nextInt(100);
        break;
      case 3:
        y[slot] = random.nextLong() & range;
        break;
      case 4:
        y[slot] = range - random.nextInt(3);
        break;
      case 5:
        // Behind, or a counter that begins again.
        update(slot, x[slot] - 20 * unit, y[slot]);
        return;
      case 6:
        // Another with the same x.
        update(slot, x[slot], y[slot]);
        y[slot] = next(slot);
        break;
      case 7:
        if (yDoubles && !xDoubles) {
          field.update(slot, x[slot], Double.NaN);
          return;
        }
        y[slot]--;
        break;
      default:
        state.remove(slot);
        if (random.nextBoolean()) {
          enter(capacity + slot);
        } else {
          taken[slot] = false;
        }
        return;
    }
    update(slot, x[slot], y[slot]);
  }
}
