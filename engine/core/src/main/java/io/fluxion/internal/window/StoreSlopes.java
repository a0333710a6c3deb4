// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.window;

import io.fluxion.internal.exact.Int128;
import java.util.Arrays;

/**
 * The slopes of many keys' windows, exact up to one division as those of {@link
 * LeastSquaresOfLongs}.
 *
 * <p>With weights {@code w = nx - Σx}, the slope is {@code Σwy / Σwx}. Neither sum depends on an
 * origin, so arithmetic modulo 2^64 over the raw samples gives its lowest 64 bits. Where a sum may
 * have more, a second, coarse sum of the upper bits of weights and offsets is kept. It is off by
 * less than 2^62, and so tells which of the numbers with these lowest bits is the true sum.
 */
final class StoreSlopes extends StoreReading {
  /** A sum of so many bits is right modulo 2^64; a coarse sum may be off by so many. */
  private static final int BITS = 62;

  // The sums and values of each key in a block.
  private static final int SUMS = 0;
  private static final int WEIGHTS = 1;
  private static final int PLANE = 2;
  private static final int ORIGINS = 3;
  private static final int LOW = 4;
  private static final int COARSE = 5;

  StoreSlopes(final FieldWindow window) {
    super(window);
  }

  @Override
  double one(final int slot) {
    return window.slope(slot);
  }

  @Override
  boolean read(
      final int slot,
      final int oldest,
      final int count,
      final double[] out,
      final int at,
      final WindowScratch scratch) {
    final int newest = window.ring.before(oldest);
    final long x = PlaneLoops.differences(window.xs, oldest, newest, count);
    final long y =
        window.takesFalls
            ? spread(oldest, count)
            : PlaneLoops.differences(window.ys, oldest, newest, count);
    final int xBits = LeastSquaresOfLongs.bits(x);
    final int yBits = LeastSquaresOfLongs.bits(y);
    // A weight is a sum of n - 1 differences, a moment one of n - 1 products.
    final int countBits = LeastSquaresOfLongs.bits(window.ring.planes() - 1);
    final int weightBits = xBits + countBits;
    final int shortBits = weightBits + Math.max(xBits, yBits) + countBits;
    if (shortBits <= BITS) {
      readShort(slot, oldest, count, out, at, scratch.blocks);
    } else if (fits(weightBits, xBits, countBits) && fits(weightBits, yBits, countBits)) {
      readLong(slot, oldest, count, out, at, scratch.blocks, xBits, yBits);
    } else {
      return false;
    }
    return window.keyScales == null || areFinite(out, at, count);
  }

  private void readLong(
      final int slot,
      final int oldest,
      final int count,
      final double[] out,
      final int at,
      final long[][] blocks,
      final int xBits,
      final int yBits) {
    final long[] sums = blocks[SUMS];
    Arrays.fill(sums, 0, count, 0);
    int from = oldest;
    for (int i = 0; i < window.ring.planes(); i++) {
      System.arraycopy(window.xs, from, blocks[PLANE], 0, count);
      PlaneLoops.add(sums, blocks[PLANE], count);
      from = window.ring.after(from);
    }
    final int xExcess = sum(window.xs, oldest, count, xBits, xBits, blocks);
    for (int i = 0; i < count; i++) {
      out[at + i] = moment(i, xExcess, blocks);
    }
    final int yExcess = sum(window.ys, oldest, count, xBits, yBits, blocks);
    for (int i = 0; i < count; i++) {
      out[at + i] = moment(i, yExcess, blocks) * window.scaleOf(slot + i) / out[at + i];
    }
  }

