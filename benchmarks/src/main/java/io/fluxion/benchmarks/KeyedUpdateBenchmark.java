package io.fluxion.benchmarks;

import io.fluxion.Fluxion;
import io.fluxion.benchmarks.naive.ListExtendingUpdater;
import io.fluxion.benchmarks.naive.NaiveUpdateByKey;
import io.fluxion.benchmarks.naive.Reading;
import io.fluxion.benchmarks.peers.JdkRingMap;
import io.fluxion.benchmarks.peers.LimitColumns;
import io.fluxion.derivative.DerivativeSchema;
import io.fluxion.derivative.DerivativeStore;
import io.fluxion.derivative.SampleStatus;
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
 * How many samples a second reach their key's state and become a derivative: million updates a
 * second, one operation being one sample. All methods take the same {@link KeyedStream}; each
 * accounts for what it made after every iteration, and fails where that is wrong.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 2,
    jvmArgs = {"-Xms4g", "-Xmx4g", "-XX:+UseTransparentHugePages"})
// In random order the rings of a million keys take some eight seconds to fill; before, every sample
// goes the long way.
@Warmup(iterations = 3, time = 4)
@Measurement(iterations = 5, time = 2)
@Threads(1)
public class KeyedUpdateBenchmark {
  private static final int WINDOW = DerivativeSchema.DEFAULT_WINDOW;

  /** One instance per fork; the state is in the methods' own classes. */
  public KeyedUpdateBenchmark() {}

  /**
   * The published naive way: each value is appended to its key's list, and the derivative taken
   * from the last two. One call touches one key's list and no other's.
   *
   * @param stream the samples
   * @param naive the state
   * @return a sum of derivatives
   */
  @Benchmark
  @OperationsPerInvocation(KeyedStream.BATCH)
  public double naiveExtend(final KeyedStream stream, final NaiveState naive) {
    naive.restartIfFull(stream);
    final long[] keys = stream.keySequence();
    final byte[] increments = stream.incrementSequence();
    final long x = stream.x();
    final long total = stream.total();
    final int end = stream.position() + KeyedStream.BATCH;
    double sum = 0;
    for (int i = stream.position(); i < end; i++) {
      final Reading reading = new Reading(x, total * increments[i]);
      final List<Reading> readings = naive.states.updateKey(keys[i], List.of(reading));
      final int size = readings.size();
      if (size > 1) {
        sum += reading.derivativeFrom(readings.get(size - 2));
        naive.derivatives++;
      }
    }
    naive.held += KeyedStream.BATCH;
    return stream.close(sum);
  }

  /**
   * A HashMap of bounded ring objects.
   *
   * @param stream the samples
   * @param state the state
   * @return a sum of derivatives
   */
  @Benchmark
  @OperationsPerInvocation(KeyedStream.BATCH)
  public double jdkMap(final KeyedStream stream, final JdkState state) {
    final JdkRingMap rings = state.rings;
    final long[] keys = stream.keySequence();
    final byte[] increments = stream.incrementSequence();
    final long x = stream.x();
    final long total = stream.total();
    final int end = stream.position() + KeyedStream.BATCH;
    double sum = 0;
    for (int i = stream.position(); i < end; i++) {
      sum += rings.update(keys[i], x, total * increments[i]);
    }
    return stream.close(sum);
  }

  /**
   * {@link DerivativeStore#updateByKey}.
   *
   * @param stream the samples
   * @param state the store
   * @return a sum of derivatives
   */
  @Benchmark
  @OperationsPerInvocation(KeyedStream.BATCH)
  public double byKey(final KeyedStream stream, final StoreState state) {
    final DerivativeStore store = state.store;
    final long[] keys = stream.keySequence();
    final byte[] increments = stream.incrementSequence();
    final long x = stream.x();
    final long total = stream.total();
    final int end = stream.position() + KeyedStream.BATCH;
    double sum = 0;
    for (int i = stream.position(); i < end; i++) {
      sum += store.updateByKey(keys[i], x, total * increments[i]);
    }
    return stream.close(sum);
  }

  /**
   * {@link DerivativeStore#update(int, long, long)} by slots that were acquired beforehand.
   *
   * @param stream the samples
   * @param state the store
   * @param handles the slots
   * @return a sum of derivatives
   */
  @Benchmark
  @OperationsPerInvocation(KeyedStream.BATCH)
  public double byHandle(final KeyedStream stream, final StoreState state, final Handles handles) {
    final DerivativeStore store = state.store;
    final int[] slots = handles.slots;
    final byte[] increments = stream.incrementSequence();
    final long x = stream.x();
    final long total = stream.total();
    final int end = stream.position() + KeyedStream.BATCH;
    double sum = 0;
    for (int i = stream.position(); i < end; i++) {
      sum += store.update(slots[i], x, total * increments[i]);
    }
    return stream.close(sum);
  }

