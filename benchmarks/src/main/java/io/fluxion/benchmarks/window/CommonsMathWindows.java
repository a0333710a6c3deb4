// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.window;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * Windows as Apache Commons Math has them: a {@link DescriptiveStatistics} of W - 1 differences,
 * quotients or W values, filled as samples come, so that a read need not take differences any more;
 * and for the line of least squares two arrays that go through a {@link SimpleRegression} at every
 * read. That could be kept up to date by {@code removeData} instead, but would drift away from its
 * window.
 */
public final class CommonsMathWindows {
  private final double[][] xs = new double[WindowSamples.KEYS][];
  private final double[][] ys = new double[WindowSamples.KEYS][];
  private final DescriptiveStatistics[] xSteps;
  private final DescriptiveStatistics[] ySteps;
  private final DescriptiveStatistics[] derivatives;
  private final DescriptiveStatistics[] values;
  private final SimpleRegression regression = new SimpleRegression();

  /**
   * Takes the last W samples of each key.
   *
   * @param samples drawn
   */
  public CommonsMathWindows(final WindowSamples samples) {
    xSteps = statistics(samples.window - 1);
    ySteps = statistics(samples.window - 1);
    derivatives = statistics(samples.window - 1);
    values = statistics(samples.window);
    for (int key = 0; key < WindowSamples.KEYS; key++) {
      xs[key] = window(samples.xs(key), samples.oldest());
      ys[key] = window(samples.ys(key), samples.oldest());
      for (int i = 0; i < samples.window; i++) {
        values[key].addValue(ys[key][i]);
        if (i > 0) {
          final double dx = xs[key][i] - xs[key][i - 1];
          final double dy = ys[key][i] - ys[key][i - 1];
          xSteps[key].addValue(dx);
          ySteps[key].addValue(dy);
          derivatives[key].addValue(dy / dx);
        }
      }
    }
  }

  private static DescriptiveStatistics[] statistics(final int window) {
    return IntStream.range(0, WindowSamples.KEYS)
        .mapToObj(key -> new DescriptiveStatistics(window))
        .toArray(DescriptiveStatistics[]::new);
  }

  private static double[] window(final long[] all, final int oldest) {
    return Arrays.stream(all, oldest, all.length).asDoubleStream().toArray();
  }

  /**
   * How a metric is read.
   *
   * @param metric which
   * @return reads it
   */
  public WindowRead read(final WindowMetric metric) {
    return switch (metric) {
      case RATE -> key -> ySteps[key].getSum() / xSteps[key].getSum();
      case SLOPE -> key -> line(key).getSlope();
      case INTERCEPT -> key -> line(key).getIntercept();
      case R2 -> key -> line(key).getRSquare();
      case MEAN -> key -> derivatives[key].getMean();
      case MIN -> key -> derivatives[key].getMin();
      case MAX -> key -> derivatives[key].getMax();
      case STDDEV -> key -> Math.sqrt(derivatives[key].getPopulationVariance());
      case Y_MEAN -> key -> values[key].getMean();
      case Y_MIN -> key -> values[key].getMin();
      case Y_MAX -> key -> values[key].getMax();
    };
  }

  private SimpleRegression line(final int key) {
    final double[] x = xs[key];
    final double[] y = ys[key];
    regression.clear();
    for (int i = 0; i < x.length; i++) {
      regression.addData(x[i], y[i]);
    }
    return regression;
  }
}
