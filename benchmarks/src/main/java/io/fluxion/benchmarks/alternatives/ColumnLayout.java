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
package io.fluxion.benchmarks.alternatives;

import io.fluxion.benchmarks.peers.LimitColumns;

/**
 * The engine's layout: a column for each field, a plane for each entry of the ring. In random order
 * an update touches five cache lines, but of five dense arrays: 40 bytes a key of which a round
 * uses every one.
 *
 * <p>Not thread-safe.
 */
public final class ColumnLayout extends LayoutDesign {
  private final LimitColumns columns;
  private final double[] derivatives;

  /**
   * Columns of zeros.
   *
   * @param keys how many slots there are
   * @param window how many samples a slot's ring keeps
   */
  public ColumnLayout(final int keys, final int window) {
    columns = new LimitColumns(keys, window);
    derivatives = new double[keys];
  }

  @Override
  public int plane(final long round) {
    return columns.plane(round);
  }

  @Override
  public double update(final int slot, final long x, final long y, final int plane) {
    final double derivative = columns.update(slot, x, y, plane);
    derivatives[slot] = derivative;
    return derivative;
  }

  @Override
  public double derivative(final int slot) {
    return derivatives[slot];
  }

  @Override
  public double slope(final int slot, final long round) {
    return columns.slope(slot, round);
  }
}
