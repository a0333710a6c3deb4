// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.latency;

/**
 * Samples one after the other, in rounds, each key once and in the same order; and the account of
 * the derivatives that are due. From round to round x moves by a power of two and a key's y by a
 * whole number from 1 to 8, so every sum of derivatives is exact.
 */
final class ScanSamples {
  private static final long STEP_X = 1L << 20;
  private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

  private final long[] keys;
  private int number;
  private long round;
  // A round whose samples are their keys' first.
  private boolean silent = true;
  private long dueCount;
  private long dueSteps;

  ScanSamples(final int count) {
    keys = new long[count];
    for (int i = 0; i < count; i++) {
      keys[i] = (i + 1) * SPREAD;
    }
  }

  long key() {
    return keys[number];
  }

  long x() {
    return round * STEP_X;
  }

  long y() {
    return round * step(number);
  }

  private static long step(final int number) {
    return 1 + (number & 7);
  }

  /** Whether the sample must make a derivative. */
  boolean isDue() {
    return !silent;
  }

  boolean isRoundBegin() {
    return number == 0;
  }

  /** Notes at a round's beginning that the state was dropped. */
  void forget() {
    silent = true;
  }

  void advance() {
    if (!silent) {
      dueCount++;
      dueSteps += step(number);
    }
    if (++number == keys.length) {
      number = 0;
      round++;
      silent = false;
    }
  }

  /** Throws unless these derivatives were made. */
  void verify(final long count, final double sum) {
    final double due = (double) dueSteps / STEP_X;
    if (count != dueCount || sum != due) {
      throw new IllegalStateException(
          String.format(
              "%d derivatives with the sum %s, where %d with the sum %s were due",
              count, sum, dueCount, due));
    }
  }
}
