// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.decode;

import io.fluxion.NumberType;
import io.fluxion.collector.input.Format;
import io.fluxion.collector.row.RowSchema;
import io.fluxion.collector.row.XUnit;
import java.util.List;

/**
 * The columns of a recording of one field of longs, for those who write it and those who read it,
 * in any format.
 *
 * @param unit in which x is written
 * @param maxKeyBytes the longest key
 */
public record RowColumns(XUnit unit, int maxKeyBytes) {
  static final String KEY = "key";
  static final String X = "ts";
  static final String Y = "value";

  /**
   * For what writes fluxion's own recording.
   *
   * @return its header
   */
  public RowSchema schema() {
    return RowSchema.of(
        List.of(KEY), X, List.of(Y), NumberType.LONG, NumberType.LONG, unit, maxKeyBytes);
  }

  /**
   * For what reads text. Docker's frames have columns of their own, and take the longest key alone
   * of this.
   *
   * @param format of the text
   * @return what the columns mean
   */
  public RowSchema options(final Format format) {
    final String pointer = format == Format.NDJSON ? "/" : "";
    return RowSchema.of(
        List.of(pointer + KEY),
        pointer + X,
        List.of(pointer + Y),
        NumberType.LONG,
        NumberType.LONG,
        unit,
        maxKeyBytes);
  }
}
