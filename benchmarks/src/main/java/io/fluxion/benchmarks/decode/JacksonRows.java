// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.decode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Lines of JSON as one reads them with Jackson's streaming parser: one parser, object by object.
 */
@State(Scope.Benchmark)
public class JacksonRows {
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private JsonParser parser;
  private boolean seconds;

  /** Filled in by {@link #setUp}. */
  public JacksonRows() {}

  /**
   * Opens the stream.
   *
   * @param stream the rows
   * @throws IOException never
   */
  @Setup(Level.Trial)
  public void setUp(final NdjsonStream stream) throws IOException {
    parser = new JsonFactory().createParser(stream.open(false));
    seconds = stream.unit().nanoDigits() > 0;
  }

  /**
   * Reads a batch.
   *
   * @return a sum over it
   * @throws IOException where a line is no JSON
   */
  public long batch() throws IOException {
    long sum = 0;
    for (int i = 0; i < DecodedStream.BATCH; i++) {
      sum += row();
    }
    return sum;
  }

  private long row() throws IOException {
    String key = "";
    long x = 0;
    long y = 0;
    parser.nextToken();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      final String member = parser.currentName();
      parser.nextToken();
      switch (member) {
        case RowColumns.KEY -> key = parser.getText();
        case RowColumns.X -> x = nanos();
        case RowColumns.Y -> y = parser.getLongValue();
        default -> parser.skipChildren();
      }
    }
    return DecodedStream.sum(key, x, y);
  }

  private long nanos() throws IOException {
    if (!seconds) {
      return parser.getLongValue();
    }
    return parser.currentToken() == JsonToken.VALUE_NUMBER_INT
        ? parser.getLongValue() * NANOS_PER_SECOND
        : parser.getDecimalValue().movePointRight(9).longValueExact();
  }
}
