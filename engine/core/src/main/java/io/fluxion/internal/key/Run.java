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
