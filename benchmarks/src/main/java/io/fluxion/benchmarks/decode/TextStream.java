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
package io.fluxion.benchmarks.decode;

import io.fluxion.collector.output.Sink;
import io.fluxion.collector.output.WrittenColumns;
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

  /**
   * What writes the format.
   *
   * @param columns what they are called
   * @param target where to
   * @return a sink for samples
   */
  abstract Sink sink(WrittenColumns columns, OutputStream target);

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
    final Sink sink = sink(columns().written(), bytes);
    record(shape(shape.equals("identifiers") ? 64 : 0, !shape.equals("seconds")), sink::row);
    sink.flush();
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
