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
import java.util.List;
import java.util.Locale;

/** Lines as they were at one moment: of what was listed then, the first ones. */
final class FrozenLines implements Lines {
  /** More than a person looks through, and few enough for the rows to wait for. */
  static final int MOST = 2_000;

  private final List<TableColumn> columns;
  private final String[][] cells;
  private final double[][] numbers;
  private final String[] names;
  private final String[] subjects;
  private final String[] searched;
  private final boolean[] quiet;

  FrozenLines(final Lines lines, final LineOrder order, final List<TableColumn> columns) {
    this.columns = columns;
    final int count = Math.min(MOST, order.count());
    cells = new String[columns.size()][count];
    numbers = new double[columns.size()][];
    names = new String[count];
    subjects = new String[count];
    searched = new String[count];
    quiet = new boolean[count];
    for (int i = 0; i < count; i++) {
      final int line = order.line(i);
      names[i] = lines.name(line);
      subjects[i] = lines.subject(line);
      searched[i] = (names[i] + '\n' + subjects[i]).toLowerCase(Locale.ROOT);
      quiet[i] = lines.isQuiet(line);
    }
    final double[] all = new double[lines.count()];
    for (int column = 0; column < cells.length; column++) {
      for (int i = 0; i < count; i++) {
        cells[column][i] = lines.cell(columns.get(column), order.line(i));
      }
      if (columns.get(column).isNumber()) {
        lines.numbers(columns.get(column), all);
        numbers[column] = new double[count];
        for (int i = 0; i < count; i++) {
          numbers[column][i] = all[order.line(i)];
        }
      }
    }
  }

  @Override
  public int count() {
    return names.length;
  }

  @Override
  public void numbers(final TableColumn column, final double[] out) {
    System.arraycopy(numbers[columns.indexOf(column)], 0, out, 0, names.length);
  }

  @Override
  public String cell(final TableColumn column, final int line) {
    return cells[columns.indexOf(column)][line];
  }

  @Override
  public String name(final int line) {
    return names[line];
  }

  @Override
  public String subject(final int line) {
    return subjects[line];
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
