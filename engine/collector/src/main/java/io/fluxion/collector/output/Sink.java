// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.output;

import io.fluxion.Sample;
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
   * @param sample the row, with its handle
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
   * Called after each batch of rows of a live run and, where none come, some times a second.
   *
   * @param nowNanos by {@link System#nanoTime}
   * @throws IOException where the output cannot be written
   */
  default void tick(final long nowNanos) throws IOException {
    // Most write nothing but rows.
  }

  /**
   * Called where the store's time is said that holds for the rows that follow, until it is called
   * again.
   *
   * @param time in the unit of x
   * @throws IOException where the output cannot be written
   */
  default void storeTime(final long time) throws IOException {
    // Most have no use for it.
  }

  /**
   * Called where a source says that a key has ended, before the store removes it.
   *
   * @param handle of the key
   * @param key its bytes
   * @param length how many
   * @throws IOException where the output cannot be written
   */
  default void gone(final int handle, final byte[] key, final int length) throws IOException {
    // Most look at the store.
  }

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
