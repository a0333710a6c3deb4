/*
 * Copyright 2026 The Fluxion Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.fluxion.collector.output;

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
