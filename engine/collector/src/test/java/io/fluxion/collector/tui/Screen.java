// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.tui;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.terminal.Size;
import org.jline.utils.WCWidth;

/**
 * What a terminal makes of bytes: two screens of cells, a cursor, the few sequences that a view
 * needs. Anything else is an error; what is too wide is cut off, and noted.
 */
final class Screen extends OutputStream {
  private static final Pattern SEQUENCE =
      Pattern.compile("\u001b(?:\\[(\\??)([0-9;]*)([@A-Za-z])|\\(B)");

  private static final int LONGEST_SEQUENCE = 12;

  private final ByteArrayOutputStream unread = new ByteArrayOutputStream();
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

  Size size() {
    return new Size(columns, rows);
  }

  @Override
  public synchronized void write(final int b) throws IOException {
    if (broken) {
      throw new IOException("Input/output error");
    }
    unread.write(b);
  }

  /** Sees to what has come; the rest of an unfinished sequence or character comes later. */
  @Override
  public synchronized void flush() throws IOException {
    if (broken) {
      throw new IOException("Input/output error");
    }
    if (unread.size() == 0) {
      return;
    }
    bytes += unread.size();
    writes++;
    final String string = unread.toString(StandardCharsets.UTF_8);
    unread.reset();
    final Matcher matcher = SEQUENCE.matcher(string);
    int at = 0;
    while (at < string.length()) {
      if (string.charAt(at) == '\u001b') {
        if (!matcher.find(at) || matcher.start() != at) {
          if (string.length() - at < LONGEST_SEQUENCE) {
            unread.write(string.substring(at).getBytes(StandardCharsets.UTF_8));
            return;
          }
          throw new AssertionError("no sequence at: " + string.substring(at));
        }
        if (matcher.group(3) != null) {
          obey(matcher.group(1) + matcher.group(3), matcher.group(2));
        }
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
    final int number = numbers.matches("[0-9]+") ? Integer.parseInt(numbers) : 1;
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
      case "A" -> row = Math.max(0, row - number);
      case "B" -> row = Math.min(rows - 1, row + number);
      case "C" -> column = Math.min(columns - 1, column + number);
      case "D" -> column = Math.max(0, Math.min(columns - 1, column) - number);
      case "J" -> {
        clipped = false;
        for (final String[] line : cells) {
          Arrays.fill(line, " ");
        }
      }
      case "K" -> Arrays.fill(cells[row], Math.min(column, columns - 1), columns, " ");
      case "P" -> shift(column, column + number);
      case "@" -> {
        final String[] line = cells[row].clone();
        for (int i = column; i < columns; i++) {
          cells[row][i] = i < column + number ? " " : line[i - number];
        }
      }
      case "M" -> scroll(row + number, row);
      case "L" -> scroll(row, row + number);
      default -> throw new AssertionError("a sequence that is not known: " + what);
    }
  }

  /** The cells from one column on go to another, which is left of it. */
  private void shift(final int to, final int from) {
    for (int i = to; i < columns; i++) {
      cells[row][i] = i + from - to < columns ? cells[row][i + from - to] : " ";
    }
  }

  /** The rows from one on go to another. */
  private void scroll(final int from, final int to) {
    final String[][] before = cells.clone();
    for (int i = Math.min(from, to); i < rows; i++) {
      final int source = i + from - to;
      if (i >= to && source < rows) {
        cells[i] = before[source];
      } else {
        cells[i] = new String[columns];
        Arrays.fill(cells[i], " ");
      }
    }
  }

  private void mode(final String number, final boolean on) {
    switch (number) {
      case "1049" -> other = on;
      case "25" -> cursor = on;
      case "7" -> wraps = on;
      case "12" -> {
        // Whether the cursor blinks.
      }
      default -> throw new AssertionError("a mode that is not known: " + number);
    }
  }

  private void put(final int codePoint) {
    if (codePoint == '\r') {
      column = 0;
      return;
    }
    if (codePoint == '\b') {
      column = Math.max(0, Math.min(columns - 1, column) - 1);
      return;
    }
    if (codePoint < ' ') {
      throw new AssertionError("a control character on the screen: " + codePoint);
    }
    final int width = WCWidth.wcwidth(codePoint);
    if (width == 0) {
      cells[row][column - 1] += Character.toString(codePoint);
      return;
    }
    if (Character.getType(codePoint) == Character.SURROGATE) {
      throw new AssertionError("half a character on the screen: " + codePoint);
    }
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
