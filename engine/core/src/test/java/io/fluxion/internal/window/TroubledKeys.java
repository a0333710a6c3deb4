// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.window;

import io.fluxion.internal.key.KeyLife;
import io.fluxion.internal.key.LongKeyIndex;
import io.fluxion.internal.step.FieldColumns;
import io.fluxion.internal.step.FieldSettings;
import io.fluxion.internal.step.FieldUpdate;
import io.fluxion.internal.step.ResetRule;
import io.fluxion.internal.step.ResetRule.Kind;
import io.fluxion.internal.step.StoreColumns;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
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
  private static final ResetRule[] RESETS = {
    new ResetRule(Kind.DROP, 0, null, null),
    new ResetRule(Kind.FROM_ZERO, 0, null, null),
    new ResetRule(Kind.ZERO, 0, null, null),
    ResetRule.NONE,
    new ResetRule(Kind.TOLERANT, 10, null, null),
    wrap(0xffff_ffffL),
    wrap(1_000)
  };
  private static final double[] SCALES = {1, 1e9, -2.5, 0, 1e-3};

  final FieldColumns columns;
  final FieldUpdate field;
  final FieldWindow window;
  final int capacity;

  private final SplittableRandom random;
  private final KeyLife keys;
  private final int[] handles;
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
    final FieldSettings settings = drawSettings();
    yDoubles = settings.yDouble;
    final ResetRule reset = settings.effectiveReset();
    range = reset.isWrap() ? reset.max().longValue() : Long.MAX_VALUE;
    final StoreColumns store =
        new StoreColumns(List.of(settings), WINDOWS[random.nextInt(WINDOWS.length)], false);
    keys = new KeyLife(new LongKeyIndex(capacity, 1), null, store);
    store.allocate(capacity);
    columns = store.fields[0];
    field = new FieldUpdate(settings, columns, keys, false);
    window = new FieldWindow(settings, columns);
    handles = new int[capacity];
    taken = new boolean[capacity];
    x = new long[capacity];
    y = new long[capacity];
    final long startY = reset.isWrap() ? 0 : STARTS[random.nextInt(STARTS.length)];
    Arrays.fill(y, startY);
    // Some slots never have a key, and not always the last ones.
    final int never = random.nextInt(3) == 0 ? random.nextInt(capacity) : 0;
    for (int key = 0; key < capacity - never; key++) {
      enter(key);
    }
  }

  private static ResetRule wrap(final long max) {
    return new ResetRule(Kind.WRAP, 0, BigInteger.ZERO, BigInteger.valueOf(max));
  }

  private FieldSettings drawSettings() {
    final FieldSettings settings = new FieldSettings("y");
    settings.gauge = gauge;
    settings.yDouble = random.nextInt(8) == 0;
    settings.yUnsigned = !settings.yDouble && random.nextBoolean();
    settings.xDouble = xDoubles;
    settings.scale = SCALES[random.nextInt(SCALES.length)];
    settings.reset = RESETS[random.nextInt(RESETS.length)];
    settings.scaledPerKey = random.nextInt(3) == 0;
    settings.keepsLast = random.nextInt(3) == 0;
    settings.xCounter = random.nextInt(3) == 0;
    settings.breaksOnMissing = random.nextInt(3) == 0;
    settings.propagatesNaN = random.nextBoolean();
    if (random.nextInt(4) == 0) {
      settings.maxGap = Math.max(unit * 8, unit);
      settings.maxGapDouble = unit * 8.0;
    }
    if (!settings.scaledPerKey && random.nextInt(4) == 0) {
      settings.maxRate = growth / 2.0 / unit * Math.abs(settings.scale) + 1e-9;
    }
    return settings;
  }

  private void enter(final long key) {
    final int slot = keys.acquire(key);
    handles[slot] = keys.handle(slot);
    taken[slot] = true;
    if (field.settings().scaledPerKey && random.nextInt(4) > 0) {
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
      field.update(handles[slot], newX * 0.1, newY * 0.1);
    } else if (xDoubles) {
      field.update(handles[slot], newX * 0.1, newY);
    } else if (yDoubles) {
      field.update(handles[slot], newX, newY * 0.1);
    } else {
      field.update(handles[slot], newX, newY);
    }
  }

  private void trouble(final int slot) {
    switch (random.nextInt(9)) {
      case 0:
        // Left out, so that its ring is no longer aligned.
        return;
      case 1:
        field.missing(handles[slot]);
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
          field.update(handles[slot], x[slot], Double.NaN);
          return;
        }
        y[slot]--;
        break;
      default:
        keys.remove(slot);
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
