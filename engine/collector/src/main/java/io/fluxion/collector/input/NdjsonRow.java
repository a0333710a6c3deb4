// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.input;

import com.fasterxml.jackson.core.JsonParser;
import io.fluxion.Sample;
import io.fluxion.collector.row.RowSchema;
import java.io.IOException;
import java.util.List;

/**
 * A row of ndjson: columns are JSON pointers. A number is read from its own text by the rules of a
 * csv cell, whether it stands there as a number or in a string.
 */
final class NdjsonRow extends JsonRow {
  private final RowSchema options;
  private final KeyWriter key;
  private final NumberReader xReader;
  private final NumberReader yReader;
  private final PointerNode pointers = PointerNode.root();
  private final JsonCell[] keyCells;
  private final JsonCell xCell;
  private final JsonCell[] yCells;

  /**
   * A reader of rows.
   *
   * @throws UsageException where a column is no JSON pointer
   */
  NdjsonRow(final RowSchema options) throws UsageException {
    this.options = options;
    key = new KeyWriter(options.maxKeyBytes());
    xReader = NumberReader.ofX(options.xType(), options.xUnit());
    yReader = NumberReader.ofY(options.yType());
    keyCells = cells(options.keyColumns());
    xCell = pointers.add(options.xColumn());
    yCells = cells(options.yColumns());
  }

  private JsonCell[] cells(final List<String> columns) throws UsageException {
    final JsonCell[] cells = new JsonCell[columns.size()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = pointers.add(columns.get(i));
    }
    return cells;
  }

  @Override
  void readObject(final JsonParser parser, final Sample sample) throws IOException, RowException {
    pointers.clear();
    pointers.readObject(parser);
    readKey(sample);
    final boolean hasX = isNumber("x", xCell, xReader);
    for (int i = 0; i < yCells.length; i++) {
      if (hasX) {
        sample.setXBits(i, xReader.bits());
      }
      if (isNumber(yCells.length == 1 ? "y" : options.yColumns().get(i), yCells[i], yReader)) {
        sample.setYBits(i, yReader.bits());
      }
    }
  }

  private void readKey(final Sample sample) throws RowException {
    key.begin(sample);
    for (int i = 0; i < keyCells.length; i++) {
      final JsonCell cell = keyCells[i];
      if (cell.kind() == JsonCell.Kind.OBJECT || cell.kind() == JsonCell.Kind.ARRAY) {
        throw new RowException(
            "key " + Excerpt.of(options.keyColumns().get(i)) + " is an " + nameOf(cell));
      }
      key.add(cell.bytes(), 0, cell.length());
    }
    if (!key.finish(sample)) {
      throw new RowException(key.why());
    }
  }

  /** Reads a number; false where there is none. */
  private static boolean isNumber(final String name, final JsonCell cell, final NumberReader reader)
      throws RowException {
    return switch (cell.kind()) {
      case ABSENT -> false;
      case NUMBER, STRING -> {
        if (cell.length() == 0) {
          yield false;
        }
        if (!reader.read(cell.bytes(), 0, cell.length())) {
          throw new RowException(
              Excerpt.of(name)
                  + " '"
                  + Excerpt.of(cell.bytes(), 0, cell.length())
                  + "' "
                  + reader.why(cell.bytes(), 0, cell.length()));
        }
        yield true;
      }
      case BOOLEAN -> throw new RowException(Excerpt.of(name) + " is a boolean, not a number");
      default ->
          throw new RowException(Excerpt.of(name) + " is an " + nameOf(cell) + ", not a number");
    };
  }

  private static String nameOf(final JsonCell cell) {
    return cell.kind() == JsonCell.Kind.OBJECT ? "object" : "array";
  }
}
