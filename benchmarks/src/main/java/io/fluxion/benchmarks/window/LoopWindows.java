// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.window;

import java.util.Arrays;

/**
 * Windows in two arrays a key, read by plain loops in doubles: what a good engineer would write by
 * hand for a counter that never falls. Unlike the engine it looks for no reset, and it is right
 * only as long as its sums stay below 2^53, for which x and y are taken from the oldest sample.
 */
public final class LoopWindows {
  private final long[][] xs = new long[WindowSamples.KEYS][];
  private final long[][] ys = new long[WindowSamples.KEYS][];

  /**
   * Takes the last W samples of each key.
   *
   * @param samples drawn
   */
  public LoopWindows(final WindowSamples samples) {
    for (int key = 0; key < xs.length; key++) {
      final int end = samples.xs(key).length;
      xs[key] = Arrays.copyOfRange(samples.xs(key), samples.oldest(), end);
      ys[key] = Arrays.copyOfRange(samples.ys(key), samples.oldest(), end);
    }
  }

  /**
   * How a metric is read.
   *
   * @param metric which
   * @return reads it
   */
  public WindowRead read(final WindowMetric metric) {
    return switch (metric) {
      case RATE -> this::rate;
      case SLOPE -> this::slope;
      case INTERCEPT -> this::intercept;
      case R2 -> this::r2;
      case MEAN -> this::mean;
      case MIN -> this::min;
      case MAX -> this::max;
      case STDDEV -> this::stddev;
      case Y_MEAN -> this::yMean;
      case Y_MIN -> key -> yMin(ys[key]);
      case Y_MAX -> key -> yMax(ys[key]);
    };
  }

  private double rate(final int key) {
    final long[] x = xs[key];
    final long[] y = ys[key];
    final int newest = x.length - 1;
    return (double) (y[newest] - y[0]) / (x[newest] - x[0]);
  }

  private double slope(final int key) {
    final long[] x = xs[key];
    final long[] y = ys[key];
    final int n = x.length;
    double sumX = 0;
    double sumY = 0;
    double sumXx = 0;
    double sumXy = 0;
    for (int i = 0; i < n; i++) {
      final double dx = x[i] - x[0];
      final double dy = y[i] - y[0];
      sumX += dx;
      sumY += dy;
      sumXx += dx * dx;
      sumXy += dx * dy;
    }
    return (n * sumXy - sumX * sumY) / (n * sumXx - sumX * sumX);
  }

  private double intercept(final int key) {
    final long[] x = xs[key];
    final long[] y = ys[key];
    double sumX = 0;
    double sumY = 0;
    for (int i = 0; i < x.length; i++) {
      sumX += x[i];
      sumY += y[i];
    }
    return (sumY - slope(key) * sumX) / x.length;
  }

  private double r2(final int key) {
    final long[] x = xs[key];
    final long[] y = ys[key];
    final int n = x.length;
    double sumX = 0;
    double sumY = 0;
    double sumXx = 0;
    double sumXy = 0;
    double sumYy = 0;
    for (int i = 0; i < n; i++) {
      final double dx = x[i] - x[0];
      final double dy = y[i] - y[0];
      sumX += dx;
      sumY += dy;
      sumXx += dx * dx;
      sumXy += dx * dy;
      sumYy += dy * dy;
    }
    final double xy = n * sumXy - sumX * sumY;
    return xy / (n * sumXx - sumX * sumX) * xy / (n * sumYy - sumY * sumY);
  }

  private static double derivative(final long[] x, final long[] y, final int i) {
    return (double) (y[i] - y[i - 1]) / (x[i] - x[i - 1]);
  }

  private double mean(final int key) {
    final long[] x = xs[key];
    final long[] y = ys[key];
    double sum = 0;
    for (int i = 1; i < x.length; i++) {
      sum += derivative(x, y, i);
    }
    return sum / (x.length - 1);
  }

  private double min(final int key) {
    final long[] x = xs[key];
    final long[] y = ys[key];
    double min = Double.POSITIVE_INFINITY;
    for (int i = 1; i < x.length; i++) {
      min = Math.min(min, derivative(x, y, i));
    }
    return min;
  }

  private double max(final int key) {
    final long[] x = xs[key];
    final long[] y = ys[key];
    double max = Double.NEGATIVE_INFINITY;
    for (int i = 1; i < x.length; i++) {
      max = Math.max(max, derivative(x, y, i));
    }
    return max;
  }

  private double stddev(final int key) {
    final long[] x = xs[key];
    final long[] y = ys[key];
    final double mean = mean(key);
    double squares = 0;
    for (int i = 1; i < x.length; i++) {
      final double off = derivative(x, y, i) - mean;
      squares += off * off;
    }
    return Math.sqrt(squares / (x.length - 1));
  }

  private double yMean(final int key) {
    double sum = 0;
    for (final long y : ys[key]) {
      sum += y;
    }
    return sum / ys[key].length;
  }

  private static double yMin(final long[] ys) {
    long min = Long.MAX_VALUE;
    for (final long y : ys) {
      min = Math.min(min, y);
    }
    return min;
  }

  private static double yMax(final long[] ys) {
    long max = Long.MIN_VALUE;
    for (final long y : ys) {
      max = Math.max(max, y);
    }
    return max;
  }
}
