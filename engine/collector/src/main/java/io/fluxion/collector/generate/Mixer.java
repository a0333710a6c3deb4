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
package io.fluxion.collector.generate;

/**
 * SplitMix64: a counter that moves by a fixed odd step, mixed. Written out here, so that a seed
 * means the same numbers for ever, whatever a JDK's own generators become.
 *
 * <p>Source: G. L. Steele, D. Lea and C. H. Flood, "Fast splittable pseudorandom number generators"
 * (2014), with D. Stafford's variant 13 of the mixer.
 */
final class Mixer {
  private static final long STEP = 0x9e3779b97f4a7c15L;

  private long state;

  Mixer(final long seed) {
    state = seed;
  }

  /** The next 64 bits. */
  long next() {
    state += STEP;
    return mix(state);
  }

  /**
   * A number from 0 to below a bound, by the upper half of a product: off the uniform by less than
   * one part in 2^63 / bound.
   *
   * @param bound 1 to 2^62
   */
  long below(final long bound) {
    return Math.multiplyHigh(next() >>> 1, bound << 1);
  }

  /** Mixes 64 bits; no two inputs give the same. */
  static long mix(final long bits) {
    long z = bits;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }
}
