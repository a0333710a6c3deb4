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
