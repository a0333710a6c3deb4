package io.fluxion.collector.sink;

import java.io.IOException;

/** A sink of a run that goes on for ever: told that time passes, too. */
public interface LiveSink extends Sink {
  /**
   * Called after each batch of rows and, where none come, some times a second; from the thread that
   * calls {@link #row}.
   *
   * @param nowNanos by {@link System#nanoTime}
   * @throws IOException where the output cannot be written
   */
  void tick(long nowNanos) throws IOException;
}
