// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
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
