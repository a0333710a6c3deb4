// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.window;

import io.fluxion.benchmarks.naive.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Windows as lists of readings, read by streams over them: what the JDK offers out of the box. */
public final class StreamWindows {
  private final List<List<Reading>> windows = new ArrayList<>();

  /**
   * Takes the last W samples of each key.
   *
   * @param samples drawn
   */
  public StreamWindows(final WindowSamples samples) {
    for (int key = 0; key < WindowSamples.KEYS; key++) {
      final List<Reading> window = new ArrayList<>();
      for (int i = samples.oldest(); i < samples.xs(key).length; i++) {
        window.add(new Reading(samples.xs(key)[i], samples.ys(key)[i]));
      }
      windows.add(window);
    }
  }

  /**
   * How a metric is read.
   *
   * @param metric which
   * @return reads it
   */
  public WindowRead read(final WindowMetric metric) {
    final ToDoubleFunction<List<Reading>> read =
        switch (metric) {
          case RATE -> window -> window.get(window.size() - 1).derivativeFrom(window.get(0));
          case SLOPE -> StreamWindows::slope;
          case INTERCEPT -> StreamWindows::intercept;
          case R2 -> StreamWindows::r2;
          case MEAN -> StreamWindows::mean;
          case MIN -> window -> derivatives(window).min().orElseThrow();
          case MAX -> window -> derivatives(window).max().orElseThrow();
          case STDDEV -> StreamWindows::stddev;
          case Y_MEAN -> StreamWindows::yMean;
          case Y_MIN -> window -> window.stream().mapToLong(Reading::y).min().orElseThrow();
          case Y_MAX -> window -> window.stream().mapToLong(Reading::y).max().orElseThrow();
        };
    return key -> read.applyAsDouble(windows.get(key));
  }

  private static double xMean(final List<Reading> window) {
    return window.stream().mapToLong(Reading::x).average().orElseThrow();
  }

  private static double yMean(final List<Reading> window) {
    return window.stream().mapToLong(Reading::y).average().orElseThrow();
  }

  private static double slope(final List<Reading> window) {
    final double x = xMean(window);
    final double y = yMean(window);
    return window.stream().mapToDouble(at -> (at.x() - x) * (at.y() - y)).sum() / xSquares(window);
  }

  private static double xSquares(final List<Reading> window) {
    final double x = xMean(window);
    return window.stream().mapToDouble(at -> (at.x() - x) * (at.x() - x)).sum();
  }

  private static double intercept(final List<Reading> window) {
    return yMean(window) - slope(window) * xMean(window);
  }

  private static double r2(final List<Reading> window) {
    final double y = yMean(window);
    final double slope = slope(window);
    return slope
        * slope
        * xSquares(window)
        / window.stream().mapToDouble(at -> (at.y() - y) * (at.y() - y)).sum();
  }

  private static DoubleStream derivatives(final List<Reading> window) {
    return IntStream.range(1, window.size())
        .mapToDouble(i -> window.get(i).derivativeFrom(window.get(i - 1)));
  }

  private static double mean(final List<Reading> window) {
    return derivatives(window).average().orElseThrow();
  }

  private static double stddev(final List<Reading> window) {
    final double mean = mean(window);
    return Math.sqrt(derivatives(window).map(d -> (d - mean) * (d - mean)).average().orElseThrow());
  }
}
