// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.bound;

import io.fluxion.DerivativeStore;
import io.fluxion.Fluxion;
import io.fluxion.Round;
import io.fluxion.SampleStatus;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A thousand million updates in a heap that nobody collects:
 *
 * <pre>
 * java -XX:+UnlockExperimentalVMOptions -XX:+UseEpsilonGC -Xmx64m \
 *   -cp benchmarks/target/benchmarks.jar io.fluxion.benchmarks.bound.EpsilonRun [UPDATES]
 * </pre>
 *
 * <p>100,000 keys with a window of 16, round after round, each by the next of four ways: by handle,
 * by key in the order of a scan, by key in random order, as a round. Were 16 bytes of garbage made
 * by one update of a hundred, the heap would not do. Each round's derivatives are summed, in steps
 * that doubles hold exactly, and compared with what is due.
 */
public final class EpsilonRun {
  private static final int KEYS = 100_000;
  private static final long STEP_X = 1L << 20;
  private static final int WAYS = 4;

  private final DerivativeStore store = Fluxion.counters(KEYS);
  private final SplittableRandom random = new SplittableRandom(42);
  private final long[] keys = new long[KEYS];
  private final int[] shuffled = new int[KEYS];
  private final int[] handles = new int[KEYS];
  private final Round round = store.newRound(KEYS);
  private final long stepSum;
  private long x;

  private EpsilonRun() {
    long steps = 0;
    for (int i = 0; i < KEYS; i++) {
      keys[i] = random.nextLong();
      shuffled[i] = i;
      handles[i] = store.acquire(keys[i]);
      store.update(handles[i], x, 0);
      steps += step(i);
    }
    stepSum = steps;
  }

  /** What y of a key grows by in each round: 1 to 8. */
  private static long step(final int number) {
    return 1 + (number & 7);
  }

  /**
   * Runs, prints one closing line, and ends with 1 where a result was wrong.
   *
   * @param arguments the number of updates, or none for 10^9
   */
  public static void main(final String[] arguments) {
    BoundedRun.main(arguments, updates -> run(updates, System.out));
  }

  /**
   * Runs and prints one closing line.
   *
   * @param updates how many; whole rounds are made
   * @param out where the line goes
   * @return 0, or 1 where a result was wrong
   */
  static int run(final long updates, final PrintStream out) {
    final EpsilonRun run = new EpsilonRun();
    final long rounds = Math.max(WAYS, (updates + KEYS - 1) / KEYS);
    long wrong = 0;
    for (long round = 0; round < rounds; round++) {
      if (!run.takeRound((int) (round % WAYS))) {
        wrong++;
      }
    }
    wrong += run.wrongKeys(rounds);
    final Runtime runtime = Runtime.getRuntime();
    final long used = runtime.totalMemory() - runtime.freeMemory();
    final boolean counted =
        run.store.count(SampleStatus.FIRST) == KEYS
            && run.store.count(SampleStatus.OK) == rounds * KEYS;
    out.println(
        rounds * KEYS
            + " updates over "
            + KEYS
            + " keys, "
            + (counted && wrong == 0 ? "all right" : "WRONG RESULTS")
            + "; heap used "
            + used
            + " bytes, footprintBytes() "
            + run.store.footprintBytes());
    return counted && wrong == 0 ? 0 : 1;
  }

  private boolean takeRound(final int way) {
    x += STEP_X;
    final double sum =
        switch (way) {
          case 0 -> byHandle();
          case 1 -> byKey();
          case 2 -> byRandomKey();
          default -> byRound();
        };
    return sum == (double) stepSum / STEP_X;
  }

  private long y(final int number) {
    return x / STEP_X * step(number);
  }

  private double byHandle() {
    double sum = 0;
    for (int i = 0; i < KEYS; i++) {
      sum += store.update(handles[i], x, y(i));
    }
    return sum;
  }

  private double byKey() {
    double sum = 0;
    for (int i = 0; i < KEYS; i++) {
      sum += store.updateByKey(keys[i], x, y(i));
    }
    return sum;
  }

  private double byRandomKey() {
    shuffle();
    double sum = 0;
    for (int i = 0; i < KEYS; i++) {
      final int number = shuffled[i];
      sum += store.updateByKey(keys[number], x, y(number));
    }
    return sum;
  }

  private void shuffle() {
    for (int i = KEYS - 1; i > 0; i--) {
      final int other = random.nextInt(i + 1);
      final int number = shuffled[i];
      shuffled[i] = shuffled[other];
      shuffled[other] = number;
    }
  }

  private double byRound() {
    round.clear();
    round.x(x);
    for (int i = 0; i < KEYS; i++) {
      round.add(handles[i], y(i));
    }
    final double[] derivatives = round.derivatives(0);
    final byte[] statuses = round.statuses(0);
    Arrays.fill(derivatives, Double.NaN);
    Arrays.fill(statuses, (byte) SampleStatus.REJECTED);
    store.update(round);
    double sum = 0;
    for (int i = 0; i < KEYS; i++) {
      sum += statuses[i] == SampleStatus.OK ? derivatives[i] : Double.NaN;
    }
    return sum;
  }

  /** Keys whose window or increase is not what so many rounds make of it. */
  private int wrongKeys(final long rounds) {
    int wrong = 0;
    for (int i = 0; i < KEYS; i++) {
      final int handle = store.find(keys[i]);
      final long length = Math.min(store.schema().window(), rounds + 1);
      final boolean right =
          handle == handles[i]
              && store.rate(handle) == (double) step(i) / STEP_X
              && store.field(0).windowLength(handle) == length
              && store.field(0).increase(handle) == rounds * step(i);
      if (!right) {
        wrong++;
      }
    }
    return wrong;
  }
}
