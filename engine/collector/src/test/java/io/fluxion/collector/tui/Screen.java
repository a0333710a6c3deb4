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

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a terminal makes of bytes: two screens of cells, a cursor, the few sequences that a view
 * needs. Anything else is an error; what is too wide is cut off, and noted.
 */
final class Screen extends OutputStream {
  private static final Pattern SEQUENCE = Pattern.compile("\u001b\\[(\\??)([0-9;]*)([A-Za-z])");

  private final StringBuilder history = new StringBuilder();
  private int columns;
  private int rows;
  private String[][] cells;
  private int row;
  private int column;
  private boolean other;
  private boolean cursor = true;
  private boolean wraps = true;
  private long bytes;
  private int writes;
  private boolean clipped;
  private boolean broken;

  Screen(final int columns, final int rows) {
    resize(columns, rows);
  }

  /** What was there stays where it is, as far as it fits. */
  synchronized void resize(final int newColumns, final int newRows) {
    final String[][] before = cells;
    columns = newColumns;
    rows = newRows;
    cells = new String[rows][columns];
    for (int i = 0; i < rows; i++) {
      Arrays.fill(cells[i], " ");
      if (before != null && i < before.length) {
        System.arraycopy(before[i], 0, cells[i], 0, Math.min(columns, before[i].length));
      }
    }
  }

  synchronized void breakDown() {
    broken = true;
  }

  @Override
  public void write(final int b) {
    throw new UnsupportedOperationException("one write a frame");
  }

  @Override
  public synchronized void write(final byte[] text, final int offset, final int length)
      throws java.io.IOException {
    if (broken) {
      throw new java.io.IOException("Input/output error");
    }
    bytes += length;
    writes++;
    final String string = new String(text, offset, length, StandardCharsets.UTF_8);
    final Matcher matcher = SEQUENCE.matcher(string);
    int at = 0;
    while (at < string.length()) {
      if (string.charAt(at) == '\u001b') {
        if (!matcher.find(at) || matcher.start() != at) {
          throw new AssertionError("no sequence at: " + string.substring(at));
        }
        obey(matcher.group(1) + matcher.group(3), matcher.group(2));
        at = matcher.end();
      } else {
        final int codePoint = string.codePointAt(at);
        put(codePoint);
        at += Character.charCount(codePoint);
      }
    }
    notifyAll();
  }

  private void obey(final String what, final String numbers) {
    switch (what) {
      case "?h" -> mode(numbers, true);
      case "?l" -> mode(numbers, false);
      case "m" -> history.append(numbers).append('m');
      case "H" -> {
        final String[] place = numbers.isEmpty() ? new String[] {"1", "1"} : numbers.split(";");
        // Beyond the last row there is none: a terminal stays in the last.
        row = Math.min(rows, Integer.parseInt(place[0])) - 1;
        column = Integer.parseInt(place[1]) - 1;
      }
      case "J" -> {
        clipped = false;
        for (final String[] line : cells) {
          Arrays.fill(line, " ");
        }
      }
      case "K" -> Arrays.fill(cells[row], " ");
      default -> throw new AssertionError("a sequence that is not known: " + what);
    }
  }

  private void mode(final String number, final boolean on) {
    switch (number) {
      case "1049" -> other = on;
      case "25" -> cursor = on;
      case "7" -> wraps = on;
      default -> throw new AssertionError("a mode that is not known: " + number);
    }
  }

  private void put(final int codePoint) {
    if (codePoint < ' ') {
      throw new AssertionError("a control character on the screen: " + codePoint);
    }
    final int width = codePoint >= 0x2e80 && codePoint <= 0xa4cf ? 2 : 1;
    if (column + width > columns) {
      if (wraps) {
        throw new AssertionError("this would wrap: row " + row + " " + line(row));
      }
      clipped = true;
      return;
    }
    cells[row][column] = Character.toString(codePoint);
    if (width == 2) {
      cells[row][column + 1] = "";
    }
    column += width;
  }

  private String line(final int number) {
    return String.join("", cells[number]).stripTrailing();
  }

  /** What can be read, without the space at the ends of lines. */
  synchronized String text() {
    final StringBuilder text = new StringBuilder();
    for (int i = 0; i < rows; i++) {
      text.append(line(i)).append('\n');
    }
    return text.toString();
  }

  synchronized String[] lines() {
    return text().split("\n", -1);
  }

  /** Whether a line was too wide since all was cleared. */
  synchronized boolean isClipped() {
    return clipped;
  }

  /** Whether it is as it was before. */
  synchronized boolean isGivenBack() {
    return !other && cursor && wraps;
  }

  synchronized boolean isTaken() {
    return other && !cursor && !wraps;
  }

  synchronized long bytes() {
    return bytes;
  }

  synchronized int writes() {
    return writes;
  }

  /** Whether text was ever written in this style. */
  synchronized boolean wasStyled(final String style) {
    return history.indexOf(style + 'm') >= 0;
  }
}
