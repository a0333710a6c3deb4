// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.input;

/** An input that cannot be used: exit status 1. The message is one clear line. */
public final class InputException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * An input that cannot be used.
   *
   * @param message one line for a person, which names the file
   */
  public InputException(final String message) {
    super(message);
  }
}
