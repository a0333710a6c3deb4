package io.fluxion.derivative;

import io.fluxion.state.Ring;

/**
 * One metric of many keys' windows in one pass. Neighbouring slots are read together, plane by
 * plane, in loops that the JIT turns into vector code, wherever their rings are full and in step
 * and their windows plain; all others are read one by one. Either way the results are those of
 * reading one by one, to the last bit.
 */
abstract class StoreReading {
  /**
   * So many keys' planes stay in the nearest caches from one loop to the next; and what they are
   * summed up in, of which every store has some, stays small.
   */
  static final int BLOCK = 128;

  /** Below this, what the loops spare is not worth looking for. */
  private static final int SMALLEST = 32;

  final Ring ring;
  final long[] xs;
  final long[] ys;
  final int planes;
  final boolean takesFalls;
  final double scale;
  final double[] keyScales;

  private final boolean longs;
  private final long[] resets;

  StoreReading(final FieldSchema schema, final StepRule rule, final FieldColumns columns) {
    longs = !rule.doubles && schema.xType() != NumberType.DOUBLE;
    takesFalls = rule.takesFalls();
    scale = schema.scale();
    keyScales = columns.keyScales;
    resets = columns.resets;
    ring = columns.ring;
    xs = columns.xs;
    ys = columns.ys;
    planes = ring.planes();
  }

  /** One key's metric, scale and all. */
  abstract double one(int slot);

  /**
   * The metric, before the scale, of neighbours that are full, in step and plain. Returns whether
   * it could be read; where not, {@code out} is as it may be.
   *
   * @param oldest where the first one's oldest sample stands
   */
  abstract boolean read(int oldest, int count, double[] out, int at);

  /** Every slot's metric, beside its number. */
  final void all(final double[] out) {
    final int capacity = resets.length;
    requireRoom(capacity, out);
    for (int slot = 0; slot < capacity; slot += BLOCK) {
      neighbours(slot, Math.min(BLOCK, capacity - slot), out, slot);
    }
  }

  /** The metric of some slots, each beside its slot. */
  final void some(final int[] slots, final int count, final double[] out) {
    requireRoom(count, out);
    for (int i = 0; i < count; i += BLOCK) {
      final int length = Math.min(BLOCK, count - i);
      if (RoundLoops.isRun(slots, i, length, slots[i])) {
        neighbours(slots[i], length, out, i);
      } else {
        for (int j = i; j < i + length; j++) {
          out[j] = one(slots[j]);
        }
      }
    }
  }

  private static void requireRoom(final int count, final double[] out) {
    if (out.length < count) {
      throw new IndexOutOfBoundsException(
          "an array of " + out.length + " for the readings of " + count + " keys");
    }
  }

  /** Where a block is not plain, one of its halves may be. */
  private void neighbours(final int slot, final int count, final double[] out, final int at) {
    final int plane = longs && count >= SMALLEST ? ring.commonPlane(slot, count) : -1;
    if (plane >= 0 && isPlain(plane, slot, count)) {
      if (read(plane + slot, count, out, at)) {
        applyScale(slot, count, out, at);
        return;
      }
    } else if (longs && count >= 2 * SMALLEST) {
      final int half = count / 2;
      neighbours(slot, half, out, at);
      neighbours(slot + half, count - half, out, at + half);
      return;
    }
    for (int i = 0; i < count; i++) {
      out[at + i] = one(slot + i);
    }
  }

  /** Whether every Δy in these windows is simply the difference. */
  private boolean isPlain(final int plane, final int slot, final int count) {
    return takesFalls || PlaneLoops.bits(resets, slot, count) == 0 || !mayFall(plane + slot, count);
  }

  /** Some steps of 2^63 and more pass for falls. */
  private boolean mayFall(final int oldest, final int count) {
    long falls = 0;
    int from = oldest;
    for (int i = 1; i < planes && falls >= 0; i++) {
      final int to = ring.after(from);
      falls |= RoundLoops.unusualY(ys, from, count, ys, to, 0);
      from = to;
    }
    return falls < 0;
  }

  private void applyScale(final int slot, final int count, final double[] out, final int at) {
    if (keyScales == null) {
      PlaneLoops.multiply(out, at, scale, count);
    } else {
      PlaneLoops.multiply(out, at, scale, keyScales, slot, count);
    }
  }
}
