// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.input;

import io.fluxion.Sample;
import io.fluxion.collector.row.RowSchema;
import java.io.IOException;
import java.util.Arrays;

/**
 * Rows of csv. Only the cells that are asked for are looked into, and in steady state nothing
 * allocates.
 *
 * <p>After a malformed row, reading resumes behind it where its quotes can be believed; where they
 * cannot (one never closes, or the number of cells is wrong), at the line after the one on which
 * the row began: an opened quote must not swallow other people's rows.
 */
final class CsvDecoder implements Decoder {
  private static final int ABSENT = 0;
  private static final int NUMBER = 1;
  private static final int WRONG = -1;

  private final RowBuffer buffer;
  private final RowSchema options;
  private final CsvScanner scanner;
  private final CsvHeader header;
  private final KeyWriter key;
  private final NumberReader xReader;
  private final NumberReader yReader;
  private byte[] unquoted = new byte[256];

  /** The text of the x that its reader holds. */
  private final byte[] lastX = new byte[32];

  private int lastXLength = -1;
  private int[] keyColumns;
  private int[] yColumns;
  private int xColumn;
  private int columns;
  private boolean passesLine;
  private long line;
  private String reason;

  CsvDecoder(final RowBuffer buffer, final String inputName, final RowSchema options) {
    this.buffer = buffer;
    this.options = options;
    scanner = new CsvScanner(buffer);
    header = new CsvHeader(buffer, scanner, inputName);
    key = new KeyWriter(options.maxKeyBytes());
    xReader = NumberReader.ofX(options.xType(), options.xUnit());
    yReader = NumberReader.ofY(options.yType());
  }

  @Override
  public long line() {
    return line;
  }

  @Override
  public String reason() {
    return reason;
  }

  @Override
  public int next(final Sample sample) throws IOException, InputException, UsageException {
    final int outcome = nextCells();
    return outcome == ROW ? decode(sample) : outcome;
  }

  /** Finds the next row's cells, which then stay in hand. */
  private int nextCells() throws IOException, InputException, UsageException {
    if (columns == 0) {
      readHeader();
    }
    if (passesLine) {
      passesLine = false;
      buffer.passLine();
    }
    final int outcome = scanner.scan();
    if (outcome == CsvScanner.END) {
      return END;
    }
    line = buffer.line();
    if (outcome != CsvScanner.ROW) {
      return malformedAtLine(whyNoRow(outcome));
    }
    if (scanner.count() != columns) {
      return malformedAtLine(cells(scanner.count()) + " where the header has " + columns);
    }
    return ROW;
  }

  private void readHeader() throws IOException, InputException, UsageException {
    header.read();
    keyColumns = header.columns(options.keyColumns());
    xColumn = header.column(options.xColumn());
    yColumns = header.columns(options.yColumns());
    columns = header.size();
    scanner.keep(columns);
  }

  private int decode(final Sample sample) {
    sample.clear();
    key.begin(sample);
    for (final int column : keyColumns) {
      addKeyPart(scanner.from(column), scanner.to(column));
    }
    if (!key.finish(sample)) {
      return malformed(key.why(), keyColumns[keyColumns.length - 1]);
    }
    final int x = readX();
    if (x == WRONG) {
      return malformed(why("x", xColumn, xReader), xColumn);
    }
    for (int i = 0; i < yColumns.length; i++) {
      if (x == NUMBER) {
        sample.setXBits(i, xReader.bits());
      }
      final int y = read(yReader, yColumns[i]);
      if (y == WRONG) {
        final String name = yColumns.length == 1 ? "y" : "y " + options.yColumns().get(i);
        return malformed(why(name, yColumns[i], yReader), yColumns[i]);
      }
      if (y == NUMBER) {
        sample.setYBits(i, yReader.bits());
      }
    }
    scanner.pass();
    return ROW;
  }

  private void addKeyPart(final int from, final int to) {
    if (from < to && buffer.bytes()[from] == '"') {
      final int length = unquote(from, to);
      key.add(unquoted, 0, length);
    } else {
      key.add(buffer.bytes(), from, to);
    }
  }

  /** Reads a cell: {@link #NUMBER}, {@link #ABSENT} or {@link #WRONG}. */
  private int read(final NumberReader reader, final int column) {
    final int from = scanner.from(column);
    final int to = scanner.to(column);
    if (from == to) {
      return ABSENT;
    }
    if (buffer.bytes()[from] != '"') {
      return reader.read(buffer.bytes(), from, to) ? NUMBER : WRONG;
    }
    final int length = unquote(from, to);
    if (length == 0) {
      return ABSENT;
    }
    return reader.read(unquoted, 0, length) ? NUMBER : WRONG;
  }

  /** Most rows of a scrape have one x, and to compare texts costs less than to read a number. */
  private int readX() {
    final byte[] bytes = buffer.bytes();
    final int from = scanner.from(xColumn);
    final int to = scanner.to(xColumn);
    final int length = to - from;
    // Times differ at their end first.
    if (length == lastXLength
        && Bytes.word(bytes, to - Long.BYTES) == Bytes.word(lastX, length - Long.BYTES)
        && Arrays.equals(bytes, from, to, lastX, 0, length)) {
      return NUMBER;
    }
    final int outcome = read(xReader, xColumn);
    if (outcome == NUMBER) {
      final boolean isKept = length >= Long.BYTES && length <= lastX.length;
      lastXLength = isKept ? length : -1;
      System.arraycopy(bytes, from, lastX, 0, isKept ? length : 0);
    }
    return outcome;
  }

  /** Copies a quoted cell without its quotes; grows with the longest cell, not with rows. */
  private int unquote(final int from, final int to) {
    if (to - from + Bytes.PADDING > unquoted.length) {
      unquoted = new byte[2 * (to - from) + Bytes.PADDING];
    }
    return CsvHeader.unquote(buffer.bytes(), from, to, unquoted);
  }

  // ---- the slow ways

  private String why(final String name, final int column, final NumberReader reader) {
    final int from = scanner.from(column);
    final int to = scanner.to(column);
    final boolean isQuoted = buffer.bytes()[from] == '"';
    final byte[] text = isQuoted ? unquoted : buffer.bytes();
    final int first = isQuoted ? 0 : from;
    final int last = isQuoted ? unquote(from, to) : to;
    return name + " '" + Excerpt.of(text, first, last) + "' " + reader.why(text, first, last);
  }

  private String whyNoRow(final int outcome) {
    return switch (outcome) {
      case CsvScanner.TOO_LONG -> "longer than " + buffer.maxRowBytes() + " bytes";
      case CsvScanner.TOO_LONG_QUOTED ->
          "a quote opens a row longer than " + buffer.maxRowBytes() + " bytes";
      case CsvScanner.QUOTE_NEVER_CLOSES -> "a quote never closes";
      case CsvScanner.TEXT_AFTER_QUOTE -> "text after a closing quote";
      default -> "a quote inside a cell that is not quoted";
    };
  }

  private static String cells(final int count) {
    return count == 1 ? "1 cell" : count + " cells";
  }

  private int malformedAtLine(final String why) {
    reason = why;
    passesLine = true;
    return MALFORMED;
  }

  /** A cell that is wrong and goes over lines had its quote opened by mistake, most likely. */
  private int malformed(final String why, final int column) {
    final int from = scanner.from(column);
    final int to = scanner.to(column);
    if (Bytes.find((byte) '\n', buffer.bytes(), from, to) < to) {
      return malformedAtLine(why);
    }
    reason = why;
    scanner.pass();
    return MALFORMED;
  }
}
