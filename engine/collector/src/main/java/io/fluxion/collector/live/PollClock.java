package io.fluxion.collector.live;

import java.util.concurrent.TimeUnit;

/**
 * The time that polled samples carry: ns since 1970 that never go back and, but after a sleep of
 * the whole machine, go on as fast as the monotonic clock does, so that a step of the wall clock
 * makes no wrong rate.
 *
 * <p>Not thread-safe. Nothing allocates.
 */
public final class PollClock {
  /** Further behind the wall clock than this, the machine has slept: time is taken anew. */
  private static final long LARGEST_LAG_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private long offset = wallNanos() - System.nanoTime();
  private long looked = System.nanoTime();

  /** A clock that agrees with the wall clock now. */
  public PollClock() {}

  /**
   * Now.
   *
   * @return ns since 1970, no less than before
   */
  public long nanos() {
    final long now = System.nanoTime();
    if (now - looked > LOOK_EVERY_NANOS) {
      looked = now;
      final long lag = wallNanos() - now - offset;
      offset += lag > LARGEST_LAG_NANOS ? lag : 0;
    }
    return now + offset;
  }

  private static long wallNanos() {
    return TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
  }
}
