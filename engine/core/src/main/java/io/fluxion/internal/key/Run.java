// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.key;

/**
 * The length of a run of neighbours: the doubling search behind every block. One object for each
 * searcher, filled before each search, so that nothing is allocated.
 */
public abstract class Run {
  // So many are first compared at once, where a run is shorter than it might be.
  private static final int STEP = 32;

  /** For subclasses. */
  protected Run() {}

  /** Whether {@code count} members from the one at {@code at} on belong to the run. */
  protected abstract boolean belongs(int at, int count);

  /**
   * How many members, from the first on, belong to the run.
   *
   * @param most how many are looked at, 1 or more
   * @return 1 or more: the first one does
   */
  public final int length(final int most) {
    if (belongs(0, most)) {
      return most;
    }
    int length = 1;
    int step = Integer.highestOneBit(Math.min(STEP, most));
    // The step is doubled as long as there are so many more, and halved from then on.
    boolean doubling = true;
    while (step > 0) {
      final boolean more = length + step <= most && belongs(length, step);
      if (more) {
        length += step;
      }
      doubling &= more;
      step = doubling ? step << 1 : step >> 1;
    }
    return length;
  }
}
