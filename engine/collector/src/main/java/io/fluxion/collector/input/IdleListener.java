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
package io.fluxion.collector.input;

import java.io.IOException;

/** Hears that reading may now block, so that what was made of the input so far can go out. */
@FunctionalInterface
public interface IdleListener {
  /**
   * Called before every read of the underlying stream, from the reading thread.
   *
   * @throws IOException where the output cannot be flushed; it goes through to whoever asked for
   *     the next row
   */
  void beforeBlocking() throws IOException;
}
