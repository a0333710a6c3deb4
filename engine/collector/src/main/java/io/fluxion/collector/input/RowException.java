// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.input;

/** A JSON row that cannot be read; the message is the reason. Never leaves its decoder. */
final class RowException extends Exception {
  private static final long serialVersionUID = 1L;

  RowException(final String reason) {
    // Bad rows can be many, and nobody reads where in the code they were found out.
    super(reason, null, false, false);
  }
}
