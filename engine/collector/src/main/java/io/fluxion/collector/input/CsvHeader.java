// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.input;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The header row of a csv input: the names of its columns. */
final class CsvHeader {
  /** More columns than this are counted in a message, not listed. */
  private static final int MAX_LISTED = 100;

  private final RowBuffer buffer;
  private final CsvScanner scanner;
  private final String inputName;
  private final List<String> names = new ArrayList<>();

  CsvHeader(final RowBuffer buffer, final CsvScanner scanner, final String inputName) {
    this.buffer = buffer;
    this.scanner = scanner;
    this.inputName = inputName;
  }

  /** Reads the first row and lets go of it. */
  void read() throws IOException, InputException {
    if (Format.isBinary(buffer)) {
      throw Format.binary(inputName);
    }
    final int outcome = scan();
    if (outcome == CsvScanner.END) {
      throw new InputException(inputName + " is empty");
    }
    if (outcome != CsvScanner.ROW) {
      throw new InputException(
          inputName + ", line " + buffer.line() + ": the header row " + why(outcome));
    }
    for (int i = 0; i < scanner.count(); i++) {
      names.add(name(scanner.from(i), scanner.to(i)));
    }
    scanner.pass();
  }

  private int scan() throws IOException, InputException {
    final int outcome = scanner.scan();
    if (outcome == CsvScanner.ROW && scanner.count() > scanner.kept()) {
      scanner.keep(scanner.count());
      return scanner.scan();
    }
    return outcome;
  }

  private String name(final int from, final int to) {
    final byte[] bytes = buffer.bytes();
    if (from == to || bytes[from] != '"') {
      return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
    final byte[] text = new byte[to - from];
    return new String(text, 0, unquote(bytes, from, to, text), StandardCharsets.UTF_8);
  }

  private String why(final int outcome) {
    return switch (outcome) {
      case CsvScanner.TOO_LONG, CsvScanner.TOO_LONG_QUOTED ->
          "is longer than " + buffer.maxRowBytes() + " bytes";
      case CsvScanner.QUOTE_NEVER_CLOSES -> "opens a quote that never closes";
      case CsvScanner.TEXT_AFTER_QUOTE -> "has text after a closing quote";
      default -> "has a quote inside a cell that is not quoted";
    };
  }

  /** How many columns there are. */
  int size() {
    return names.size();
  }

  /** The number of a column; of several with one name it is the first. */
  int column(final String name) throws UsageException {
    final int number = names.indexOf(name);
    if (number < 0) {
      throw new UsageException(
          "no column '"
              + Excerpt.of(name)
              + "' in the header of "
              + inputName
              + "; its columns are: "
              + listed());
    }
    return number;
  }

  /** The numbers of columns. */
  int[] columns(final List<String> wanted) throws UsageException {
    final int[] numbers = new int[wanted.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = column(wanted.get(i));
    }
    return numbers;
  }

  private String listed() {
    final StringBuilder list = new StringBuilder();
    for (int i = 0; i < Math.min(names.size(), MAX_LISTED); i++) {
      list.append(i == 0 ? "" : ", ").append(Excerpt.of(names.get(i)));
    }
    final int more = names.size() - MAX_LISTED;
    return more > 0 ? list + " and " + more + " more" : list.toString();
  }

  /**
   * Copies a quoted cell without its quotes, and one quote for every two inside.
   *
   * @return how many bytes were copied
   */
  static int unquote(final byte[] bytes, final int from, final int to, final byte[] target) {
    int length = 0;
    for (int i = from + 1; i < to - 1; i++) {
      target[length++] = bytes[i];
      if (bytes[i] == '"') {
        i++;
      }
    }
    return length;
  }
}
