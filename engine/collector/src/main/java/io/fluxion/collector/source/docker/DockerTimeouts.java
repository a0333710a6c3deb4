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
