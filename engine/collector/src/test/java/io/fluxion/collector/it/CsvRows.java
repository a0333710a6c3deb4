// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.it;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The csv that came out, for outputs without quotes. */
final class CsvRows {
  private final Map<String, Integer> columns = new HashMap<>();
  private final List<Row> rows = new ArrayList<>();

  CsvRows(final List<String> lines) {
    for (final String name : lines.get(0).split(",", -1)) {
      columns.put(name, columns.size());
    }
    for (final String line : lines.subList(1, lines.size())) {
      final String[] cells = line.split(",", -1);
      if (cells.length != columns.size()) {
        throw new AssertionError("not " + columns.size() + " cells: " + line);
      }
      rows.add(new Row(columns, cells));
    }
  }

  List<Row> all() {
    return rows;
  }

  Stream<Row> where(final Predicate<Row> condition) {
    return rows.stream().filter(condition);
  }

  /** One line of it. */
  record Row(Map<String, Integer> columns, String[] cells) {
    String cell(final String column) {
      return cells[columns.get(column)];
    }

    boolean has(final String column) {
      return !cell(column).isEmpty();
    }

    String key() {
      return cell("key");
    }

    String field() {
      return cell("field");
    }

    String status() {
      return cell("status");
    }

    long x() {
      return Long.parseLong(cell("x"));
    }

    double number(final String column) {
      return Double.parseDouble(cell(column));
    }

    @Override
    public String toString() {
      return String.join(",", cells);
    }
  }
}
