// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.decode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Rows of csv as the JDK reads them: lines, split. */
@State(Scope.Benchmark)
public class JdkRows {
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private BufferedReader reader;
  private boolean seconds;

  /** Filled in by {@link #setUp}. */
  public JdkRows() {}

  /**
   * Opens the stream.
   *
   * @param stream the rows
   */
  @Setup(Level.Trial)
  public void setUp(final CsvStream stream) {
    reader =
        new BufferedReader(
            new InputStreamReader(stream.open(false), StandardCharsets.UTF_8), 1 << 16);
    seconds = stream.unit().nanoDigits() > 0;
  }

  /**
   * Reads a batch.
   *
   * @return a sum over it
   * @throws IOException never
   */
  public long batch() throws IOException {
    long sum = 0;
    for (int i = 0; i < DecodedStream.BATCH; i++) {
      final String[] cells = reader.readLine().split(",");
      sum += DecodedStream.sum(cells[0], nanos(cells[1]), Long.parseLong(cells[2]));
    }
    return sum;
  }

  private long nanos(final String text) {
    if (!seconds) {
      return Long.parseLong(text);
    }
    return text.indexOf('.') < 0
        ? Long.parseLong(text) * NANOS_PER_SECOND
        : new BigDecimal(text).movePointRight(9).longValueExact();
  }
}
