package io.fluxion.collector.docker;

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
