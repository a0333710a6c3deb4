// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.report;

import io.fluxion.benchmarks.report.KeyedUpdates.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** A table of all methods over all orders and numbers of keys. */
final class CellTable {
  private CellTable() {}

  static Tag of(
      final String caption,
      final KeyedUpdates updates,
      final BiFunction<Cell, String, Tag> figure) {
    final Tag orders = Tag.of("tr").add(Tag.of("td"));
    final Tag keys = Tag.of("tr").add(Table.heading("keys", 1));
    for (final String order : updates.orders()) {
      final List<Cell> cells = updates.cells(order);
      orders.add(Table.heading(order, cells.size()));
      cells.forEach(cell -> keys.add(Table.heading(Figures.param(cell.keys()), 1)));
    }
    final Table table = new Table(caption).head(orders).head(keys);
    for (final String method : updates.methods()) {
      final Contender contender = Contender.of(method);
      final List<Tag> row = new ArrayList<>();
      row.add(Table.name(contender.name(), method));
      for (final String order : updates.orders()) {
        updates.cells(order).forEach(cell -> row.add(figure.apply(cell, method)));
      }
      table.row(contender.look().isOurs(), row);
    }
    return table.tag();
  }
}
