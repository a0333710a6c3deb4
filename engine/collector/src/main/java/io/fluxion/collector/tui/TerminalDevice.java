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
package io.fluxion.collector.tui;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A terminal as the system has it: two streams, a size, and modes that can be put back. */
interface TerminalDevice extends AutoCloseable {
  /**
   * Its keyboard. A read waits for about 0.1 s, and then says -1, which is no end.
   *
   * @return the same stream each time
   */
  InputStream keys();

  /** Its screen. */
  OutputStream screen();

  /** How large it is now. */
  ScreenSize size() throws IOException;

  /** Each key at once, and nothing shown of it. */
  void enterRawMode() throws IOException;

  /** As it was before {@link #enterRawMode}. */
  void leaveRawMode() throws IOException;

  /**
   * Whom to tell of signals; on a thread of the system's.
   *
   * @param resized the size may be another
   * @param resumed the process was stopped, and goes on
   */
  void onSignals(Runnable resized, Runnable resumed);

  @Override
  void close() throws IOException;
}
