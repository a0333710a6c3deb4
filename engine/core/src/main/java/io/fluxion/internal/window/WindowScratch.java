// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.window;

import io.fluxion.internal.exact.ExactSum;
import io.fluxion.internal.exact.WideInteger;
import io.fluxion.internal.step.IncreaseColumn;
import io.fluxion.internal.step.Step;

/**
 * Everything that a read writes while it works. Each thread has one, so threads that read the same
 * store do not disturb each other. It holds numbers only: no field, window or array of a store is
 * kept here after a read, so that a discarded store can be collected.
 */
final class WindowScratch {
  // A compressed sum needs 40 partials. A few more make it compress rarely.
  private static final int PARTIALS = 48;
  private static final int BLOCKS = 6;

  private static final ThreadLocal<WindowScratch> OF_THREAD =
      ThreadLocal.withInitial(WindowScratch::new);

  final Step step = new Step();
  final IncreaseColumn.Sum increase = new IncreaseColumn.Sum();
  final WideInteger integral = new WideInteger();
  final ExactSum values = new ExactSum(PARTIALS);
  final DerivativeStatistics derivatives = new DerivativeStatistics();
  final LineSamples samples = new LineSamples();
  final NarrowLine narrow = new NarrowLine();
  final WideLine wide = new WideLine();
  final LeastSquaresOfDoubles doubles = new LeastSquaresOfDoubles();

  /** The sums of a block of keys; {@link StoreSlopes} gives each array its meaning. */
  final long[][] blocks = new long[BLOCKS][StoreReading.BLOCK];

  private WindowScratch() {}

  /** The scratch of the calling thread. */
  static WindowScratch get() {
    return OF_THREAD.get();
  }
}
