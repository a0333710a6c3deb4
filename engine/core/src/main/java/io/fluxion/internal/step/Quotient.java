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
package io.fluxion.internal.step;

/**
 * The derivative of a step: {@code (Δy × scale) / Δx}, multiplied first. Over integers below 2^32
 * and a scale of 10^9 the product is exact, so that the result is the double nearest to the true
 * quotient.
 */
public final class Quotient {
  /** With a scale up to this no product of an integer Δy, which has 128 bits, leaves the range. */
  static final double LARGEST_SCALE = 0x1p800;

  private Quotient() {}

  /** Where the product leaves a double's range, the quotient may still be in it. */
  public static double of(final double dy, final double dx, final double scale) {
    final double product = dy * scale;
    return Math.abs(product) <= Double.MAX_VALUE ? product / dx : dy / dx * scale;
  }
}
