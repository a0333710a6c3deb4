// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.output;

import java.io.IOException;

/** An output that cannot be written: told apart from whatever else is an IOException. */
public final class OutputException extends IOException {
  private static final long serialVersionUID = 1L;

  private final boolean readerGone;

  /**
   * An output that cannot be written.
   *
   * @param cause why
   * @param readerGone whether its reader went away
   */
  public OutputException(final IOException cause, final boolean readerGone) {
    super(cause.getMessage(), cause);
    this.readerGone = readerGone;
  }

  /**
   * Whether the reader went away, as {@code head} does, which is no failure.
   *
   * @return false for any other reason
   */
  public boolean isReaderGone() {
    return readerGone;
  }
}
