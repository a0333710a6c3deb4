package io.fluxion.collector.view;

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
