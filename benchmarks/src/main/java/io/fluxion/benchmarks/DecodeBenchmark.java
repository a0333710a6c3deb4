package io.fluxion.benchmarks;

import io.fluxion.collector.codec.Decoder;
import io.fluxion.collector.codec.Decoders;
import io.fluxion.collector.codec.Format;
import io.fluxion.collector.codec.RowOptions;
import io.fluxion.collector.source.Input;
import io.fluxion.collector.source.RowBuffer;
import io.fluxion.derivative.NumberType;
import io.fluxion.derivative.Sample;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many rows of csv a second become samples, from memory: million rows a second, one operation
 * being one row. All methods read the same {@link CsvStream}; what they read is summed up and
 * compared after every iteration.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 2,
    jvmArgs = {"-Xms1g", "-Xmx1g"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Threads(1)
public class DecodeBenchmark {
  /** One instance per fork; the state is in the methods' own classes. */
  public DecodeBenchmark() {}

  /**
   * Lines, split and parsed by the JDK.
   *
   * @param stream the rows
   * @param state the reader
   * @return a sum over what was read
   * @throws IOException never
   */
  @Benchmark
  @OperationsPerInvocation(CsvStream.BATCH)
  public long jdkSplit(final CsvStream stream, final JdkState state) throws IOException {
    final BufferedReader reader = state.reader;
    long sum = 0;
    for (int i = 0; i < CsvStream.BATCH; i++) {
      final String[] cells = reader.readLine().split(",");
      final String key = cells[0];
      final long x = state.nanos(cells[1]);
      final long y = Long.parseLong(cells[2]);
      sum += CsvStream.sum(key.length(), key.charAt(key.length() - 1), x, y);
    }
    return stream.close(sum);
  }

  /**
   * The decoder of csv.
   *
   * @param stream the rows
   * @param state the decoder
   * @return a sum over what was read
   * @throws Exception never
   */
  @Benchmark
  @OperationsPerInvocation(CsvStream.BATCH)
  public long csv(final CsvStream stream, final CsvState state) throws Exception {
    final Decoder decoder = state.decoder;
    final Sample sample = state.sample;
    long sum = 0;
    for (int i = 0; i < CsvStream.BATCH; i++) {
      if (decoder.next(sample) != Decoder.ROW) {
        throw new IllegalStateException("line " + decoder.line() + " is no row");
      }
      sum += CsvStream.sumOf(sample);
    }
    return stream.close(sum);
  }

  /** The JDK's reader. */
  @State(Scope.Benchmark)
  public static class JdkState {
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    BufferedReader reader;
    private boolean seconds;

    /** Filled in by {@link #setUp}. */
    public JdkState() {}

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

    private long nanos(final String text) {
      if (!seconds) {
        return Long.parseLong(text);
      }
      return text.indexOf('.') < 0
          ? Long.parseLong(text) * NANOS_PER_SECOND
          : new BigDecimal(text).movePointRight(9).longValueExact();
    }

    /**
     * Fails where a row was read wrong.
     *
     * @param stream after an iteration
     */
    @TearDown(Level.Iteration)
    public void tearDown(final CsvStream stream) {
      stream.verify();
    }
  }

  /** The engine's decoder. */
  @State(Scope.Benchmark)
  public static class CsvState {
    private static final int MAX_KEY_BYTES = 256;

    Decoder decoder;
    final Sample sample = new Sample(1, MAX_KEY_BYTES);

    /** Filled in by {@link #setUp}. */
    public CsvState() {}

    /**
     * Opens the stream.
     *
     * @param stream the rows
     */
    @Setup(Level.Trial)
    public void setUp(final CsvStream stream) {
      final RowBuffer buffer =
          new RowBuffer(Input.of("memory", stream.open(true)), RowBuffer.MAX_ROW_BYTES, () -> {});
      decoder =
          Decoders.open(
              Format.CSV,
              buffer,
              "memory",
              new RowOptions(
                  List.of("key"),
                  "ts",
                  List.of("value"),
                  NumberType.LONG,
                  NumberType.LONG,
                  stream.unit(),
                  MAX_KEY_BYTES));
    }

    /**
     * Fails where a row was read wrong.
     *
     * @param stream after an iteration
     */
    @TearDown(Level.Iteration)
    public void tearDown(final CsvStream stream) {
      stream.verify();
    }
  }
}
