// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.step;

/**
 * The loops over a block of a round. Each is so plain that C2 makes vector code of it by itself, on
 * JDK 17 too: few operations, no branch, no call, at most one sum, and indices that begin anywhere
 * and go up by one. Merged into fewer loops they are not vectorised, or not on 17.
 *
 * <p>A check ors together what is negative where a sample is unusual: one sign tells of a block.
 */
final class RoundLoops {
  private RoundLoops() {}

  /** All bits of the differences between two places. */
  static int differences(
      final int[] a, final int fromA, final int[] b, final int fromB, final int count) {
    int different = 0;
    for (int i = 0; i < count; i++) {
      different |= a[fromA + i] ^ b[fromB + i];
    }
    return different;
  }

  static boolean areSame(final long[] values, final int from, final int length) {
    final long first = values[from];
    long different = 0;
    for (int i = 0; i < length; i++) {
      different |= values[from + i] ^ first;
    }
    return different == 0;
  }

  /** Negative where one x for all is not ahead, or too far: {@code gap} is 0 or more. */
  static long unusualX(
      final long[] lastX, final int slot, final int length, final long x, final long gap) {
    long unusual = 0;
    for (int i = 0; i < length; i++) {
      final long previous = lastX[slot + i];
      final long dx = x - previous;
      // The third says that dx left 64 bits upwards.
      unusual |= (dx - 1) | (gap - dx) | (x & ~previous);
    }
    return unusual;
  }

  static long unusualX(
      final long[] lastX,
      final int slot,
      final int length,
      final long[] xs,
      final int from,
      final long gap) {
    long unusual = 0;
    for (int i = 0; i < length; i++) {
      final long previous = lastX[slot + i];
      final long x = xs[from + i];
      final long dx = x - previous;
      unusual |= (dx - 1) | (gap - dx) | (x & ~previous);
    }
    return unusual;
  }

  /** Negative where a y is below its last one, or its step leaves 64 bits. */
  static long unusualY(
      final long[] lastY,
      final int slot,
      final int length,
      final long[] ys,
      final int from,
      final long bias) {
    long unusual = 0;
    for (int i = 0; i < length; i++) {
      final long previous = lastY[slot + i];
      final long y = ys[from + i] ^ bias;
      unusual |= (y - previous) | (y & ~previous);
    }
    return unusual;
  }

  /** Negative where the step to a y leaves 64 bits. */
  static long overflows(
      final long[] lastY,
      final int slot,
      final int length,
      final long[] ys,
      final int from,
      final long bias) {
    long overflows = 0;
    for (int i = 0; i < length; i++) {
      final long previous = lastY[slot + i];
      final long y = ys[from + i] ^ bias;
      overflows |= (y ^ previous) & (y ^ (y - previous));
    }
    return overflows;
  }

  static long largest(final long[] values, final int from, final int count) {
    long largest = values[from];
    for (int i = 1; i < count; i++) {
      largest = Math.max(largest, values[from + i]);
    }
    return largest;
  }

  /** Where all samples have one x, and all last ones had. */
  static void quotients(
      final double[] out,
      final int from,
      final double dx,
      final long[] lastY,
      final int slot,
      final int length,
      final long[] ys,
      final long bias,
      final double scale) {
    for (int i = 0; i < length; i++) {
      final long dy = (ys[from + i] ^ bias) - lastY[slot + i];
      out[from + i] = (double) dy * scale / dx;
    }
  }

  /** Where all samples have one x. */
  static void quotients(
      final double[] out,
      final int from,
      final long x,
      final long[] lastX,
      final long[] lastY,
      final int slot,
      final int length,
      final long[] ys,
      final long bias,
      final double scale) {
    for (int i = 0; i < length; i++) {
      final long dy = (ys[from + i] ^ bias) - lastY[slot + i];
      out[from + i] = (double) dy * scale / (double) (x - lastX[slot + i]);
    }
  }

  static void quotients(
      final double[] out,
      final int from,
      final long[] xs,
      final long[] lastX,
      final long[] lastY,
      final int slot,
      final int length,
      final long[] ys,
      final long bias,
      final double scale) {
    for (int i = 0; i < length; i++) {
      final long dy = (ys[from + i] ^ bias) - lastY[slot + i];
      out[from + i] = (double) dy * scale / (double) (xs[from + i] - lastX[slot + i]);
    }
  }

  static void copyBiased(
      final long[] to,
      final int at,
      final long[] ys,
      final int from,
      final int length,
      final long bias) {
    for (int i = 0; i < length; i++) {
      to[at + i] = ys[from + i] ^ bias;
    }
  }
}
