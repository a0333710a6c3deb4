package io.fluxion.collector.live;

import java.io.IOException;

/** Where an {@link Outlet} writes to. Belongs to the outlet's thread. */
public interface OutletTarget {
  /**
   * Writes bytes; may take its time, but ends when its thread is interrupted.
   *
   * @param bytes to be written from the first on
   * @param length how many
   * @param begins whether they begin a unit
   * @throws IOException where they cannot be written
   */
  void write(byte[] bytes, int length, boolean begins) throws IOException;

  /**
   * Called when nothing else waits to be written.
   *
   * @throws IOException where what was written cannot be handed on
   */
  default void flush() throws IOException {}

  /** Takes the unit back that could not be written as a whole, where that can be done. */
  default void undo() {}

  /**
   * Lets go of the target.
   *
   * @throws IOException where what was written may not have arrived
   */
  void close() throws IOException;
}
