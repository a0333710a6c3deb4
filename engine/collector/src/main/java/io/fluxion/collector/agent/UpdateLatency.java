// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.agent;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * How long samples take from the source's hand into the store, in ns: quantiles of the last one to
 * two minutes, sum and count of all.
 *
 * <p>Not thread-safe: read and written under the loop's lock. Recording allocates nothing.
 */
public final class UpdateLatency {
  private static final long LONGEST_NANOS = TimeUnit.HOURS.toNanos(1);
  private static final int DIGITS = 3;
  private static final long TURN_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final Histogram recent = new Histogram(LONGEST_NANOS, DIGITS);
  private Histogram current = new Histogram(LONGEST_NANOS, DIGITS);
  private Histogram previous = new Histogram(LONGEST_NANOS, DIGITS);
  private long turned = System.nanoTime();
  private long count;
  private double sumSeconds;

  UpdateLatency() {}

  /** Records a latency; more than an hour counts as one. */
  void record(final long nanos) {
    final long latency = Math.max(0, Math.min(LONGEST_NANOS, nanos));
    current.recordValue(latency);
    count++;
    sumSeconds += latency * 1e-9;
  }

  /** Lets go of what is older than two minutes. */
  void tick(final long nowNanos) {
    if (nowNanos - turned >= TURN_NANOS) {
      turned = nowNanos;
      final Histogram oldest = previous;
      previous = current;
      current = oldest;
      current.reset();
    }
  }

  /**
   * The quantiles of the last one to two minutes.
   *
   * @return overwritten by the next call; in ns
   */
  public Histogram recent() {
    recent.reset();
    recent.add(previous);
    recent.add(current);
    return recent;
  }

  /**
   * How many samples there were since the beginning.
   *
   * @return 0 or more
   */
  public long count() {
    return count;
  }

  /**
   * The sum of all latencies since the beginning.
   *
   * @return seconds
   */
  public double sumSeconds() {
    return sumSeconds;
  }
}
