// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.comparison;

/** Store and model disagree. A type of its own, so that no other failure is taken for one. */
final class ComparedMismatch extends AssertionError {
  private static final long serialVersionUID = 1;

  ComparedMismatch(final String message) {
    super(message);
  }

  ComparedMismatch(final String message, final Throwable cause) {
    super(message, cause);
  }
}
