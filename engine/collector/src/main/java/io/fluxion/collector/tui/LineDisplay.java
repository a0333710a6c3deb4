// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.tui;

import java.util.ArrayList;
import java.util.List;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.WCWidth;

/**
 * A display of the whole screen. JLine's compares lines char by char; a line with characters that
 * are more than a char, or are drawn over the one before, is written as a whole.
 *
 * <p>Not thread-safe.
 */
final class LineDisplay extends Display {
  LineDisplay(final Terminal terminal) {
    super(terminal, true);
  }

  /** Lines that it has moved lose their last cell: so it moves none. */
  @Override
  protected boolean can(final Capability single, final Capability multi) {
    return false;
  }

  /** Shows lines, each at most as wide as the screen; only what has changed is written. */
  void show(final List<AttributedString> lines) {
    final List<AttributedString> ended = new ArrayList<>(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      // Without its end a line would be taken for one that goes on in the next.
      ended.add(
          AttributedString.join(AttributedString.EMPTY, lines.get(i), AttributedString.NEWLINE));
      if (!reset && i < oldLines.size()) {
        forget(i, ended.get(i));
      }
    }
    update(ended, 0);
  }

  private void forget(final int line, final AttributedString next) {
    final AttributedString shown = oldLines.get(line);
    if (!shown.equals(next) && !(isPlain(shown) && isPlain(next))) {
      moveVisualCursorTo(line * columns1);
      terminal.puts(Capability.clr_eol);
      oldLines.set(line, AttributedString.NEWLINE);
    }
  }

  private static boolean isPlain(final AttributedString line) {
    return line.chars()
        .allMatch(c -> c == '\n' || WCWidth.wcwidth(c) == 1 && !Character.isSurrogate((char) c));
  }
}
