// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.gate;

import io.fluxion.benchmarks.result.JmhResult;
import io.fluxion.benchmarks.result.Metric;
import io.fluxion.benchmarks.result.ResultException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Two methods of one class in one run with the same parameters, of which more than 1 says that the
 * first is faster.
 *
 * @param subject the one that is judged
 * @param peer its yardstick
 */
record Comparison(JmhResult subject, JmhResult peer) {
  /** The subject's peer of that name, where it was measured too. */
  static Optional<Comparison> of(
      final JmhResult subject, final String peer, final List<JmhResult> results) {
    return results.stream()
        .filter(
            result ->
                result.benchmark().equals(subject.suite() + "." + peer)
                    && result.params().equals(subject.params())
                    && result.mode().equals(subject.mode()))
        .findFirst()
        .map(result -> new Comparison(subject, result));
  }

  /** The ratio of the two scores, each the median of its forks. */
  double ratio() {
    return ratio(subject.primary().score(), peer.primary().score());
  }

  /**
   * The ratio of each pair of forks: the median of the ratios of their iterations, which took
   * turns, or, where the two have not as many, of the forks' scores.
   */
  double[] forkRatios() throws ResultException {
    final double[][] ours = subject.primary().forks();
    final double[][] theirs = peer.primary().forks();
    if (ours.length != theirs.length) {
      throw new ResultException(
          String.format(
              "%s has %d forks and %s %d: pairs need as many of the one as of the other",
              name(), ours.length, peer.method(), theirs.length));
    }
    final double[] ratios = new double[ours.length];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = ratio(ours[i], theirs[i]);
    }
    return ratios;
  }

  private double ratio(final double[] ours, final double[] theirs) {
    if (ours.length != theirs.length) {
      return ratio(Metric.median(ours), Metric.median(theirs));
    }
    final double[] ratios = new double[ours.length];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = ratio(ours[i], theirs[i]);
    }
    return Metric.median(ratios);
  }

  private double ratio(final double ours, final double theirs) {
    return subject.isThroughput() ? ours / theirs : theirs / ours;
  }

  /** Class, method and parameters, as in messages. */
  String name() {
    return name(subject);
  }

  /** Class, method and parameters, as in messages. */
  static String name(final JmhResult result) {
    final List<String> params = new ArrayList<>();
    for (final Map.Entry<String, String> param : result.params().entrySet()) {
      params.add(param.getKey() + "=" + param.getValue());
    }
    return params.isEmpty()
        ? result.shortName()
        : result.shortName() + " [" + String.join(", ", params) + "]";
  }

  /** The middle one of the forks' ratios. */
  double forkMedian() throws ResultException {
    return Metric.median(forkRatios());
  }
}
