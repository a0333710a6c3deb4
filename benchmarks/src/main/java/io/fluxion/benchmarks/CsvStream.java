package io.fluxion.benchmarks;

import io.fluxion.collector.codec.Decoder;
import io.fluxion.collector.codec.XUnit;
import io.fluxion.collector.generate.GeneratedShape;
import io.fluxion.collector.generate.Generator;
import io.fluxion.collector.sink.CsvRecording;
import io.fluxion.collector.sink.WrittenColumns;
import io.fluxion.derivative.NumberType;
import io.fluxion.derivative.Sample;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A generated recording of csv in memory, read over and over, and the account of what must come
 * out: a sum over the numbers and keys of each batch of rows, known from the generator.
 */
@State(Scope.Benchmark)
public class CsvStream {
  /** Rows of one invocation; divides those of the recording. */
  public static final int BATCH = 1_000;

  private static final int KEYS = 1_000;
  private static final int ROUNDS = 200;
  private static final long SECOND = 1_000_000_000;

  /**
   * ns: short names, x in ns; seconds: in whole seconds; decimals: in seconds with nine decimals;
   * identifiers: keys of 64 digits.
   */
  @Param({"ns", "seconds", "decimals", "identifiers"})
  public String shape;

  private byte[] header;
  private byte[] rows;
  private long[] batchSums;
  private int batch;
  private long expected;
  private long actual;

  /** Filled in by JMH and {@link #setUp}. */
  public CsvStream() {}

  /**
   * Generates the recording.
   *
   * @throws IOException never
   */
  @Setup(Level.Trial)
  public void setUp() throws IOException {
    final Generator generator = new Generator(shape());
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    final CsvRecording csv =
        new CsvRecording(
            new WrittenColumns("key", "ts", unit().nanoDigits(), List.of("value"), NumberType.LONG),
            bytes);
    batchSums = new long[KEYS * ROUNDS / BATCH];
    final Sample sample = generator.newSample();
    for (int i = 0; i < KEYS * ROUNDS; i++) {
      if (generator.next(sample) != Decoder.ROW) {
        throw new IllegalStateException("only " + i + " samples were generated");
      }
      csv.row(sample, null);
      batchSums[i / BATCH] += sumOf(sample);
    }
    csv.flush();
    final byte[] text = bytes.toByteArray();
    int end = 0;
    while (text[end] != '\n') {
      end++;
    }
    header = Arrays.copyOf(text, end + 1);
    rows = Arrays.copyOfRange(text, end + 1, text.length);
  }

  private GeneratedShape shape() {
    return new GeneratedShape(
        KEYS,
        ROUNDS,
        1,
        NumberType.LONG,
        shape.equals("identifiers") ? 64 : 0,
        1_000,
        SECOND,
        shape.equals("seconds") ? 0 : SECOND,
        42,
        Map.of());
  }

  /** The unit in which x is written. */
  XUnit unit() {
    return shape.equals("seconds") || shape.equals("decimals") ? XUnit.S : XUnit.NS;
  }

  /** A stream that begins with the header, where it is wanted, and never ends. */
  InputStream open(final boolean withHeader) {
    return new Endless(withHeader ? header : new byte[0], rows);
  }

  /** What a sample adds to its batch's sum. */
  static long sumOf(final Sample sample) {
    final int last = sample.keyLength() - 1;
    return sum(sample.keyLength(), sample.key()[last], sample.x(0), sample.y(0));
  }

  static long sum(final int keyLength, final int lastOfKey, final long x, final long y) {
    return x + 31 * y + 1_009L * keyLength + lastOfKey;
  }

  /** Notes a batch's sum, and returns it. */
  long close(final long sum) {
    actual += sum;
    expected += batchSums[batch];
    batch = batch + 1 == batchSums.length ? 0 : batch + 1;
    return sum;
  }

  /** Fails where a row of the batches so far was not what it had to be. */
  void verify() {
    if (actual != expected) {
      throw new IllegalStateException("the rows sum up to " + actual + ", not to " + expected);
    }
  }

  /** The rows again and again. */
  private static final class Endless extends InputStream {
    private final byte[] rows;
    private byte[] current;
    private int position;

    private Endless(final byte[] header, final byte[] rows) {
      this.rows = rows;
      current = header;
    }

    @Override
    public int read() {
      final byte[] one = new byte[1];
      read(one, 0, 1);
      return one[0] & 0xff;
    }

    @Override
    public int read(final byte[] target, final int offset, final int length) {
      if (position == current.length) {
        current = rows;
        position = 0;
      }
      final int count = Math.min(length, current.length - position);
      System.arraycopy(current, position, target, offset, count);
      position += count;
      return count;
    }
  }
}
