// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.result;

/** A file of results, a baseline or a list of floors that cannot be used; the message says why. */
public final class ResultException extends Exception {
  private static final long serialVersionUID = 1;

  /**
   * A reason.
   *
   * @param message names the file
   */
  public ResultException(final String message) {
    super(message);
  }
}
