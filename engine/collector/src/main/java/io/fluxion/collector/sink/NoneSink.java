package io.fluxion.collector.sink;

import io.fluxion.derivative.Sample;

/** Writes nothing: for runs whose summary, or whose speed, is all that is wanted. */
public final class NoneSink implements Sink {
  /** A sink of nothing. */
  public NoneSink() {}

  @Override
  public void row(final Sample sample, final String label) {}

  @Override
  public void flush() {}
}