  /**
   * The least that any engine must do for a sample whose slot is known: {@link LimitColumns}.
   *
   * @param stream the samples
   * @param state the columns, and the slots
   * @return a sum of derivatives
   */
  @Benchmark
  @OperationsPerInvocation(KeyedStream.BATCH)
  public double limit(final KeyedStream stream, final LimitState state) {
    final LimitColumns columns = state.columns;
    final int[] slots = state.slots;
    final byte[] increments = stream.incrementSequence();
    final long x = stream.x();
    final long total = stream.total();
    final int plane = columns.plane(stream.round());
    final int end = stream.position() + KeyedStream.BATCH;
    double sum = 0;
    for (int i = stream.position(); i < end; i++) {
      sum += columns.update(slots[i], x, total * increments[i], plane);
    }
    state.derivatives += KeyedStream.BATCH;
    return stream.close(sum);
  }

  /** Lists that grow until {@link #MOST_VALUES} are held, are then dropped and begun again. */
  @State(Scope.Benchmark)
  public static class NaiveState {
    /** Every number of keys divides it, so that the lists end with a round. */
    static final int MOST_VALUES = 30_000_000;

    NaiveUpdateByKey<Long, Reading, List<Reading>> states;
    long held;
    long derivatives;

    /** Filled in by {@link #setUp}. */
    public NaiveState() {}

    /**
     * Gives each key its first value.
     *
     * @param stream at its beginning
     */
    @Setup(Level.Trial)
    public void setUp(final KeyedStream stream) {
      clear();
      stream.forEachKey(
          (key, x, y) -> {
            held += states.updateKey(key, List.of(new Reading(x, y))).size();
            return Double.NaN;
          });
    }

    void restartIfFull(final KeyedStream stream) {
      if (held >= MOST_VALUES && stream.isRoundBegin()) {
        clear();
        stream.forget();
      }
    }

    private void clear() {
      states = new NaiveUpdateByKey<>(new ListExtendingUpdater<>());
      held = 0;
    }

    /**
     * Fails where a result was wrong or a value is not held.
     *
     * @param stream after an iteration
     */
    @TearDown(Level.Iteration)
    public void tearDown(final KeyedStream stream) {
      stream.verify(derivatives);
      final long size = states.states().values().stream().mapToLong(List::size).sum();
      if (size != held) {
        throw new IllegalStateException(size + " values are in the lists, not " + held);
      }
    }
  }

  /** The JDK's map. */
  @State(Scope.Benchmark)
  public static class JdkState {
    JdkRingMap rings;

    /** Filled in by {@link #setUp}. */
    public JdkState() {}

    /**
     * Gives each key its first sample.
     *
     * @param stream at its beginning
     */
    @Setup(Level.Trial)
    public void setUp(final KeyedStream stream) {
      rings = new JdkRingMap(WINDOW);
      stream.forEachKey(rings::update);
    }

    /**
     * Fails where a result was wrong.
     *
     * @param stream after an iteration
     */
    @TearDown(Level.Iteration)
    public void tearDown(final KeyedStream stream) {
      stream.verify(rings.count(SampleStatus.OK));
    }
  }

  /** The engine's store. */
  @State(Scope.Benchmark)
  public static class StoreState {
    DerivativeStore store;

    /** Filled in by {@link #setUp}. */
    public StoreState() {}

    /**
     * Gives each key its first sample.
     *
     * @param stream at its beginning
     */
    @Setup(Level.Trial)
    public void setUp(final KeyedStream stream) {
      store = Fluxion.counters(stream.keys);
      stream.forEachKey(store::updateByKey);
    }

    /**
     * Fails where a result was wrong.
     *
     * @param stream after an iteration
     */
    @TearDown(Level.Iteration)
    public void tearDown(final KeyedStream stream) {
      stream.verify(store.count(SampleStatus.OK));
    }
  }

  /** The slots of the stream's keys, in the order of the stream. */
  @State(Scope.Benchmark)
  public static class Handles {
    int[] slots;

    /** Filled in by {@link #setUp}. */
    public Handles() {}

    /**
     * Looks all keys up.
     *
     * @param stream the keys
     * @param state knows them
     */
    @Setup(Level.Trial)
    public void setUp(final KeyedStream stream, final StoreState state) {
      final long[] keys = stream.keySequence();
      slots = new int[keys.length];
      for (int i = 0; i < keys.length; i++) {
        slots[i] = state.store.acquire(keys[i]);
      }
    }
  }
}
