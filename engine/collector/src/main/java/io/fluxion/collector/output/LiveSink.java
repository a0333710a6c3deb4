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

  /**
   * Called where the store's time is said that holds for the rows that follow, until it is called
   * again; from the thread that calls {@link #row}.
   *
   * @param time in the unit of x
   * @throws IOException where the output cannot be written
   */
  default void storeTime(final long time) throws IOException {
    // Most have no use for it.
  }

  /**
   * Called where the source says that a key has ended; the store holds it no more.
   *
   * @param key its bytes
   * @param length how many
   * @throws IOException where the output cannot be written
   */
  default void gone(final byte[] key, final int length) throws IOException {
    // Most look at the store.
  }
}
