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
package io.fluxion.collector.input;

import io.fluxion.NumberType;
import io.fluxion.Sample;
import java.util.List;

/**
 * What a row's columns mean. The format docker has columns of its own and takes only {@code
 * maxKeyBytes} of this.
 *
 * @param keyColumns the parts of the key, one or more; csv: names of the header row, ndjson: JSON
 *     pointers (RFC 6901)
 * @param xColumn the column of x
 * @param yColumns the columns of y, one or more: one field each, in this order
 * @param xType LONG or DOUBLE; LONG is meant where {@code xUnit} is not NONE
 * @param yType the type of every y
 * @param xUnit the unit in which x is written
 * @param maxKeyBytes the longest key, in bytes; 1 or more
 */
public record RowOptions(
    List<String> keyColumns,
    String xColumn,
    List<String> yColumns,
    NumberType xType,
    NumberType yType,
    XUnit xUnit,
    int maxKeyBytes) {
  /**
   * A sample for rows of these columns.
   *
   * @return an empty one, of their types
   */
  public Sample newSample() {
    return new Sample(yColumns.size(), xType, yType, maxKeyBytes);
  }
}
