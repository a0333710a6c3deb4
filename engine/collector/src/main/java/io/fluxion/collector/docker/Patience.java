package io.fluxion.collector.docker;

import java.util.concurrent.TimeUnit;

/**
 * How long a daemon that says nothing is waited for, and one that is away.
 *
 * @param listNanos for the whole list of its containers
 * @param silenceNanos for the next frame of a container
 * @param pauseNanos before what failed is tried again for the first time
 */
record Patience(long listNanos, long silenceNanos, long pauseNanos) {
  /** A daemon with thousands of containers takes many seconds for a round of frames. */
  static final Patience USUAL =
      new Patience(
          TimeUnit.SECONDS.toNanos(30),
          TimeUnit.SECONDS.toNanos(60),
          TimeUnit.MILLISECONDS.toNanos(250));
}
