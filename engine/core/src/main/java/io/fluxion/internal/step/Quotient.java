// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
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
