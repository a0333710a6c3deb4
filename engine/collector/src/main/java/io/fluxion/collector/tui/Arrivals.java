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
package io.fluxion.collector.tui;

import java.util.Arrays;

/**
 * When each slot's key was last heard of, and how far apart its rows usually come, by the clock of
 * the run: x may be no time at all, and stands still where nothing comes.
 *
 * <p>Not thread-safe. Nothing allocates but where a slot is new.
 */
final class Arrivals {
  /** So many times the usual distance without a row is quiet. */
  private static final int QUIET = 5;

  /** Batches of rows come so unevenly that less than this says nothing. */
  private static final long SHORTEST_NANOS = 2_000_000_000;

  /** One in how many the newest distance counts. */
  private static final int SMOOTHING = 4;

  private final int capacity;
  private long[] heard = {};
  // 0 where only one row came.
  private long[] distances = {};
  // That of whichever keys have one: for those that have none.
  private long usual;

  Arrivals(final int capacity) {
    this.capacity = capacity;
  }

  /** A row of a key that is new in its slot. */
  void begin(final int slot, final long now) {
    if (slot >= heard.length) {
      final int length = (int) Math.min(capacity, Math.max(64L, slot * 2L));
      heard = Arrays.copyOf(heard, length);
      distances = Arrays.copyOf(distances, length);
    }
    heard[slot] = now;
    distances[slot] = 0;
  }

  /** A row. */
  void note(final int slot, final long now) {
    if (slot >= heard.length) {
      begin(slot, now);
      return;
    }
    final long distance = now - heard[slot];
    // Several rows of one batch are no sign of how often they come.
    if (distance > 0) {
      distances[slot] = smoothed(distances[slot], distance);
      usual = smoothed(usual, distance);
      heard[slot] = now;
    }
  }

  private static long smoothed(final long before, final long newest) {
    return before == 0 ? newest : before + (newest - before) / SMOOTHING;
  }

  /** How long ago the last row was, where that is unusually long; otherwise 0. */
  long quietNanos(final int slot, final long now) {
    if (slot >= heard.length) {
      return 0;
    }
    final long silence = now - heard[slot];
    final long distance = distances[slot] == 0 ? usual : distances[slot];
    return distance > 0 && silence > Math.max(SHORTEST_NANOS, QUIET * distance) ? silence : 0;
  }
}
