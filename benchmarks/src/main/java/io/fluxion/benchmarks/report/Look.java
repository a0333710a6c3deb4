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
package io.fluxion.benchmarks.report;

/** How something is drawn. Colour is never the only difference: so are shape and stroke. */
enum Look {
  /** The engine. */
  OURS("ours"),
  /** The engine in another guise. */
  OURS_TOO("ours too"),
  /** What it is measured against first. */
  NAIVE("naive"),
  /** Any other. */
  PEER("peer"),
  /** What is no contender: a bound, or an idle machine. */
  REFERENCE("reference");

  private final String styles;

  Look(final String styles) {
    this.styles = styles;
  }

  /** Classes of the style sheet. */
  String styles() {
    return styles;
  }

  boolean isOurs() {
    return this == OURS || this == OURS_TOO;
  }
}