  /** Where no moment has more than 64 bits: {@code (nΣxy - ΣxΣy) / (nΣx² - (Σx)²)}, modulo 2^64. */
  private void readShort(
      final int slot,
      final int oldest,
      final int count,
      final double[] out,
      final int at,
      final long[][] blocks) {
    final int planes = window.ring.planes();
    final long[] sumsX = blocks[0];
    final long[] sumsY = blocks[1];
    final long[] sumsXx = blocks[2];
    final long[] sumsXy = blocks[3];
    final long[] x = blocks[4];
    final long[] y = blocks[5];
    Arrays.fill(sumsX, 0, count, 0);
    Arrays.fill(sumsY, 0, count, 0);
    Arrays.fill(sumsXx, 0, count, 0);
    Arrays.fill(sumsXy, 0, count, 0);
    int from = oldest;
    for (int i = 0; i < planes; i++) {
      System.arraycopy(window.xs, from, x, 0, count);
      System.arraycopy(window.ys, from, y, 0, count);
      PlaneLoops.addBoth(sumsX, sumsXx, x, x, count);
      PlaneLoops.addBoth(sumsY, sumsXy, x, y, count);
      from = window.ring.after(from);
    }
    for (int i = 0; i < count; i++) {
      out[at + i] =
          (double) (planes * sumsXy[i] - sumsX[i] * sumsY[i])
              * window.scaleOf(slot + i)
              / (double) (planes * sumsXx[i] - sumsX[i] * sumsX[i]);
    }
  }

  /** All bits that y has as an offset from its oldest; negative where that leaves 64 bits. */
  private long spread(final int oldest, final int count) {
    long spread = 0;
    int plane = oldest;
    for (int i = 1; i < window.ring.planes(); i++) {
      plane = window.ring.after(plane);
      spread |= PlaneLoops.offsetBits(window.ys, oldest, plane, count);
      spread |= PlaneLoops.overflows(window.ys, oldest, plane, count) & Long.MIN_VALUE;
    }
    return spread;
  }

  /** How many bits a moment has beyond those that need no coarse sum. */
  private static int excess(final int weightBits, final int bits, final int countBits) {
    return Math.max(0, weightBits + bits + countBits - BITS);
  }

  /**
   * How many bits of one factor the coarse sum may drop. The dropped bits, times the other factor,
   * and all such products together stay below half of what the coarse sum may be off by.
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
      final int xBits,
      final int bits,
      final long[][] blocks) {
    final int planes = window.ring.planes();
    final int countBits = LeastSquaresOfLongs.bits(planes - 1);
    final int weightBits = xBits + countBits;
    final int excess = excess(weightBits, bits, countBits);
    final int ofOffsets = Math.min(excess, droppable(bits, weightBits, countBits));
    final long[] weights = blocks[WEIGHTS];
    final long[] plane = blocks[PLANE];
    final long[] origins = blocks[ORIGINS];
    final long[] low = blocks[LOW];
    final long[] coarse = blocks[COARSE];
    Arrays.fill(low, 0, count, 0);
    Arrays.fill(coarse, 0, count, 0);
    System.arraycopy(lane, oldest, origins, 0, count);
    int from = oldest;
    for (int i = 0; i < planes; i++) {
      System.arraycopy(window.xs, from, weights, 0, count);
      PlaneLoops.weigh(weights, planes, blocks[SUMS], count);
      System.arraycopy(lane, from, plane, 0, count);
      PlaneLoops.addProducts(low, weights, plane, count);
      if (excess > 0) {
        PlaneLoops.addCoarseProducts(
            coarse, weights, excess - ofOffsets, plane, origins, ofOffsets, count);
      }
      from = window.ring.after(from);
    }
    return excess;
  }

  /** The true sum, as the nearest double. */
  private static double moment(final int i, final int excess, final long[][] blocks) {
    final long low = blocks[LOW][i];
    if (excess == 0) {
      return low;
    }
    final long coarse = blocks[COARSE][i];
    final long nearHigh = coarse >> (Long.SIZE - excess);
    final long nearLow = coarse << excess;
    final long off = low - nearLow;
    return Int128.toDouble(Int128.addHigh(nearHigh, nearLow, off >> 63, low), low);
  }
}
