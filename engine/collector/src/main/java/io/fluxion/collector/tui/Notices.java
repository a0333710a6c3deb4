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

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What was said to the person while the screen was taken. Thread-safe. */
final class Notices {
  /** The newest so many are kept. */
  static final int KEPT = 100;

  private final Deque<String> kept = new ArrayDeque<>();
  private long count;

  synchronized void add(final String notice) {
    if (kept.size() == KEPT) {
      kept.removeFirst();
    }
    kept.addLast(notice);
    count++;
  }

  /** How many there ever were. */
  synchronized long count() {
    return count;
  }

  synchronized String newest() {
    return kept.isEmpty() ? "" : kept.getLast();
  }

  /** Those that were kept, the oldest first. */
  synchronized List<String> kept() {
    return new ArrayList<>(kept);
  }
}
