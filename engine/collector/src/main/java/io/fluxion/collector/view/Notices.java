package io.fluxion.collector.view;

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
