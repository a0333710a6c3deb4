// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.decode;

import io.fluxion.Sample;
import io.fluxion.collector.input.Decoder;
import io.fluxion.collector.input.Decoders;
import io.fluxion.collector.input.Format;
import io.fluxion.collector.input.Input;
import io.fluxion.collector.input.RowBuffer;
import io.fluxion.collector.input.UsageException;
import io.fluxion.collector.row.XUnit;
import java.io.InputStream;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The engine's decoder of one text format, and the sample that it fills. */
public abstract class DecoderState {
  Decoder decoder;
  Sample sample;

  /** For the formats below. */
  protected DecoderState() {}

  final void open(final Format format, final InputStream rows, final RowColumns columns)
      throws UsageException {
    final RowBuffer buffer =
        new RowBuffer(Input.of("memory", rows), RowBuffer.MAX_ROW_BYTES, () -> {});
    decoder = Decoders.open(format, buffer, "memory", columns.options(format));
    sample = new Sample(format == Format.DOCKER ? DockerFrames.FIELDS : 1, columns.maxKeyBytes());
  }

  final void next() throws Exception {
    if (decoder.next(sample) != Decoder.ROW) {
      throw new IllegalStateException("line " + decoder.line() + " is no row: " + decoder.reason());
    }
  }

  /**
   * Decodes a batch.
   *
   * @return a sum over it
   * @throws Exception never
   */
  public long batch() throws Exception {
    long sum = 0;
    for (int i = 0; i < DecodedStream.BATCH; i++) {
      next();
      sum += DecodedStream.sumOf(sample);
    }
    return sum;
  }

  /** Rows of csv. */
  @State(Scope.Benchmark)
  public static class Csv extends DecoderState {
    /** Filled in by {@link #setUp}. */
    public Csv() {}

    /**
     * Opens the stream.
     *
     * @param stream the rows
     * @throws UsageException never
     */
    @Setup(Level.Trial)
    public void setUp(final CsvStream stream) throws UsageException {
      open(Format.CSV, stream.open(true), stream.columns());
    }
  }

  /** Lines of JSON. */
  @State(Scope.Benchmark)
  public static class Ndjson extends DecoderState {
    /** Filled in by {@link #setUp}. */
    public Ndjson() {}

    /**
     * Opens the stream.
     *
     * @param stream the rows
     * @throws UsageException never
     */
    @Setup(Level.Trial)
    public void setUp(final NdjsonStream stream) throws UsageException {
      open(Format.NDJSON, stream.open(false), stream.columns());
    }
  }

  /** Docker's frames. */
  @State(Scope.Benchmark)
  public static class Docker extends DecoderState {
    /** Filled in by {@link #setUp}. */
    public Docker() {}

    /**
     * Opens the stream.
     *
     * @param stream the frames
     * @throws UsageException never
     */
    @Setup(Level.Trial)
    public void setUp(final DockerStream stream) throws UsageException {
      open(Format.DOCKER, stream.open(), new RowColumns(XUnit.NONE, DockerFrames.ID_BYTES));
    }

    @Override
    public long batch() throws Exception {
      long sum = 0;
      for (int i = 0; i < DecodedStream.BATCH; i++) {
        next();
        sum += DockerStream.sumOfFrame(sample);
      }
      return sum;
    }
  }
}
