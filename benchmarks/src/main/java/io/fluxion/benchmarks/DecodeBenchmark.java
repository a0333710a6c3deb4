// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks;

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
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many rows a second become samples, from memory: million rows a second, one operation being
 * one row (of Docker's frames, thousand). For each format the engine's decoder and what a good
 * engineer would read it with read the same stream; what they read is summed up and compared after
 * every iteration.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 2,
    jvmArgs = {"-Xms1g", "-Xmx1g"})
// What reads JSON is large, and takes the JIT some seconds.
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Threads(1)
public class DecodeBenchmark {
  /** One instance per fork; the state is in the streams and readers. */
  public DecodeBenchmark() {}

  /**
   * Csv: lines, split and parsed by the JDK.
   *
   * @param stream the rows
   * @param reader of the stream
   * @return a sum over what was read
   * @throws IOException never
   */
  @Benchmark
  @OperationsPerInvocation(DecodedStream.BATCH)
  public long jdkSplit(final CsvStream stream, final JdkRows reader) throws IOException {
    return stream.close(reader.batch());
  }

  /**
   * Csv: FastCSV.
   *
   * @param stream the rows
   * @param reader of the stream
   * @return a sum over what was read
   */
  @Benchmark
  @OperationsPerInvocation(DecodedStream.BATCH)
  public long fastCsv(final CsvStream stream, final FastCsvRows reader) {
    return stream.close(reader.batch());
  }

  /**
   * Csv: the engine's decoder.
   *
   * @param stream the rows
   * @param decoder of the stream
   * @return a sum over what was read
   * @throws Exception never
   */
  @Benchmark
  @OperationsPerInvocation(DecodedStream.BATCH)
  public long csv(final CsvStream stream, final DecoderState.Csv decoder) throws Exception {
    return stream.close(decoder.batch());
  }

  /**
   * Lines of JSON: Jackson's streaming parser.
   *
   * @param stream the rows
   * @param reader of the stream
   * @return a sum over what was read
   * @throws IOException never
   */
  @Benchmark
  @OperationsPerInvocation(DecodedStream.BATCH)
  public long jacksonRows(final NdjsonStream stream, final JacksonRows reader) throws IOException {
    return stream.close(reader.batch());
  }

  /**
   * Lines of JSON: the engine's decoder.
   *
   * @param stream the rows
   * @param decoder of the stream
   * @return a sum over what was read
   * @throws Exception never
   */
  @Benchmark
  @OperationsPerInvocation(DecodedStream.BATCH)
  public long ndjson(final NdjsonStream stream, final DecoderState.Ndjson decoder)
      throws Exception {
    return stream.close(decoder.batch());
  }

  /**
   * Docker's frames: Jackson's streaming parser.
   *
   * @param stream the frames
   * @param reader of the stream
   * @return a sum over what was read
   * @throws IOException never
   */
  @Benchmark
  @OperationsPerInvocation(DecodedStream.BATCH)
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  public long jacksonFrames(final DockerStream stream, final JacksonFrames reader)
      throws IOException {
    return stream.close(reader.batch());
  }

  /**
   * Docker's frames: the engine's decoder.
   *
   * @param stream the frames
   * @param decoder of the stream
   * @return a sum over what was read
   * @throws Exception never
   */
  @Benchmark
  @OperationsPerInvocation(DecodedStream.BATCH)
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  public long docker(final DockerStream stream, final DecoderState.Docker decoder)
      throws Exception {
    return stream.close(decoder.batch());
  }

  /**
   * Rows of fixed length: the JDK's DataInputStream.
   *
   * @param stream the rows
   * @param reader of the stream
   * @return a sum over what was read
   * @throws IOException never
   */
  @Benchmark
  @OperationsPerInvocation(DecodedStream.BATCH)
  public long dataInput(final BinaryStream stream, final DataInputRows reader) throws IOException {
    return stream.close(reader.batch());
  }

  /**
   * Fluxion's own recording of the same rows: the engine's decoder.
   *
   * @param stream the rows
   * @param decoder of the stream
   * @return a sum over what was read
   * @throws Exception never
   */
  @Benchmark
  @OperationsPerInvocation(DecodedStream.BATCH)
  public long recording(final BinaryStream stream, final RecordingState decoder) throws Exception {
    return stream.close(decoder.batch());
  }
}
