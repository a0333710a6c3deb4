// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.result;

import java.util.Arrays;

/**
 * What one benchmark measured of one thing.
 *
 * @param unit JMH's, as "ops/us" or "B/op"
 * @param forks of each fork, in the order in which they ran, its iterations
 */
public record Metric(String unit, double[][] forks) {
  /**
   * A figure for each fork: the median of its iterations, so that one in which something else had
   * the processor counts no more than any other.
   *
   * @return forks without iterations left out
   */
  public double[] forkScores() {
    return Arrays.stream(forks)
        .filter(iterations -> iterations.length > 0)
        .mapToDouble(Metric::median)
        .toArray();
  }

  Metric and(final Metric later) {
    final double[][] both = Arrays.copyOf(forks, forks.length + later.forks.length);
    System.arraycopy(later.forks, 0, both, forks.length, later.forks.length);
    return new Metric(unit, both);
  }

  /**
   * One figure for all: the median of the forks'.
   *
   * @return NaN where there is none
   */
  public double score() {
    return median(forkScores());
  }

  /**
   * The middle one, or the mean of the two in the middle.
   *
   * @param values any order
   * @return NaN where there is none
   */
  public static double median(final double... values) {
    if (values.length == 0) {
      return Double.NaN;
    }
    final double[] sorted = values.clone();
    Arrays.sort(sorted);
    final int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
