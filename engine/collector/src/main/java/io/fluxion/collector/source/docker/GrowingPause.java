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
package io.fluxion.collector.source.docker;

import java.util.concurrent.TimeUnit;

/** How long to wait before something is tried again: longer each time, up to ten seconds. */
final class GrowingPause {
  static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final long shortest;
  private long next;

  GrowingPause(final long shortestNanos) {
    shortest = shortestNanos;
    next = shortest;
  }

  /** The pause to make now, in ns; the one after it is twice as long. */
  long next() {
    final long pause = next;
    next = Math.min(2 * next, LONGEST_NANOS);
    return pause;
  }

  /** Goes back to the shortest. */
  void reset() {
    next = shortest;
  }
}
