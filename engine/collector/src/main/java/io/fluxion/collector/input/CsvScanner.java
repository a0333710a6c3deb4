// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.input;

import java.io.IOException;

/**
 * Finds the cells of RFC 4180 rows where they lie in a {@link RowBuffer}: a row may go over several
 * lines, inside quotes.
 *
 * <p>A row is scanned eight bytes at a time for bytes up to the comma: newlines and quotes are
 * below it, and digits, letters, points and minus signs are not. Cells are kept as offsets from the
 * row's beginning, so that they hold when the buffer moves. Nothing allocates.
 */
final class CsvScanner {
  static final int ROW = 0;
  static final int END = 1;
  static final int TOO_LONG = 2;
  static final int TOO_LONG_QUOTED = 3;
  static final int QUOTE_NEVER_CLOSES = 4;
  static final int TEXT_AFTER_QUOTE = 5;
  static final int QUOTE_INSIDE = 6;

  private static final int MORE = 0;
  private static final int NO_MORE = 1;
  private static final int FULL = 2;

  /** The highest of the three bytes that are looked for, and little else comes up to it. */
  private static final byte HIGHEST = ',';

  private static final byte NEWLINE = '\n';
  private static final byte QUOTE = '"';

  private final RowBuffer buffer;
  private final byte[] bytes;

  /** Where each cell ends, from the row's beginning; cells beyond its length are counted only. */
  private int[] ends = new int[64];

  private int count;
  private int cell;
  private int position;
  private int rowEnd;
  private boolean quoted;

  CsvScanner(final RowBuffer buffer) {
    this.buffer = buffer;
    bytes = buffer.bytes();
  }

  /** How many cells to keep; says so before the first scan that must keep them. */
  void keep(final int cells) {
    ends = new int[cells];
  }

  int kept() {
    return ends.length;
  }

  /** How many cells the row has. */
  int count() {
    return count;
  }

  /** Where a kept cell begins, with its quotes. */
  int from(final int number) {
    return buffer.start() + (number == 0 ? 0 : ends[number - 1] + 1);
  }

  /** Where a kept cell ends, with its quotes. */
  int to(final int number) {
    return buffer.start() + ends[number];
  }

  /** How many lines the row goes over. */
  int lines() {
    int lines = 1;
    if (quoted) {
      for (int i = buffer.start(); i < rowEnd; i++) {
        lines += bytes[i] == '\n' ? 1 : 0;
      }
    }
    return lines;
  }

  /** Lets go of the row. */
  void pass() {
    buffer.advance(Math.min(rowEnd + 1, buffer.limit()), lines());
  }

  /**
   * Finds the next row that is not an empty line. It stays in hand, whatever the outcome.
   *
   * @throws InputException where the input breaks off inside the row
   */
  int scan() throws IOException, InputException {
    while (true) {
      final int outcome = scanRow();
      if (outcome != ROW) {
        return outcome;
      }
      if (rowEnd - buffer.start() > buffer.maxRowBytes()) {
        return beyondRow();
      }
      if (count != 1 || to(0) > from(0)) {
        return ROW;
      }
      pass();
    }
  }

  private int scanRow() throws IOException, InputException {
    position = buffer.start();
    cell = position;
    count = 0;
    quoted = false;
    while (true) {
      scanPlain();
      if (bytes[position] == '"') {
        final int outcome = scanQuoted();
        if (outcome != ROW) {
          return position - buffer.start() > buffer.maxRowBytes() ? beyondRow() : outcome;
        }
      } else if (position < buffer.limit()) {
        return endRow();
      } else {
        switch (refill()) {
          case MORE -> {}
          case FULL -> {
            return beyondRow();
          }
          default -> {
            buffer.throwIfBroken();
            return position == buffer.start() ? END : endRow();
          }
        }
      }
    }
  }

  /** Goes on to a newline (be it the one behind the last byte) or a quote. */
  private void scanPlain() {
    final byte[] in = bytes;
    final int[] out = ends;
    final int start = buffer.start();
    int at = position;
    int first = cell;
    int n = count;
    while (true) {
      long found = Bytes.upTo(HIGHEST, Bytes.word(in, at));
      while (found != 0) {
        final int delimiter = at + Bytes.first(found);
        final byte value = in[delimiter];
        if (value == ',') {
          if (n < out.length) {
            out[n] = delimiter - start;
          }
          n++;
          first = delimiter + 1;
        } else if (value == NEWLINE || value == QUOTE) {
          position = delimiter;
          cell = first;
          count = n;
          return;
        }
        found &= found - 1;
      }
      at += Long.BYTES;
    }
  }

  private int endRow() {
    rowEnd = position;
    final int end = position > cell && bytes[position - 1] == '\r' ? position - 1 : position;
    if (count < ends.length) {
      ends[count] = end - buffer.start();
    }
    count++;
    return ROW;
  }

  /** From an opening quote to what follows the closing one: a comma, or the end of the row. */
  private int scanQuoted() throws IOException, InputException {
    if (position != cell) {
      return QUOTE_INSIDE;
    }
    quoted = true;
    position++;
    while (true) {
      position = Bytes.find((byte) '"', bytes, position, buffer.limit());
      if (position == buffer.limit()) {
        final int more = refill();
        if (more != MORE) {
          return more == FULL ? beyondRow() : neverCloses();
        }
      } else if (hasByteBehind() && bytes[position + 1] == '"') {
        position += 2;
      } else {
        position++;
        if (isCellEnd()) {
          return ROW;
        }
        // To the byte that decided it, so that the longest row is the same however bytes arrive.
        position += bytes[position] == '\r' ? 1 : 0;
        return TEXT_AFTER_QUOTE;
      }
    }
  }

  private boolean isCellEnd() throws IOException {
    final byte next = bytes[position];
    return next == ','
        || next == '\n'
        || next == '\r' && (!hasByteBehind() || bytes[position + 1] == '\n');
  }

  /** Reads on where the byte at hand is the last one read. */
  private boolean hasByteBehind() throws IOException {
    return position + 1 < buffer.limit() || refill() == MORE;
  }

  /** The lines behind an opened quote are other people's rows, even where the input breaks off. */
  private int neverCloses() throws InputException {
    if (buffer.newline(buffer.start()) == buffer.limit()) {
      buffer.throwIfBroken();
    }
    return QUOTE_NEVER_CLOSES;
  }

  private int beyondRow() {
    final int firstLine = buffer.newline(buffer.start()) - buffer.start();
    return firstLine > buffer.maxRowBytes() ? TOO_LONG : TOO_LONG_QUOTED;
  }

  private int refill() throws IOException {
    final int before = buffer.start();
    if (buffer.limit() - before > buffer.maxRowBytes()) {
      return FULL;
    }
    final boolean more = buffer.fill();
    final int moved = before - buffer.start();
    position -= moved;
    cell -= moved;
    return more ? MORE : NO_MORE;
  }
}
