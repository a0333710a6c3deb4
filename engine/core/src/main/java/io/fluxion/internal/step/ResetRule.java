// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.internal.step;

import java.math.BigInteger;

/**
 * What Δy is when a counter falls.
 *
 * @param kind which rule
 * @param tolerance K of {@code TOLERANT}, otherwise 0
 * @param min the lowest value of {@code WRAP}, otherwise null
 * @param max the highest value of {@code WRAP}, otherwise null
 */
public record ResetRule(Kind kind, long tolerance, BigInteger min, BigInteger max) {
  /** The rules that a reset policy can name. */
  public enum Kind {
    /** No Δy. */
    DROP,
    /** Δy is y. */
    FROM_ZERO,
    /** Δy is 0. */
    ZERO,
    /** Δy is 0 for a small fall, y for a large one. */
    TOLERANT,
    /** The counter passed its width. */
    WRAP,
    /** A fall is a step like any other. */
    NONE
  }

  /** A fall is a step like any other. */
  public static final ResetRule NONE = new ResetRule(Kind.NONE, 0, null, null);

  /** Whether a width was declared. */
  public boolean isWrap() {
    return kind == Kind.WRAP;
  }
}
