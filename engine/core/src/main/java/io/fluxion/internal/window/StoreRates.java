/*
 * Copyright 2026 The Fluxion Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
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
