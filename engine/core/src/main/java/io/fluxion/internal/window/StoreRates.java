// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.window;

/** The rates of many keys' windows. */
final class StoreRates extends StoreReading {
  StoreRates(final FieldWindow window) {
    super(window);
  }

  @Override
  double one(final int slot) {
    return window.rate(slot);
  }

  /** The sum of plain steps is the difference between the two ends. */
  @Override
  boolean read(
      final int slot,
      final int oldest,
      final int count,
      final double[] out,
      final int at,
      final WindowScratch scratch) {
    final long[] xs = window.xs;
    final long[] ys = window.ys;
    final int newest = window.ring.before(oldest);
    if ((PlaneLoops.differences(xs, oldest, newest, count)
            | PlaneLoops.overflows(ys, oldest, newest, count))
        < 0) {
      return false;
    }
    final double[] keyScales = window.keyScales;
    if (keyScales == null) {
      PlaneLoops.quotients(xs, ys, oldest, newest, count, window.scale, out, at);
      return true;
    }
    PlaneLoops.quotients(xs, ys, oldest, newest, count, window.scale, keyScales, slot, out, at);
    return areFinite(out, at, count);
  }
}
