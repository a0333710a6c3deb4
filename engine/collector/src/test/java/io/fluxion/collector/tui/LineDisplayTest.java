// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.tui;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.collector.output.ShownText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.junit.jupiter.api.Test;

class LineDisplayTest {
  private static final int COLUMNS = 24;
  private static final int ROWS = 6;
  private static final String[] PIECES = {
    "a",
    "b",
    "  ",
    "12.5 M",
    "容",
    "器",
    "é",
    "e\u0301",
    "\u0301",
    "🐳",
    "🐋",
    "😀",
    "█",
    "▁",
    "…",
    "\u200b",
    "\u001b[2J",
    "\t"
  };

  private final long seed = Long.getLong("fluxion.seed", System.nanoTime());
  private final SplittableRandom random = new SplittableRandom(seed);

  private String line() {
    // No terminal draws a combining character in front of all others.
    final StringBuilder line = new StringBuilder(PIECES[random.nextInt(2)]);
    final int pieces = random.nextInt(20);
    for (int i = 0; i < pieces; i++) {
      line.append(PIECES[random.nextInt(random.nextBoolean() ? 4 : PIECES.length)]);
    }
    // Most lines of a table end at the last column.
    return ShownText.start(line.toString() + " ".repeat(COLUMNS), COLUMNS);
  }

  /** The same line but for a part of it, as numbers in a table change. */
  private String changed(final String line) {
    final int at =
        line.offsetByCodePoints(0, 1 + random.nextInt(line.codePointCount(0, line.length()) - 1));
    return ShownText.start(line.substring(0, at) + line(), COLUMNS);
  }

  @Test
  void shouldShowLinesOfAnyCharactersWhateverWasThereBefore() throws IOException {
    final PaperTerminal paper = new PaperTerminal(COLUMNS, ROWS);
    paper.writer().print("\u001b[?7l");
    final LineDisplay display = new LineDisplay(paper);
    display.resize(ROWS, COLUMNS);
    display.clear();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      lines.add(line());
    }
    for (int turn = 0; turn < 5_000; turn++) {
      lines = new ArrayList<>(lines);
      for (int i = 0; i < ROWS; i++) {
        final int what = random.nextInt(6);
        final int other = random.nextInt(ROWS);
        if (what == 0) {
          lines.set(i, line());
        } else if (what < 3) {
          lines.set(i, changed(lines.get(i)));
        } else if (what == 3) {
          lines.add(other, lines.remove(i));
        }
      }
      final List<AttributedString> styled = new ArrayList<>();
      for (final String text : lines) {
        styled.add(
            new AttributedString(
                text,
                random.nextInt(8) == 0
                    ? AttributedStyle.DEFAULT.faint()
                    : AttributedStyle.DEFAULT));
      }
      display.show(styled);
      assertThat(paper.paper().text())
          .as("seed %d turn %d", seed, turn)
          .isEqualTo(
              lines.stream()
                  .map(String::stripTrailing)
                  .collect(Collectors.joining("\n", "", "\n")));
      assertThat(paper.paper().isClipped()).isFalse();
    }
    paper.close();
  }
}
