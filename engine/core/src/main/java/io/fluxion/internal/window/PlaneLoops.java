// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.window;

/**
 * Loops along planes, over neighbouring keys. Each is short, in a method of its own, and gathers
 * into one variable at most, so the JIT makes vector code of it. A loop that writes longs uses one
 * index for all its arrays: with several indices into long arrays the JIT cannot rule out that two
 * of them are the same memory. So planes are copied to blocks first.
 */
final class PlaneLoops {
  private PlaneLoops() {}

  /** All bits of these values. */
  static long bits(final long[] values, final int from, final int count) {
    long bits = 0;
    for (int i = from; i < from + count; i++) {
      bits |= values[i];
    }
    return bits;
  }

  /** All bits of the differences between the two places, which may wrap. */
  static long differences(final long[] values, final int from, final int to, final int count) {
    long bits = 0;
    for (int i = 0; i < count; i++) {
      bits |= values[to + i] - values[from + i];
    }
    return bits;
  }

  /** Negative where a difference between the two places leaves 64 bits. */
  static long overflows(final long[] values, final int from, final int to, final int count) {
    long overflows = 0;
    for (int i = 0; i < count; i++) {
      final long difference = values[to + i] - values[from + i];
      overflows |= (values[to + i] ^ values[from + i]) & (values[to + i] ^ difference);
    }
    return overflows;
  }

  /** Negative where a value falls between the two places, or rises by 2^63 or more. */
  static long falls(final long[] values, final int from, final int to, final int count) {
    long falls = 0;
    for (int i = 0; i < count; i++) {
      final long previous = values[from + i];
      final long value = values[to + i];
      falls |= (value - previous) | (value & ~previous);
    }
    return falls;
  }

  /** {@code (Δy × scale) / Δx} between the two places. */
  static void quotients(
      final long[] xs,
      final long[] ys,
      final int from,
      final int to,
      final int count,
      final double scale,
      final double[] out,
      final int at) {
    for (int i = 0; i < count; i++) {
      final double dy = ys[to + i] - ys[from + i];
      out[at + i] = dy * scale / (double) (xs[to + i] - xs[from + i]);
    }
  }

  /** The same with a factor of the scale for each key. */
  static void quotients(
      final long[] xs,
      final long[] ys,
      final int from,
      final int to,
      final int count,
      final double scale,
      final double[] factors,
      final int slot,
      final double[] out,
      final int at) {
    for (int i = 0; i < count; i++) {
      final double dy = ys[to + i] - ys[from + i];
      out[at + i] = dy * (scale * factors[slot + i]) / (double) (xs[to + i] - xs[from + i]);
    }
  }

  /** All bits of the offsets between the two places, their signs aside; they may wrap. */
  static long offsetBits(final long[] values, final int from, final int to, final int count) {
    long bits = 0;
    for (int i = 0; i < count; i++) {
      final long offset = values[to + i] - values[from + i];
      bits |= offset ^ (offset >> 63);
    }
    return bits;
  }

  static void add(final long[] sums, final long[] values, final int count) {
    for (int i = 0; i < count; i++) {
      sums[i] += values[i];
    }
  }

  /** Makes weights of values: {@code n × value - sum}. */
  static void weigh(final long[] values, final long n, final long[] sums, final int count) {
    for (int i = 0; i < count; i++) {
      values[i] = n * values[i] - sums[i];
    }
  }

  static void addBoth(
      final long[] sums,
      final long[] products,
      final long[] weights,
      final long[] values,
      final int count) {
    for (int i = 0; i < count; i++) {
      sums[i] += values[i];
      products[i] += weights[i] * values[i];
    }
  }

  static void addProducts(
      final long[] sums, final long[] weights, final long[] values, final int count) {
    for (int i = 0; i < count; i++) {
      sums[i] += weights[i] * values[i];
    }
  }

  /** Adds products of weights and offsets, both without their lowest bits. */
  static void addCoarseProducts(
      final long[] sums,
      final long[] weights,
      final int ofWeights,
      final long[] values,
      final long[] origins,
      final int ofOffsets,
      final int count) {
    for (int i = 0; i < count; i++) {
      sums[i] += (weights[i] >> ofWeights) * ((values[i] - origins[i]) >> ofOffsets);
    }
  }
}
