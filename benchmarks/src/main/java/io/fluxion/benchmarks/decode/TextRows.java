// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.decode;

import io.fluxion.Sample;
import io.fluxion.collector.row.XUnit;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** Writes rows of one field of longs as text: csv with a header, or lines of JSON. */
public final class TextRows implements RowTarget {
  private final OutputStream out;
  private final boolean json;
  private final int decimals;

  private TextRows(final OutputStream out, final boolean json, final XUnit unit) {
    this.out = out;
    this.json = json;
    decimals = unit.nanoDigits();
  }

  /**
   * A writer of csv; writes the header at once.
   *
   * @param out where to, buffered
   * @param unit in which x is written; the samples' is ns, or the same where it is none
   * @return takes rows
   * @throws IOException where the header cannot be written
   */
  public static TextRows csv(final OutputStream out, final XUnit unit) throws IOException {
    final String header = RowColumns.KEY + ',' + RowColumns.X + ',' + RowColumns.Y + '\n';
    out.write(header.getBytes(StandardCharsets.US_ASCII));
    return new TextRows(out, false, unit);
  }

  /**
   * A writer of lines of JSON.
   *
   * @param out where to, buffered
   * @param unit in which x is written; the samples' is ns, or the same where it is none
   * @return takes rows
   */
  public static TextRows ndjson(final OutputStream out, final XUnit unit) {
    return new TextRows(out, true, unit);
  }

  @Override
  public void row(final Sample sample, final String label) throws IOException {
    final String key = new String(sample.key(), 0, sample.keyLength(), StandardCharsets.US_ASCII);
    final String x =
        BigDecimal.valueOf(sample.xBits(0), decimals).stripTrailingZeros().toPlainString();
    final long y = sample.yBits(0);
    final String line =
        json
            ? "{\"key\":\"" + key + "\",\"ts\":" + x + ",\"value\":" + y + "}\n"
            : key + ',' + x + ',' + y + '\n';
    out.write(line.getBytes(StandardCharsets.US_ASCII));
  }
}
