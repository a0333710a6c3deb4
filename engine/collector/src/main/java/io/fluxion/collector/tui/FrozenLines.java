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

import io.fluxion.collector.output.TableColumn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lines as they were at one moment: of what was listed then, the first ones. */
final class FrozenLines implements Lines {
  /** More than a person looks through, and few enough for the rows to wait for. */
  static final int MOST = 2_000;

  private final int count;
  private final Map<TableColumn, String[]> cells = new HashMap<>();
  private final Map<TableColumn, double[]> numbers = new HashMap<>();
  private final String[] searched;
  private final boolean[] quiet;

  FrozenLines(final StoreLines lines, final LineOrder order, final List<TableColumn> columns) {
    count = Math.min(MOST, order.count());
    searched = new String[count];
    quiet = new boolean[count];
    for (int i = 0; i < count; i++) {
      searched[i] = lines.searched(order.line(i));
      quiet[i] = lines.isQuiet(order.line(i));
    }
    final double[] all = new double[lines.count()];
    for (final TableColumn column : columns) {
      final String[] texts = new String[count];
      final double[] values = new double[count];
      if (column.isNumber()) {
        lines.numbers(column, all);
      }
      for (int i = 0; i < count; i++) {
        texts[i] = lines.cell(column, order.line(i));
        values[i] = all[order.line(i)];
      }
      cells.put(column, texts);
      numbers.put(column, values);
    }
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public void numbers(final TableColumn column, final double[] out) {
    System.arraycopy(numbers.get(column), 0, out, 0, count);
  }

  @Override
  public String cell(final TableColumn column, final int line) {
    return cells.get(column)[line];
  }

  @Override
  public boolean contains(final int line, final String lowerCase) {
    return searched[line].contains(lowerCase);
  }

  @Override
  public boolean isQuiet(final int line) {
    return quiet[line];
  }
}
