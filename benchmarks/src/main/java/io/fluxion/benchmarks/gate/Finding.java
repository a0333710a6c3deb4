// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.gate;

/**
 * One thing that was judged.
 *
 * @param rule what about
 * @param subject class, method and parameters
 * @param measured the figure, with its unit
 * @param limit what it is held against
 * @param failed whether it falls short
 * @param reason a sentence that can be read without the table
 */
record Finding(
    Rule rule, String subject, String measured, String limit, boolean failed, String reason) {
  /** What can be found wrong. */
  enum Rule {
    /** A fast path allocates. */
    ALLOCATION("allocates"),
    /** What is retained grows with the samples seen. */
    GROWTH("grows"),
    /** What is retained is not what was said to be. */
    PROMISE("not what it promises"),
    /** A ratio is below its floor. */
    FLOOR("below its floor"),
    /** A ratio is worse than the baseline. */
    BASELINE("worse than the baseline");

    private final String fault;

    Rule(final String fault) {
      this.fault = fault;
    }

    /** What is said of a subject that falls short. */
    String fault() {
      return fault;
    }
  }
}
