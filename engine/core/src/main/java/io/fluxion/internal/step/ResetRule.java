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
