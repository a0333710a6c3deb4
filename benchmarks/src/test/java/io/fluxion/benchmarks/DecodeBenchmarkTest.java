// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fluxion.benchmarks.decode.BinaryStream;
import io.fluxion.benchmarks.decode.CsvStream;
import io.fluxion.benchmarks.decode.DataInputRows;
import io.fluxion.benchmarks.decode.DecodedStream;
import io.fluxion.benchmarks.decode.DecoderState;
import io.fluxion.benchmarks.decode.DockerStream;
import io.fluxion.benchmarks.decode.FastCsvRows;
import io.fluxion.benchmarks.decode.JacksonFrames;
import io.fluxion.benchmarks.decode.JacksonRows;
import io.fluxion.benchmarks.decode.JdkRows;
import io.fluxion.benchmarks.decode.NdjsonStream;
import io.fluxion.benchmarks.decode.RecordingState;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecodeBenchmarkTest {
  /** More than any recording has, so that it begins again. */
  private static final int BATCHES = 250;

  /** The same for frames. */
  private static final int FRAME_BATCHES = 6;

  private final DecodeBenchmark benchmark = new DecodeBenchmark();

  private static void run(
      final DecodedStream stream, final int batches, final Callable<Long> method) throws Exception {
    for (int i = 0; i < batches; i++) {
      assertThat(method.call()).isNotZero();
    }
    stream.verify();
  }

  private static CsvStream csv(final String shape) throws Exception {
    final CsvStream stream = new CsvStream();
    stream.shape = shape;
    stream.setUp();
    return stream;
  }

  private static NdjsonStream ndjson(final String shape) throws Exception {
    final NdjsonStream stream = new NdjsonStream();
    stream.shape = shape;
    stream.setUp();
    return stream;
  }

  @ParameterizedTest
  @ValueSource(strings = {"ns", "seconds", "decimals", "identifiers"})
  void shouldReadTheRowsOfCsvThatWereGenerated(final String shape) throws Exception {
    final CsvStream stream = csv(shape);
    final DecoderState.Csv decoder = new DecoderState.Csv();
    decoder.setUp(stream);
    run(stream, BATCHES, () -> benchmark.csv(stream, decoder));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ns", "seconds", "decimals", "identifiers"})
  void shouldReadTheSameWithTheJdk(final String shape) throws Exception {
    final CsvStream stream = csv(shape);
    final JdkRows reader = new JdkRows();
    reader.setUp(stream);
    run(stream, BATCHES, () -> benchmark.jdkSplit(stream, reader));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ns", "seconds", "decimals", "identifiers"})
  void shouldReadTheSameWithFastCsv(final String shape) throws Exception {
    final CsvStream stream = csv(shape);
    final FastCsvRows reader = new FastCsvRows();
    reader.setUp(stream);
    run(stream, BATCHES, () -> benchmark.fastCsv(stream, reader));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ns", "seconds", "decimals", "identifiers"})
  void shouldReadTheLinesOfJsonThatWereGenerated(final String shape) throws Exception {
    final NdjsonStream stream = ndjson(shape);
    final DecoderState.Ndjson decoder = new DecoderState.Ndjson();
    decoder.setUp(stream);
    run(stream, BATCHES, () -> benchmark.ndjson(stream, decoder));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ns", "seconds", "decimals", "identifiers"})
  void shouldReadTheSameWithJackson(final String shape) throws Exception {
    final NdjsonStream stream = ndjson(shape);
    final JacksonRows reader = new JacksonRows();
    reader.setUp(stream);
    run(stream, BATCHES, () -> benchmark.jacksonRows(stream, reader));
  }

  @Test
  void shouldReadTheFramesThatWereMadeUp() throws Exception {
    final DockerStream stream = new DockerStream();
    stream.setUp();
    final DecoderState.Docker decoder = new DecoderState.Docker();
    decoder.setUp(stream);
    run(stream, FRAME_BATCHES, () -> benchmark.docker(stream, decoder));
  }

  @Test
  void shouldReadTheSameFramesWithJackson() throws Exception {
    final DockerStream stream = new DockerStream();
    stream.setUp();
    final JacksonFrames reader = new JacksonFrames();
    reader.setUp(stream);
    run(stream, FRAME_BATCHES, () -> benchmark.jacksonFrames(stream, reader));
  }

  @Test
  void shouldReadTheRowsThatWereRecorded() throws Exception {
    final BinaryStream stream = new BinaryStream();
    stream.setUp();
    final RecordingState decoder = new RecordingState();
    decoder.setUp(stream);
    run(stream, BATCHES, () -> benchmark.recording(stream, decoder));
  }

  @Test
  void shouldReadTheSameRowsInFixedLength() throws Exception {
    final BinaryStream stream = new BinaryStream();
    stream.setUp();
    final DataInputRows reader = new DataInputRows();
    reader.setUp(stream);
    run(stream, BATCHES, () -> benchmark.dataInput(stream, reader));
  }

  /** A sum that is right passes by the same way, so that it is the difference which fails. */
  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 31})
  void shouldFailWhereASumIsOff(final long off) throws Exception {
    final CsvStream stream = csv("ns");
    final DecoderState.Csv decoder = new DecoderState.Csv();
    decoder.setUp(csv("ns"));
    for (int i = 0; i < 3; i++) {
      stream.close(decoder.batch() + (i == 2 ? off : 0));
    }

    if (off == 0) {
      stream.verify();
    } else {
      assertThatThrownBy(stream::verify).isInstanceOf(IllegalStateException.class);
    }
  }
}
