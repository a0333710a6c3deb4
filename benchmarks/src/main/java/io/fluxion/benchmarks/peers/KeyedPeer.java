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
package io.fluxion.benchmarks.peers;

/** State by key that takes samples: what a peer of the engine is to a benchmark's loop. */
public interface KeyedPeer {
  /**
   * Takes a sample.
   *
   * @param key any
   * @param x a time
   * @param y a counter
   * @return Δy/Δx, or NaN where this sample makes none
   */
  double update(long key, long x, long y);

  /**
   * How many samples had this status.
   *
   * @param status a {@link io.fluxion.SampleStatus}
   * @return 0 or more
   */
  long count(int status);
}
