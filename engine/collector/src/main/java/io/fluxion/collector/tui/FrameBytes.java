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

import java.nio.charset.StandardCharsets;

/**
 * Frames as what a terminal is sent: only the lines that are not on its screen already.
 *
 * <p>Not thread-safe.
 */
final class FrameBytes {
  private static final String ESCAPE = "\u001b[";

  /** The other screen. */
  private static final String ENTER = "\u001b[?1049h";

  /** Cleared first: some terminals have no other screen. */
  private static final String LEAVE =
      "\u001b[0m\u001b[H\u001b[2J\u001b[?7h\u001b[?25h\u001b[?1049l";

  /** No cursor, what is too wide is cut off instead of wrapped, and nothing is there. */
  private static final String CLEAR = "\u001b[?25l\u001b[?7l\u001b[0m\u001b[H\u001b[2J";

  /** Before the text: behind a whole line it would take the last character. */
  private static final String EMPTY_LINE = ";1H\u001b[2K";

  private Frame shown;

  static byte[] enter() {
    return (ENTER + CLEAR).getBytes(StandardCharsets.UTF_8);
  }

  static byte[] leave() {
    return LEAVE.getBytes(StandardCharsets.UTF_8);
  }

  /** What turns the screen into this frame, if it shows the one before. */
  byte[] of(final Frame frame) {
    final StringBuilder text = new StringBuilder();
    final boolean known = shown != null && shown.canvas().epoch() == frame.canvas().epoch();
    if (!known) {
      text.append(CLEAR);
    }
    for (int i = 0; i < frame.lines().length; i++) {
      final String line = frame.lines()[i];
      final String before = known ? shown.lines()[i] : "";
      if (!line.equals(before)) {
        text.append(ESCAPE).append(i + 1).append(EMPTY_LINE).append(line);
      }
    }
    shown = frame;
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
