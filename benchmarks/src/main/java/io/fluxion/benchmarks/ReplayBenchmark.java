package io.fluxion.benchmarks;

import io.fluxion.Fluxion;
import io.fluxion.collector.recording.BlockUpdate;
import io.fluxion.collector.recording.RecordingReader;
import io.fluxion.collector.source.Input;
import io.fluxion.collector.source.InputException;
import io.fluxion.derivative.DerivativeSchema;
import io.fluxion.derivative.DerivativeStore;
import io.fluxion.derivative.FieldSchema;
import io.fluxion.derivative.SampleStatus;
import io.fluxion.state.SlotIndex;
import java.io.IOException;
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
 * What it costs to get samples out of a recording: million samples a second into a store, from a
 * file in fluxion's own format, beside {@link DerivativeStore#updateByKey} fed with the same
 * samples from arrays. An invocation replays the whole recording into a store that was empty, so
 * that the first sixteen rounds of either take the long way, while rings fill; what the store made
 * of it is checked after each.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 2,
    jvmArgs = {"-Xms4g", "-Xmx4g", "-XX:+UseTransparentHugePages"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Threads(1)
public class ReplayBenchmark {
  /** One instance per fork; the state is in the methods' own classes. */
  public ReplayBenchmark() {}

  /**
   * The recording, block by block: mapped, checked, decoded, into the store.
   *
   * @param recording the samples
   * @param state the store
   * @return rows
   * @throws IOException never: nothing waits for input
   * @throws InputException where the recording cannot be read
   */
  @Benchmark
  @OperationsPerInvocation(RecordedStream.SAMPLES)
  public long fluxionFormat(final RecordedStream recording, final RecordedState state)
      throws IOException, InputException {
    try (Input input = Input.open(recording.file())) {
      final RecordingReader reader = new RecordingReader(input.bytes(() -> {}), "recording");
      final BlockUpdate update =
          new BlockUpdate(
              state.store, reader.schema(), new int[] {0}, RecordedStream.MAX_KEY_BYTES);
      long rows = 0;
      int next = reader.next();
      while (next == RecordingReader.BLOCK) {
        rows += update.update(reader.block());
        next = reader.next();
      }
      return rows;
    }
  }

  /**
   * The same samples from arrays by {@link DerivativeStore#updateByKey}.
   *
   * @param recording the samples
   * @param state the store
   * @return a sum of derivatives
   */
  @Benchmark
  @OperationsPerInvocation(RecordedStream.SAMPLES)
  public double byKeyFromArrays(final RecordedStream recording, final ArrayState state) {
    final DerivativeStore store = state.store;
    final long[] keys = recording.keySequence();
    final long[] xs = recording.xs();
    final long[] ys = recording.ys();
    double sum = 0;
    for (int i = 0; i < keys.length; i++) {
      final double derivative = store.updateByKey(keys[i], xs[i], ys[i]);
      // A key's first sample has none.
      if (derivative == derivative) {
        sum += derivative;
      }
    }
    return sum;
  }

  /** A store of byte-string keys, as a recording has them. */
  @State(Scope.Benchmark)
  public static class RecordedState {
    DerivativeStore store;

    /** Filled in by {@link #setUp}. */
    public RecordedState() {}

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
      verify(store, recording);
    }
  }

  /** The store that the arrays go into. */
  @State(Scope.Benchmark)
  public static class ArrayState {
    DerivativeStore store;

    /** Filled in by {@link #setUp}. */
    public ArrayState() {}

    /**
     * Takes an empty store.
     *
     * @param recording says how many keys there will be
     */
    @Setup(Level.Invocation)
    public void setUp(final RecordedStream recording) {
      store = Fluxion.counters(recording.keys);
    }

    /**
     * Fails where a result was wrong.
     *
     * @param recording after an invocation
     */
    @TearDown(Level.Invocation)
    public void tearDown(final RecordedStream recording) {
      verify(store, recording);
    }
  }

  private static void verify(final DerivativeStore store, final RecordedStream recording) {
    final SlotIndex keys = store.index();
    long increase = 0;
    double rates = 0;
    for (int slot = keys.first(); slot != SlotIndex.NONE; slot = keys.next(slot)) {
      increase += store.field(0).increaseLow(slot);
      rates += store.rate(slot);
    }
    recording.verify(store.count(SampleStatus.OK), increase, rates);
  }
}
