// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks;

import io.fluxion.DerivativeSchema;
import io.fluxion.DerivativeStore;
import io.fluxion.FieldSchema;
import io.fluxion.Sample;
import io.fluxion.benchmarks.decode.RowColumns;
import io.fluxion.benchmarks.decode.TextRows;
import io.fluxion.collector.input.Decoder;
import io.fluxion.collector.input.Decoders;
import io.fluxion.collector.input.Format;
import io.fluxion.collector.input.Input;
import io.fluxion.collector.input.RowBuffer;
import io.fluxion.collector.recording.RecordingDecoder;
import io.fluxion.collector.recording.RecordingReader;
import io.fluxion.collector.recording.RecordingWriter;
import io.fluxion.collector.recording.RunSettings;
import io.fluxion.collector.row.XUnit;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The samples of a {@link RecordedStream} in a file of one format, made for the run, and the store
 * of byte-string keys into which it is replayed.
 */
public abstract class ReplayedRows {
  private static final RowColumns COLUMNS =
      new RowColumns(XUnit.NONE, RecordedStream.MAX_KEY_BYTES);

  Path file;
  DerivativeStore store;

  /** For the formats below. */
  protected ReplayedRows() {}

  abstract void write(RecordedStream recording) throws IOException;

  /** Replays the file; returns how many rows it had. */
  abstract long replay() throws Exception;

  /**
   * Writes the file.
   *
   * @param recording the samples
   * @throws IOException where it cannot be written
   */
  @Setup(Level.Trial)
  public void record(final RecordedStream recording) throws IOException {
    file = Files.createTempFile("fluxion", ".recording");
    write(recording);
  }

  /**
   * Takes an empty store.
   *
   * @param recording says how many keys there will be
   */
  @Setup(Level.Invocation)
  public void setUp(final RecordedStream recording) {
    store =
        DerivativeStore.builder(DerivativeSchema.of(FieldSchema.counter("value")))
            .maxKeys(recording.keys)
            .byteKeys(RecordedStream.MAX_KEY_BYTES)
            .build();
  }

  /**
   * Fails where a result was wrong.
   *
   * @param recording after an invocation
   */
  @TearDown(Level.Invocation)
  public void tearDown(final RecordedStream recording) {
    recording.verify(store);
  }

  /**
   * Takes the file away.
   *
   * @throws IOException where that fails
   */
  @TearDown(Level.Trial)
  public void delete() throws IOException {
    Files.delete(file);
  }

  /**
   * Rows or frames of text, as the command takes them.
   *
   * @return how many there were
   */
  static long replay(
      final Format format, final Path file, final RowColumns columns, final DerivativeStore store)
      throws Exception {
    try (Input input = Input.open(file.toString())) {
      final RowBuffer buffer = new RowBuffer(input, RowBuffer.MAX_ROW_BYTES, () -> {});
      final Decoder decoder = Decoders.open(format, buffer, input.name(), columns.options(format));
      final Sample sample = new Sample(store.schema(), columns.maxKeyBytes());
      return oneByOne(decoder, sample, store);
    }
  }

  private static long oneByOne(
      final Decoder decoder, final Sample sample, final DerivativeStore store) throws Exception {
    long rows = 0;
    int outcome = decoder.next(sample);
    while (outcome == Decoder.ROW) {
      store.update(sample);
      rows++;
      outcome = decoder.next(sample);
    }
    return rows;
  }

  /** Fluxion's own recording: blocks, checked and decoded. */
  @State(Scope.Benchmark)
  public static class Fluxion extends ReplayedRows {
    /** Filled in by its fixtures. */
    public Fluxion() {}

    @Override
    void write(final RecordedStream recording) throws IOException {
      try (RecordingWriter writer =
          new RecordingWriter(
              FileChannel.open(file, StandardOpenOption.WRITE),
              COLUMNS.schema(),
              RunSettings.ABSENT,
              recording.keys)) {
        recording.writeTo(writer::row);
      }
    }

    @Override
    long replay() throws Exception {
      try (Input input = Input.open(file.toString())) {
        final RowBuffer buffer = new RowBuffer(input, RowBuffer.MAX_ROW_BYTES, () -> {});
        final RecordingReader reader = new RecordingReader(buffer::take, "recording");
        final Decoder decoder =
            new RecordingDecoder(reader, new int[] {0}, RecordedStream.MAX_KEY_BYTES);
        return oneByOne(decoder, store.newSample(), store);
      }
    }
  }

  /** Csv. */
  @State(Scope.Benchmark)
  public static class Csv extends ReplayedRows {
    /** Filled in by its fixtures. */
    public Csv() {}

    @Override
    void write(final RecordedStream recording) throws IOException {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
        recording.writeTo(TextRows.csv(out, XUnit.NONE));
      }
    }

    @Override
    long replay() throws Exception {
      return replay(Format.CSV, file, COLUMNS, store);
    }
  }

  /** Lines of JSON. */
  @State(Scope.Benchmark)
  public static class Ndjson extends ReplayedRows {
    /** Filled in by its fixtures. */
    public Ndjson() {}

    @Override
    void write(final RecordedStream recording) throws IOException {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
        recording.writeTo(TextRows.ndjson(out, XUnit.NONE));
      }
    }

    @Override
    long replay() throws Exception {
      return replay(Format.NDJSON, file, COLUMNS, store);
    }
  }
}
