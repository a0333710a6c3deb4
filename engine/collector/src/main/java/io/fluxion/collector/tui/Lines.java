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

/** What can be listed: lines by number, each with a cell in every column. */
interface Lines {
  /** How many there are. */
  int count();

  /**
   * The numbers that a column is sorted by, of all lines.
   *
   * @param column one of numbers
   * @param out takes each line's; NaN where it has none
   */
  void numbers(TableColumn column, double[] out);

  /** The whole text of a cell. */
  String cell(TableColumn column, int line);

  /** Whether the names of its key or field have a text in them, in letters of either case. */
  boolean contains(int line, String lowerCase);

  /** Whether the line says nothing of how things stand now. */
  boolean isQuiet(int line);
}
