package io.fluxion.collector;

import io.fluxion.collector.live.SampleOutput;

/** Takes samples of a live source that should have nothing else to say. */
public abstract class NoRemarks implements SampleOutput {
  /** Takes no samples yet. */
  protected NoRemarks() {}

  @Override
  public final void malformed(final String place, final String reason) {
    throw new AssertionError(place + ": " + reason);
  }

  @Override
  public final void say(final String message) {
    throw new AssertionError(message);
  }
}
