// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.decode;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvReader;
import io.fluxion.Sample;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Rows of csv as FastCSV reads them where speed counts: its fields stay characters in its buffer,
 * and a key, an x and a y are read out of them into a sample, without a String.
 */
@State(Scope.Benchmark)
public class FastCsvRows {
  private static final int NANO_DIGITS = 9;

  private Iterator<Sample> rows;

  /** Filled in by {@link #setUp}. */
  public FastCsvRows() {}

  /**
   * Opens the stream.
   *
   * @param stream the rows
   */
  @Setup(Level.Trial)
  public void setUp(final CsvStream stream) {
    final Fields fields = new Fields(stream.unit().nanoDigits());
    rows = CsvReader.builder().build(fields, stream.open(false), StandardCharsets.UTF_8).iterator();
  }

  /**
   * Reads a batch.
   *
   * @return a sum over it
   */
  public long batch() {
    long sum = 0;
    for (int i = 0; i < DecodedStream.BATCH; i++) {
      sum += DecodedStream.sumOf(rows.next());
    }
    return sum;
  }

  /** Fills a sample with the fields of a row. */
  private static final class Fields extends AbstractBaseCsvCallbackHandler<Sample> {
    private final Sample sample = new Sample(1, DecodedStream.MAX_KEY_BYTES);
    private final boolean isTime;

    private Fields(final int nanoDigits) {
      isTime = nanoDigits == NANO_DIGITS;
    }

    @Override
    protected void handleBegin(final long startingLineNumber) {
      sample.clear();
    }

    @Override
    protected void handleField(
        final int index,
        final char[] text,
        final int offset,
        final int length,
        final boolean quoted) {
      switch (index) {
        case 0 -> readKey(text, offset, length);
        case 1 ->
            sample.setX(0, isTime ? nanos(text, offset, length) : whole(text, offset, length));
        default -> sample.setY(0, whole(text, offset, length));
      }
    }

    private void readKey(final char[] text, final int offset, final int length) {
      final byte[] key = sample.key();
      for (int i = 0; i < length; i++) {
        // Keys are ASCII here.
        key[i] = (byte) text[offset + i];
      }
      sample.keyLength(length);
    }

    private static long whole(final char[] text, final int offset, final int length) {
      long value = 0;
      for (int i = offset; i < offset + length; i++) {
        final int digit = text[i] - '0';
        if (digit < 0 || digit > 9) {
          throw new NumberFormatException(new String(text, offset, length));
        }
        value = value * 10 + digit;
      }
      return value;
    }

    private static long nanos(final char[] text, final int offset, final int length) {
      int point = offset;
      while (point < offset + length && text[point] != '.') {
        point++;
      }
      final int decimals = Math.max(0, offset + length - point - 1);
      long value = whole(text, offset, point - offset);
      long fraction = decimals == 0 ? 0 : whole(text, point + 1, decimals);
      for (int i = 0; i < NANO_DIGITS; i++) {
        value *= 10;
        fraction *= i < NANO_DIGITS - decimals ? 10 : 1;
      }
      return value + fraction;
    }

    @Override
    protected Sample buildRecord() {
      return sample;
    }
  }
}
