package io.fluxion.collector.codec;

import io.fluxion.collector.source.InputException;
import io.fluxion.collector.source.RowBuffer;
import io.fluxion.collector.source.UsageException;
import io.fluxion.derivative.NumberType;
import io.fluxion.derivative.Sample;
import java.io.IOException;

/**
 * Rows of csv. Only the cells that are asked for are looked into, and in steady state nothing
 * allocates.
 *
 * <p>After a malformed row, reading resumes behind it where its quotes can be believed; where they
 * cannot (one never closes, or the number of cells is wrong), at the line after the one on which
 * the row began: an opened quote must not swallow other people's rows.
 */
final class CsvDecoder implements Decoder {
  private final RowBuffer buffer;
  private final RowOptions options;
  private final CsvScanner scanner;
  private final CsvHeader header;
  private final KeyWriter key;
  private final NumberReader xReader;
  private final NumberReader yReader;
  private final boolean isXDouble;
  private final boolean isYDouble;
  private byte[] unquoted = new byte[256];
  private int[] keyColumns;
  private int[] yColumns;
  private int xColumn;
  private int columns;
  private boolean passesLine;
  private long line;
  private String reason;

  CsvDecoder(final RowBuffer buffer, final String inputName, final RowOptions options) {
    this.buffer = buffer;
    this.options = options;
    scanner = new CsvScanner(buffer);
    header = new CsvHeader(buffer, scanner, inputName);
    key = new KeyWriter(options.maxKeyBytes());
    xReader = NumberReader.ofX(options.xType(), options.xUnit());
    yReader = NumberReader.ofY(options.yType());
    isXDouble = options.xType() == NumberType.DOUBLE && options.xUnit() == XUnit.NONE;
    isYDouble = options.yType() == NumberType.DOUBLE;
  }

  @Override
  public int next(final Sample sample) throws IOException, InputException, UsageException {
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
    return decode(sample);
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
    if (!readX(sample)) {
      return malformed(why("x", xColumn, xReader), xColumn);
    }
    for (int i = 0; i < yColumns.length; i++) {
      if (!readY(sample, i)) {
        final String name = yColumns.length == 1 ? "y" : "y " + options.yColumns().get(i);
        return malformed(why(name, yColumns[i], yReader), yColumns[i]);
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

  private boolean readX(final Sample sample) {
    final int from = scanner.from(xColumn);
    final int to = scanner.to(xColumn);
    if (from == to) {
      return true;
    }
    if (buffer.bytes()[from] == '"') {
      final int length = unquote(from, to);
      return length == 0 || xReader.read(unquoted, 0, length) && setX(sample);
    }
    return xReader.read(buffer.bytes(), from, to) && setX(sample);
  }

  private boolean setX(final Sample sample) {
    final long bits = xReader.bits();
    for (int i = 0; i < yColumns.length; i++) {
      if (isXDouble) {
        sample.setX(i, Double.longBitsToDouble(bits));
      } else {
        sample.setX(i, bits);
      }
    }
    return true;
  }

  private boolean readY(final Sample sample, final int field) {
    final int from = scanner.from(yColumns[field]);
    final int to = scanner.to(yColumns[field]);
    if (from == to) {
      return true;
    }
    if (buffer.bytes()[from] == '"') {
      final int length = unquote(from, to);
      return length == 0 || yReader.read(unquoted, 0, length) && setY(sample, field);
    }
    return yReader.read(buffer.bytes(), from, to) && setY(sample, field);
  }

  private boolean setY(final Sample sample, final int field) {
    final long bits = yReader.bits();
    if (isYDouble) {
      sample.setY(field, Double.longBitsToDouble(bits));
    } else {
      sample.setY(field, bits);
    }
    return true;
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

  @Override
  public long line() {
    return line;
  }

  @Override
  public String reason() {
    return reason;
  }
}
