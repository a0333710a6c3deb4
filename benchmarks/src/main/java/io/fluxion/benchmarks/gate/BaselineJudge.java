// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.gate;

import io.fluxion.benchmarks.gate.Baseline.Ratio;
import io.fluxion.benchmarks.gate.Finding.Rule;
import io.fluxion.benchmarks.result.ResultException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Holds ratios of a run against those of a baseline.
 *
 * <p>For each method the question is whether its ratio is below the baseline's by more than a
 * tolerance. The forks of the two sides ran in pairs, so each pair's ratio has whatever the machine
 * did at that moment on both sides. The logarithms of these ratios, less the logarithm of the
 * baseline's ratio lowered by the tolerance, go into Wilcoxon's signed-rank test ({@link
 * SignedRank}): exact, distribution-free, one-sided. Where many methods are judged, Holm's method
 * keeps the chance of any false alarm among all of them at the rate that is asked for: the
 * probabilities in rising order are held against rate/m, rate/(m-1), and so on, and the first that
 * is not below its bound ends it.
 *
 * <p>The rate is that of a run whose true ratios stand exactly at the tolerance; where nothing has
 * changed at all it is lower by far. The tolerance is there for what no scatter within a run can
 * show: that another hour, another machine of the kind, another layout of memory moves all pairs of
 * a run together.
 *
 * <p>Sture Holm, A simple sequentially rejective multiple test procedure, Scandinavian Journal of
 * Statistics 6 (1979).
 */
final class BaselineJudge {
  private final Baseline baseline;
  private final double tolerance;
  private final double falseAlarms;

  private record Tested(Comparison comparison, Ratio was, double[] ratios, double probability) {}

  /**
   * Judges by a baseline.
   *
   * @param tolerance share by which a ratio may be below, 0 to 1
   * @param falseAlarms how often a run may fail without cause, above 0, below 1
   */
  BaselineJudge(final Baseline baseline, final double tolerance, final double falseAlarms) {
    this.baseline = baseline;
    this.tolerance = tolerance;
    this.falseAlarms = falseAlarms;
  }

  /**
   * Judges.
   *
   * @param comparisons of the run
   * @param absent is told of those that the baseline does not have
   * @return what was found, in the order of the comparisons
   * @throws ResultException where there are too few forks for a verdict ever to be "worse"
   */
  List<Finding> judge(final List<Comparison> comparisons, final List<String> absent)
      throws ResultException {
    final List<Tested> all = new ArrayList<>();
    for (final Comparison comparison : comparisons) {
      final Optional<Ratio> was = baseline.of(comparison);
      if (was.isEmpty()) {
        absent.add(
            comparison.name() + " beside " + comparison.peer().method() + ", in the baseline");
      } else {
        all.add(test(comparison, was.get()));
      }
    }
    for (final Tested tested : all) {
      requireForks(tested, all.size());
    }
    final List<Tested> rising = new ArrayList<>(all);
    rising.sort(Comparator.comparingDouble(Tested::probability));
    final List<Tested> worse = new ArrayList<>();
    for (final Tested tested : rising) {
      if (tested.probability() > falseAlarms / (all.size() - worse.size())) {
        break;
      }
      worse.add(tested);
    }
    final List<Finding> findings = new ArrayList<>();
    for (final Tested tested : all) {
      findings.add(finding(tested, worse.contains(tested), all.size()));
    }
    return findings;
  }

  private Tested test(final Comparison comparison, final Ratio was) throws ResultException {
    final double[] ratios = comparison.forkRatios();
    final double[] differences = new double[ratios.length];
    final double bound = Math.log(was.ratio() * (1 - tolerance));
    for (int i = 0; i < ratios.length; i++) {
      differences[i] = Math.log(ratios[i]) - bound;
      if (!Double.isFinite(differences[i])) {
        throw new ResultException(comparison.name() + ": a fork's score is not above 0");
      }
    }
    return new Tested(comparison, was, ratios, SignedRank.below(differences));
  }

  private void requireForks(final Tested tested, final int tests) throws ResultException {
    final int needed = SignedRank.needed(falseAlarms / tests);
    if (tested.ratios().length < needed) {
      throw new ResultException(
          String.format(
              "%s has %d forks: with %d comparisons and a false-alarm rate of %s none of fewer"
                  + " than %d could ever fail (JMH's -f, or --false-alarms)",
              tested.comparison().name(), tested.ratios().length, tests, falseAlarms, needed));
    }
  }

  private Finding finding(final Tested tested, final boolean worse, final int tests)
      throws ResultException {
    final Comparison comparison = tested.comparison();
    final String peer = comparison.peer().method();
    final double ratio = comparison.forkMedian();
    final double was = tested.was().ratio();
    int below = 0;
    for (final double fork : tested.ratios()) {
      below += fork < was * (1 - tolerance) ? 1 : 0;
    }
    return new Finding(
        Rule.BASELINE,
        comparison.name(),
        String.format(Locale.ROOT, "%.3f × %s", ratio, peer),
        String.format(Locale.ROOT, "%.3f × − %s %%", was, Judge.percent(tolerance)),
        worse,
        String.format(
            Locale.ROOT,
            "is %.3f × %s, the baseline %.3f × (%+.1f %%); %d of %d pairs of forks lie more than"
                + " %s %% below it, p = %.2g (of %d tests, false-alarm rate %s in all)",
            ratio,
            peer,
            was,
            (ratio / was - 1) * 100,
            below,
            tested.ratios().length,
            Judge.percent(tolerance),
            tested.probability(),
            tests,
            falseAlarms));
  }
}
