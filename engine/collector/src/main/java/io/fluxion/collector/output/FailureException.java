// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.output;

/**
 * A run that cannot go on, through no fault of the input: exit status 1. The message is one clear
 * line.
 */
public final class FailureException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * A run that cannot go on.
   *
   * @param message one line for a person, which says what would be right where that is known
   */
  public FailureException(final String message) {
    super(message);
  }
}
