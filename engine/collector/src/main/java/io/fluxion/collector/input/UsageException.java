// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.input;

/**
 * A call whose words do not fit its input, such as a column that the header does not have: exit
 * status 2. The message is one clear line that says what would be right.
 */
public final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * A call whose words do not fit its input.
   *
   * @param message one line for a person
   */
  public UsageException(final String message) {
    super(message);
  }
}
