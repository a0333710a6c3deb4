package io.fluxion.collector.sink;

import io.fluxion.derivative.Sample;
import java.io.IOException;

/**
 * Takes the outcome of each row, and writes it in its own form to the stream it was made with. The
 * stream stays the caller's to close.
 *
 * <p>Not thread-safe.
 */
public interface Sink {
  /**
   * Takes a row that the store has just been updated with: what became of it stands in the store's
   * fields.
   *
   * @param sample the row, with its slot
   * @param label what a person calls the key, or null where it has no other name
   * @throws IOException where the output cannot be written
   */
  void row(Sample sample, String label) throws IOException;

  /**
   * Hands on whatever is buffered. Called before every wait for input, so that nobody waits for a
   * row that is already known.
   *
   * @throws IOException where the output cannot be written
   */
  void flush() throws IOException;

  /**
   * Ends the output, after the last row; where there is nothing more to say, by a flush.
   *
   * @param malformed how many rows had no outcome because they could not be read
   * @throws IOException where the output cannot be written
   */
  default void finish(final long malformed) throws IOException {
    flush();
  }
}
