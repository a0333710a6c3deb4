// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.decode;

import io.fluxion.collector.row.XUnit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A generated recording of rows of text: the same samples whatever the format. */
@State(Scope.Benchmark)
public abstract class TextStream extends DecodedStream {
  /**
   * ns: short names, x in ns; seconds: in whole seconds; decimals: in seconds with nine decimals;
   * identifiers: keys of 64 digits.
   */
  @Param({"ns", "seconds", "decimals", "identifiers"})
  public String shape;

  private byte[] header;
  private byte[] rows;

  /** For the streams of one format each. */
  protected TextStream() {}

  /** What writes the format. */
  abstract RowTarget writer(OutputStream target) throws IOException;

  /** Whether the first line is no row. */
  abstract boolean hasHeader();

  /**
   * Generates the recording.
   *
   * @throws IOException never
   */
  @Setup(Level.Trial)
  public final void setUp() throws IOException {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    record(shape.equals("identifiers"), !shape.equals("seconds"), writer(bytes));
    final byte[] text = bytes.toByteArray();
    int end = 0;
    while (hasHeader() && text[end++] != '\n') {}
    header = Arrays.copyOf(text, end);
    rows = Arrays.copyOfRange(text, end, text.length);
  }

  /** The unit in which x is written. */
  final XUnit unit() {
    return shape.equals("seconds") || shape.equals("decimals") ? XUnit.S : XUnit.NS;
  }

  /** What the rows have. */
  final RowColumns columns() {
    return new RowColumns(unit(), MAX_KEY_BYTES);
  }

  /** A stream that begins with the header, where it is wanted, and never ends. */
  final InputStream open(final boolean withHeader) {
    return new EndlessInput(withHeader ? header : new byte[0], rows);
  }
}
