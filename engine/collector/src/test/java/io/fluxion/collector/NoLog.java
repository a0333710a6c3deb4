// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector;

import io.fluxion.collector.source.SampleOutput;

/** Takes samples of a live source that should have nothing else to say. */
public abstract class NoLog implements SampleOutput {
  /** Takes no samples yet. */
  protected NoLog() {}

  @Override
  public final void malformed(final String place, final String reason) {
    throw new AssertionError(place + ": " + reason);
  }

  @Override
  public final void malformed(final long rows) {
    throw new AssertionError(rows + " malformed rows");
  }

  @Override
  public final void say(final String message) {
    throw new AssertionError(message);
  }
}
