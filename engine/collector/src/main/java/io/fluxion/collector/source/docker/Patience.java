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
