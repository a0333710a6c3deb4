package io.fluxion.derivative;

import java.util.Arrays;

/**
 * The slopes of many keys' windows, exact up to one division as those of {@link
 * LeastSquaresOfLongs}.
 *
 * <p>With weights {@code w = nx - Σx}, the slope is {@code Σwy / Σwx}. Either sum depends on no
 * origin, so its lowest 64 bits come right from raw samples by arithmetic that wraps. Where it may
 * have more than those, a second sum is coarse: of the upper bits of weights and offsets, it is off
 * by less than 2^62, and so says which of the numbers with these lowest bits is the true one.
 */
final class StoreSlopes extends StoreReading {
  /** Sums with so many bits are their lowest 64; one may be off by so many and still decide. */
  private static final int BITS = 62;

  private final FieldReadings readings;
  // Of each key in a block.
  private final long[] sums;
  private final long[] weights;
  private final long[] plane;
  private final long[] origins;
  private final long[] low;
  private final long[] coarse;

  StoreSlopes(
      final FieldReadings readings,
      final StepRule rule,
      final FieldColumns columns,
      final WindowScratch scratch) {
    super(readings.schema, rule, columns);
    this.readings = readings;
    sums = scratch.blocks[0];
    weights = scratch.blocks[1];
    plane = scratch.blocks[2];
    origins = scratch.blocks[3];
    low = scratch.blocks[4];
    coarse = scratch.blocks[5];
  }

  @Override
  double one(final int slot) {
    return readings.slope(slot);
  }

  @Override
  boolean read(final int oldest, final int count, final double[] out, final int at) {
    final long x = PlaneLoops.differences(xs, oldest, ring.before(oldest), count);
    final long y =
        takesFalls
            ? spread(oldest, count)
            : PlaneLoops.differences(ys, oldest, ring.before(oldest), count);
    final int xBits = LeastSquaresOfLongs.bits(x);
    final int yBits = LeastSquaresOfLongs.bits(y);
    // A weight is a sum of n - 1 differences, a moment one of n - 1 products.
    final int countBits = LeastSquaresOfLongs.bits(planes - 1);
    final int weightBits = xBits + countBits;
    final int shortBits = weightBits + Math.max(xBits, yBits) + countBits;
    if (shortBits <= BITS) {
      readShort(oldest, count, out, at);
      return true;
    }
    if (!fits(weightBits, xBits, countBits) || !fits(weightBits, yBits, countBits)) {
      return false;
    }
    Arrays.fill(sums, 0, count, 0);
    int from = oldest;
    for (int i = 0; i < planes; i++) {
      System.arraycopy(xs, from, plane, 0, count);
      PlaneLoops.add(sums, plane, count);
      from = ring.after(from);
    }
    final int xExcess = sum(xs, oldest, count, weightBits, xBits, countBits);
    for (int i = 0; i < count; i++) {
      out[at + i] = moment(i, xExcess);
    }
    final int yExcess = sum(ys, oldest, count, weightBits, yBits, countBits);
    for (int i = 0; i < count; i++) {
      out[at + i] = moment(i, yExcess) / out[at + i];
    }
    return true;
  }

  /** Where no moment has more than 64 bits: {@code (nΣxy - ΣxΣy) / (nΣx² - (Σx)²)}, modulo 2^64. */
  private void readShort(final int oldest, final int count, final double[] out, final int at) {
    final long[] sumsX = sums;
    final long[] sumsY = weights;
    final long[] sumsXx = low;
    final long[] sumsXy = coarse;
    Arrays.fill(sumsX, 0, count, 0);
    Arrays.fill(sumsY, 0, count, 0);
    Arrays.fill(sumsXx, 0, count, 0);
    Arrays.fill(sumsXy, 0, count, 0);
    int from = oldest;
    for (int i = 0; i < planes; i++) {
      System.arraycopy(xs, from, origins, 0, count);
      System.arraycopy(ys, from, plane, 0, count);
      PlaneLoops.addBoth(sumsX, sumsXx, origins, origins, count);
      PlaneLoops.addBoth(sumsY, sumsXy, origins, plane, count);
      from = ring.after(from);
    }
    for (int i = 0; i < count; i++) {
      out[at + i] =
          (double) (planes * sumsXy[i] - sumsX[i] * sumsY[i])
              / (double) (planes * sumsXx[i] - sumsX[i] * sumsX[i]);
    }
  }

  /** All bits that y has as an offset from its oldest; negative where that leaves 64 bits. */
  private long spread(final int oldest, final int count) {
    long spread = 0;
    int plane = oldest;
    for (int i = 1; i < planes; i++) {
      plane = ring.after(plane);
      spread |= PlaneLoops.offsetBits(ys, oldest, plane, count);
      spread |= PlaneLoops.overflows(ys, oldest, plane, count) & Long.MIN_VALUE;
    }
    return spread;
  }

  /** Bits of a moment that are more than can do without the coarse sum. */
  private static int excess(final int weightBits, final int bits, final int countBits) {
    return Math.max(0, weightBits + bits + countBits - BITS);
  }

  /**
   * How many bits the coarse sum may drop of one factor, so that what this loses, times the other
   * factor and all its like, stays below half of what it may be off by.
   */
  private static int droppable(final int bits, final int otherBits, final int countBits) {
    return Math.min(bits, BITS - 1 - countBits - otherBits);
  }

  private static boolean fits(final int weightBits, final int bits, final int countBits) {
    final int excess = excess(weightBits, bits, countBits);
    final int ofWeights = droppable(weightBits, bits, countBits);
    final int ofOffsets = droppable(bits, weightBits, countBits);
    return excess == 0 || (ofWeights >= 0 && ofOffsets >= 0 && ofWeights + ofOffsets >= excess);
  }

  /** Sums up the moments of x or y; returns by how many bits the coarse ones are shorter. */
  private int sum(
      final long[] lane,
      final int oldest,
      final int count,
      final int weightBits,
      final int bits,
      final int countBits) {
    final int excess = excess(weightBits, bits, countBits);
    final int ofOffsets = Math.min(excess, droppable(bits, weightBits, countBits));
    Arrays.fill(low, 0, count, 0);
    Arrays.fill(coarse, 0, count, 0);
    System.arraycopy(lane, oldest, origins, 0, count);
    int from = oldest;
    for (int i = 0; i < planes; i++) {
      System.arraycopy(xs, from, weights, 0, count);
      PlaneLoops.weigh(weights, planes, sums, count);
      System.arraycopy(lane, from, plane, 0, count);
      PlaneLoops.addProducts(low, weights, plane, count);
      if (excess > 0) {
        PlaneLoops.addCoarseProducts(
            coarse, weights, excess - ofOffsets, plane, origins, ofOffsets, count);
      }
      from = ring.after(from);
    }
    return excess;
  }

  /** The true sum, as the nearest double. */
  private double moment(final int i, final int excess) {
    if (excess == 0) {
      return low[i];
    }
    final long nearHigh = coarse[i] >> (Long.SIZE - excess);
    final long nearLow = coarse[i] << excess;
    final long off = low[i] - nearLow;
    return Int128.toDouble(Int128.addHigh(nearHigh, nearLow, off >> 63, low[i]), low[i]);
  }
}
