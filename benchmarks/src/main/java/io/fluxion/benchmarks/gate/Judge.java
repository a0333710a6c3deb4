// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.gate;

import io.fluxion.benchmarks.gate.Finding.Rule;
import io.fluxion.benchmarks.gate.Floors.Allocation;
import io.fluxion.benchmarks.gate.Floors.Flat;
import io.fluxion.benchmarks.gate.Floors.Floor;
import io.fluxion.benchmarks.gate.Floors.Pair;
import io.fluxion.benchmarks.gate.Floors.Promise;
import io.fluxion.benchmarks.result.JmhResult;
import io.fluxion.benchmarks.result.Metric;
import io.fluxion.benchmarks.result.ResultException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Holds a run against what must be true of it by itself: floors, allocation, growth. */
final class Judge {
  private final List<JmhResult> results;
  private final List<Finding> findings = new ArrayList<>();
  private final List<String> absent = new ArrayList<>();

  /** Nothing judged yet. */
  Judge(final List<JmhResult> results) {
    this.results = results;
  }

  /** What was judged, in order. */
  List<Finding> findings() {
    return findings;
  }

  /** Rules of which nothing was measured. */
  List<String> absent() {
    return absent;
  }

  /** Judges by all rules of a file of floors. */
  void judge(final Floors floors) throws ResultException {
    for (final Allocation rule : floors.allocation()) {
      for (final JmhResult result : measured(rule.subject())) {
        judge(rule, result);
      }
    }
    for (final Flat rule : floors.flat()) {
      judge(rule);
    }
    for (final Promise rule : floors.promised()) {
      for (final JmhResult result : measured(rule.subject())) {
        judge(rule, result);
      }
    }
    for (final Floor rule : floors.floors()) {
      final List<Comparison> comparisons =
          Comparisons.of(List.of(new Pair(rule.subject(), rule.peer())), results, absent);
      for (final Comparison comparison : comparisons) {
        judge(rule, comparison);
      }
    }
  }

  private List<JmhResult> measured(final Selector subject) {
    final List<JmhResult> measured = subject.of(results);
    if (measured.isEmpty()) {
      absent.add(subject.toString());
    }
    return measured;
  }

  /**
   * The fork that allocates most counts: where the JIT takes an allocation away in one JVM and not
   * in the next, the path allocates. Of its iterations the median, so that one that something else
   * allocated in does not.
   */
  private void judge(final Allocation rule, final JmhResult result) throws ResultException {
    final Metric metric = secondary(result, JmhResult.ALLOCATION, " (run JMH with -prof gc)");
    double bytes = Double.NaN;
    for (final double fork : metric.forkScores()) {
      bytes = Math.max(fork, Double.isNaN(bytes) ? fork : bytes);
    }
    final boolean failed = !(bytes < rule.below());
    findings.add(
        new Finding(
            Rule.ALLOCATION,
            Comparison.name(result),
            text("%.4f B/op", bytes),
            text("below %s B/op", rule.below()),
            failed,
            text("allocates %.4f B/op, where below %s is none", bytes, rule.below())));
  }

  private static Metric secondary(final JmhResult result, final String name, final String hint)
      throws ResultException {
    final Metric metric = result.secondary().get(name);
    if (metric == null) {
      throw new ResultException(Comparison.name(result) + " has no " + name + hint);
    }
    return metric;
  }

  private void judge(final Flat rule) throws ResultException {
    final List<JmhResult> along = new ArrayList<>(measured(rule.subject()));
    for (final JmhResult result : along) {
      number(result, rule.over());
    }
    along.sort(
        Comparator.comparingDouble(result -> Double.parseDouble(result.params().get(rule.over()))));
    if (along.size() == 1) {
      absent.add(rule.subject() + " at a second value of " + rule.over());
    }
    for (final JmhResult result : along.subList(Math.min(1, along.size()), along.size())) {
      final JmhResult least = along.get(0);
      final double before = secondary(least, rule.metric(), "").score();
      final double after = secondary(result, rule.metric(), "").score();
      findings.add(
          new Finding(
              Rule.GROWTH,
              Comparison.name(result),
              text("%s %,.1f", rule.metric(), after),
              text("%,.1f + %s %%", before, percent(rule.within())),
              !(after <= before * (1 + rule.within())),
              text(
                  "%s is %,.1f, where it was %,.1f at %s=%s: it grows",
                  rule.metric(), after, before, rule.over(), least.params().get(rule.over()))));
    }
  }

  private void judge(final Promise rule, final JmhResult result) throws ResultException {
    final double found = secondary(result, rule.metric(), "").score();
    final double promised = secondary(result, rule.promise(), "").score();
    findings.add(
        new Finding(
            Rule.PROMISE,
            Comparison.name(result),
            text("%s %,.1f", rule.metric(), found),
            text("%,.1f ± %s %%", promised, percent(rule.within())),
            !(Math.abs(found - promised) <= promised * rule.within()),
            text("%s is %,.1f, and %s %,.1f", rule.metric(), found, rule.promise(), promised)));
  }

  private static void number(final JmhResult result, final String param) throws ResultException {
    try {
      Double.parseDouble(String.valueOf(result.params().get(param)));
    } catch (NumberFormatException none) {
      throw new ResultException(Comparison.name(result) + ": " + param + " is no number");
    }
  }

  private void judge(final Floor rule, final Comparison comparison) {
    final double ratio = comparison.ratio();
    findings.add(
        new Finding(
            Rule.FLOOR,
            comparison.name(),
            text("%.2f × %s", ratio, rule.peer()),
            text("%s ×", rule.floor()),
            !(ratio >= rule.floor()),
            text("is %.2f × %s, the floor is %s ×", ratio, rule.peer(), rule.floor())));
  }

  /** A share in percent, without zeros behind it. */
  static String percent(final double share) {
    return String.valueOf(Math.round(share * 1e4) / 1e2).replaceFirst("\\.0$", "");
  }

  private static String text(final String format, final Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}
