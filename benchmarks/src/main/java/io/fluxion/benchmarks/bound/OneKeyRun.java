// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.bound;

import io.fluxion.DerivativeField;
import io.fluxion.DerivativeSchema;
import io.fluxion.DerivativeStore;
import io.fluxion.FieldSchema;
import io.fluxion.IntegralRule;
import io.fluxion.NumberType;
import java.io.PrintStream;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * A thousand million updates through one key, and then its window metrics against those of a fresh
 * store that was given the last W samples only: bit for bit the same, or something was carried
 * along that drifts. All metrics are read on the way too, and nothing of it allocates:
 *
 * <pre>
 * java -XX:+UnlockExperimentalVMOptions -XX:+UseEpsilonGC -Xmx64m \
 *   -cp benchmarks/target/benchmarks.jar io.fluxion.benchmarks.bound.OneKeyRun [UPDATES]
 * </pre>
 *
 * <p>The updates are shared out over a counter in longs that falls now and then, the same with an
 * average and an integral, and a gauge in doubles.
 */
public final class OneKeyRun {
  private static final int WINDOW = 100;
  private static final long READ_EVERY = 1 << 12;

  /** Every metric of a window, and the functions that read them. */
  private static final List<ToDoubleFunction<DerivativeField>> WINDOW_METRICS =
      List.of(
          field -> field.rate(0),
          field -> field.slope(0),
          field -> field.intercept(0),
          field -> field.r2(0),
          field -> field.mean(0),
          field -> field.min(0),
          field -> field.max(0),
          field -> field.stddev(0),
          field -> field.yMean(0),
          field -> field.yMin(0),
          field -> field.yMax(0));

  private final DerivativeSchema schema;
  private final boolean doubles;
  private final DerivativeStore store;
  private final SplittableRandom random = new SplittableRandom(42);
  private final long[] xs = new long[WINDOW];
  private final long[] ys = new long[WINDOW];
  private long x;
  private long y;
  private long taken;
  private double readings;

  private OneKeyRun(final FieldSchema field) {
    schema = DerivativeSchema.of(field).window(WINDOW);
    doubles = field.yType() == NumberType.DOUBLE;
    store = storeOf(schema);
  }

  private static DerivativeStore storeOf(final DerivativeSchema schema) {
    final DerivativeStore store = DerivativeStore.builder(schema).maxKeys(1).build();
    store.acquire(1);
    return store;
  }

  /**
   * Runs, prints one closing line, and ends with 1 where a metric differs.
   *
   * @param arguments the number of updates, or none for 10^9
   */
  public static void main(final String[] arguments) {
    BoundedRun.main(arguments, updates -> run(updates, System.out));
  }

  /**
   * Runs and prints one closing line.
   *
   * @param updates of the plain counter; the others take a tenth of that besides
   * @param out where the line goes
   * @return 0, or 1 where a metric differs
   */
  static int run(final long updates, final PrintStream out) {
    final FieldSchema counter = FieldSchema.counter("y");
    final OneKeyRun plain = new OneKeyRun(counter);
    final OneKeyRun summed =
        new OneKeyRun(counter.countChanges().ewma(50).integral(IntegralRule.LINEAR));
    final OneKeyRun gauge = new OneKeyRun(FieldSchema.gauge("y").yType(NumberType.DOUBLE));
    plain.take(updates);
    summed.take(updates / 10);
    gauge.take(updates / 10);
    final int differing = plain.differing() + summed.differing() + gauge.differing();
    out.println(
        plain.taken
            + " updates through one key, and "
            + summed.taken
            + " each of one with average and integral and of a gauge in doubles: "
            + (differing == 0
                ? "every window metric is that of a fresh store"
                : differing + " METRICS DIFFER from those of a fresh store"));
    return differing == 0 ? 0 : 1;
  }

  private void take(final long updates) {
    while (taken < updates) {
      final int place = (int) (taken++ % WINDOW);
      final long bits = random.nextLong();
      x += 1 + (bits & 0xff);
      // A restart once in 2^12 samples; what a gauge does besides is in its low bits.
      y = (bits >>> 52) == 0 ? 0 : y + (bits >>> 8 & 0xffff);
      xs[place] = x;
      ys[place] = y;
      update(store, place);
      if (taken % READ_EVERY == 0) {
        readings += read();
      }
    }
  }

  private void update(final DerivativeStore target, final int place) {
    if (doubles) {
      target.field(0).update(0, xs[place], value(ys[place]));
    } else {
      target.update(0, xs[place], ys[place]);
    }
  }

  private static double value(final long number) {
    return (number & 0xfffff) / 3.0 - 1000;
  }

  private double read() {
    double sum = 0;
    for (int i = 0; i < WINDOW_METRICS.size(); i++) {
      sum += WINDOW_METRICS.get(i).applyAsDouble(store.field(0));
    }
    return sum;
  }

  private int differing() {
    final DerivativeStore fresh = storeOf(schema);
    for (int i = 0; i < WINDOW; i++) {
      update(fresh, (int) ((taken + i) % WINDOW));
    }
    int differing = Double.isNaN(readings) ? 1 : 0;
    for (final ToDoubleFunction<DerivativeField> metric : WINDOW_METRICS) {
      final double here = metric.applyAsDouble(store.field(0));
      final double there = metric.applyAsDouble(fresh.field(0));
      if (Double.doubleToRawLongBits(here) != Double.doubleToRawLongBits(there)) {
        differing++;
      }
    }
    return differing;
  }
}
