// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.source.docker;

import java.util.concurrent.TimeUnit;

/**
 * How long a daemon is waited for, and how often it is asked.
 *
 * @param silenceNanos for the next bytes of a response, but that of the events, and for a whole
 *     list
 * @param retryNanos before what failed is tried again for the first time; doubles from time to time
 * @param listNanos from one list to the next
 */
record DockerTimeouts(long silenceNanos, long retryNanos, long listNanos) {
  /** Podman sends a frame every five seconds. */
  static final DockerTimeouts USUAL =
      new DockerTimeouts(
          TimeUnit.SECONDS.toNanos(60),
          TimeUnit.MILLISECONDS.toNanos(250),
          TimeUnit.SECONDS.toNanos(15));

  static final long LONGEST_RETRY_NANOS = TimeUnit.SECONDS.toNanos(10);

  private static final int MAX_DOUBLINGS = 20;

  /** The pause after so many failures in a row, 1 or more: up to ten seconds. */
  long retryNanos(final int failures) {
    return Math.min(retryNanos << Math.min(failures - 1, MAX_DOUBLINGS), LONGEST_RETRY_NANOS);
  }
}
