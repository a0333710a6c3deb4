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
package io.fluxion.benchmarks.naive;

/**
 * One value of a stream as the naive way keeps it: an object each.
 *
 * @param x what the derivative is taken over
 * @param y what it is taken of
 */
public record Reading(long x, long y) {
  /**
   * Δy/Δx from an earlier reading to this one.
   *
   * @param earlier of a lower x
   * @return the quotient
   */
  public double derivativeFrom(final Reading earlier) {
    return (double) (y - earlier.y) / (x - earlier.x);
  }
}
