// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.output;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Where an {@link OutputQueue} writes to; used by the queue's thread alone. */
public interface OutputTarget extends AutoCloseable {
  /**
   * Opens what blocks until somebody reads it, such as a named pipe.
   *
   * @throws IOException where it cannot be opened
   */
  default void open() throws IOException {}

  /**
   * Writes all bytes of a chunk; may take its time, but ends when its thread is interrupted.
   *
   * @param chunk to be written from its position to its limit
   * @throws IOException where it cannot be written
   */
  void write(ByteBuffer chunk) throws IOException;

  /** Takes back what was written of the last chunk, where that can be done. */
  default void undo() {}

  /**
   * Closes the target.
   *
   * @throws IOException where what was written may not have arrived
   */
  @Override
  void close() throws IOException;
}
