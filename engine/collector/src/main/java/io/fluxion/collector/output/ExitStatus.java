// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.output;

/** How a command ends. */
public final class ExitStatus {
  /** Done; also when the reader of the output went away. */
  public static final int DONE = 0;

  /** The input could not be used, or the output not written. */
  public static final int FAILED = 1;

  /** An option is unknown, invalid or does not fit the others. */
  public static final int USAGE = 2;

  private ExitStatus() {}
}
