// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.window;

import io.fluxion.DerivativeField;
import io.fluxion.DerivativeSchema;
import io.fluxion.DerivativeStore;
import io.fluxion.FieldSchema;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A store whose keys all have full windows of {@link #WINDOW} samples, and what is due of them.
 *
 * <p>Samples came in rounds, half as many again as a window holds. A key's x moves by one to 1.05
 * seconds, its own each time, its y by up to four times as much: a container's CPU time beside the
 * host's.
 */
@State(Scope.Benchmark)
public class StoreWindows {
  /** Readings of one invocation; every number of keys divides it. */
  public static final int READS = 100_000;

  /** W, in samples. */
  public static final int WINDOW = 16;

  private static final int ROUNDS = WINDOW + WINDOW / 2;
  private static final double TOLERANCE = 1e-9;
  private static final long SEED = 42;
  private static final long FIRST_X = 1_700_000_000;
  private static final int MOST_CPUS = 4;
  private static final int JITTER_PART = 20;

  /** How many keys there are. */
  @Param({"1000", "100000"})
  public int keys;

  /** What x and y are counted in, ns or ms: with ns, sums of products pass 64 bits. */
  @Param("ns")
  public String unit;

  /** Whether each counter fell once: never, or before its window. */
  @Param("never")
  public String fell;

  private DerivativeField field;
  private int[] handles;
  private double[] dueRates;
  private double[] dueSlopes;
  private double[] out;

  /** Filled in by JMH and {@link #setUp}. */
  public StoreWindows() {}

  /** Fills the store, and works out what is due. */
  @Setup(Level.Trial)
  public void setUp() {
    if (keys < 1 || READS % keys != 0) {
      throw new IllegalArgumentException("keys must divide " + READS + ", not be " + keys);
    }
    final long second = oneOf(unit, "ns", "ms") ? 1_000_000_000 : 1_000;
    final boolean falls = !oneOf(fell, "never", "before");
    final DerivativeStore store =
        DerivativeStore.builder(
                DerivativeSchema.of(FieldSchema.counter("value").scale(second)).window(WINDOW))
            .maxKeys(keys)
            .build();
    field = store.field(0);
    final long[][] xs = new long[ROUNDS][keys];
    final long[][] ys = new long[ROUNDS][keys];
    final SplittableRandom random = new SplittableRandom(SEED);
    for (int key = 0; key < keys; key++) {
      long y = random.nextLong(1_000 * second);
      for (int i = 0; i < ROUNDS; i++) {
        xs[i][key] = (FIRST_X + i) * second + random.nextLong(second / JITTER_PART);
        y = falls && i == 1 ? 0 : y + random.nextLong(MOST_CPUS * second);
        ys[i][key] = y;
      }
    }
    handles = new int[keys];
    for (int key = 0; key < keys; key++) {
      handles[key] = store.acquire(key);
      if (store.slot(handles[key]) != key) {
        throw new IllegalStateException("slots are not given in the order of keys");
      }
    }
    for (int i = 0; i < ROUNDS; i++) {
      for (int key = 0; key < keys; key++) {
        store.update(handles[key], xs[i][key], ys[i][key]);
      }
    }
    dueRates = new double[keys];
    dueSlopes = new double[keys];
    Arrays.setAll(dueRates, key -> rate(xs, ys, key) * second);
    Arrays.setAll(dueSlopes, key -> slope(xs, ys, key) * second);
    out = new double[keys];
    clear();
  }

  private static boolean oneOf(final String value, final String first, final String second) {
    if (!value.equals(first) && !value.equals(second)) {
      throw new IllegalArgumentException(value + " is neither " + first + " nor " + second);
    }
    return value.equals(first);
  }

  private static double rate(final long[][] xs, final long[][] ys, final int key) {
    final int oldest = ROUNDS - WINDOW;
    return (double) (ys[ROUNDS - 1][key] - ys[oldest][key])
        / (xs[ROUNDS - 1][key] - xs[oldest][key]);
  }

  /** In doubles, from means, so that hardly anything cancels. */
  private static double slope(final long[][] xs, final long[][] ys, final int key) {
    final int oldest = ROUNDS - WINDOW;
    double meanX = 0;
    double meanY = 0;
    for (int i = oldest; i < ROUNDS; i++) {
      meanX += (double) (xs[i][key] - xs[oldest][key]) / WINDOW;
      meanY += (double) (ys[i][key] - ys[oldest][key]) / WINDOW;
    }
    double products = 0;
    double squares = 0;
    for (int i = oldest; i < ROUNDS; i++) {
      final double x = xs[i][key] - xs[oldest][key] - meanX;
      products += x * (ys[i][key] - ys[oldest][key] - meanY);
      squares += x * x;
    }
    return products / squares;
  }

  /**
   * The field that is read. Its slots are 0 to {@link #keys} - 1.
   *
   * @return the field itself
   */
  public DerivativeField field() {
    return field;
  }

  /**
   * The handles of the keys, by slot.
   *
   * @return the array itself
   */
  public int[] handles() {
    return handles;
  }

  /**
   * Where readings go, each beside its slot.
   *
   * @return the array itself
   */
  public double[] out() {
    return out;
  }

  /** Throws unless the last readings are the rates that are due; then makes them none. */
  public void verifyRates() {
    verify("rate", dueRates);
  }

  /** Throws unless the last readings are the slopes that are due; then makes them none. */
  public void verifySlopes() {
    verify("slope", dueSlopes);
  }

  private void verify(final String metric, final double[] due) {
    for (int key = 0; key < keys; key++) {
      if (!(Math.abs(out[key] - due[key]) <= TOLERANCE * Math.abs(due[key]))) {
        throw new IllegalStateException(
            String.format("%s of key %d is %s, where %s was due", metric, key, out[key], due[key]));
      }
    }
    clear();
  }

  private void clear() {
    Arrays.fill(out, Double.NaN);
  }
}
