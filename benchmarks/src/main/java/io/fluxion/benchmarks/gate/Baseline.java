// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.gate;

import io.fluxion.benchmarks.result.JmhResult;
import io.fluxion.benchmarks.result.JmhResults;
import io.fluxion.benchmarks.result.JsonFile;
import io.fluxion.benchmarks.result.JsonFile.Member;
import io.fluxion.benchmarks.result.ResultException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Ratios of an earlier run: what later ones are held against. Ratios, never times, so that it means
 * something on another machine of the kind; and the ratio of every pair of forks, so that anyone
 * can see what they scattered by.
 *
 * @param ratios one for each method, peer and set of parameters
 */
record Baseline(List<Ratio> ratios) {
  /** A ratio as it was. */
  record Ratio(
      String benchmark, String peer, Map<String, String> params, double ratio, double[] forks) {
    private boolean isOf(final Comparison comparison) {
      return benchmark.equals(comparison.subject().benchmark())
          && peer.equals(comparison.peer().method())
          && params.equals(comparison.subject().params());
    }
  }

  /** What a run's comparisons make. */
  static Baseline of(final List<Comparison> comparisons) throws ResultException {
    final List<Ratio> ratios = new ArrayList<>();
    for (final Comparison comparison : comparisons) {
      ratios.add(
          new Ratio(
              comparison.subject().benchmark(),
              comparison.peer().method(),
              comparison.subject().params(),
              comparison.forkMedian(),
              comparison.forkRatios()));
    }
    return new Baseline(ratios);
  }

  /**
   * Reads a baseline, or the results of an earlier run as JMH wrote them.
   *
   * @param peer the method that is the yardstick of all others of its class; null where none is
   *     named, which only a baseline's own file can do without
   */
  static Baseline read(final Path file, final String peer) throws ResultException {
    final Member root = JsonFile.read(file);
    if (root.isList()) {
      final List<JmhResult> results = JmhResults.read(root);
      if (peer == null) {
        throw new ResultException(
            file
                + ": results of JMH are no ratios yet: say by --peer which method is the yardstick");
      }
      return of(Comparisons.with(peer, results));
    }
    final List<Ratio> ratios = new ArrayList<>();
    for (final Member member : root.at("ratios").list()) {
      final Map<String, String> params = member.at("params").texts();
      final double[] forks = member.at("forks").numbers();
      final double ratio = member.at("ratio").number();
      if (!(ratio > 0)) {
        throw new ResultException(member.where() + ": ratio must be above 0");
      }
      ratios.add(
          new Ratio(member.at("benchmark").text(), member.at("peer").text(), params, ratio, forks));
    }
    if (ratios.isEmpty()) {
      throw new ResultException(file + ": no ratios in it");
    }
    return new Baseline(ratios);
  }

  /** Writes it, with the machine that it was measured on. */
  void write(final Path file, final String jvm) throws IOException {
    final List<Object> members = new ArrayList<>();
    for (final Ratio ratio : ratios) {
      final Map<String, Object> member = new LinkedHashMap<>();
      member.put("benchmark", ratio.benchmark());
      member.put("peer", ratio.peer());
      member.put("params", ratio.params());
      member.put("ratio", rounded(ratio.ratio()));
      final List<Double> forks = new ArrayList<>();
      for (final double fork : ratio.forks()) {
        forks.add(rounded(fork));
      }
      member.put("forks", forks);
      members.add(member);
    }
    final Map<String, Object> root = new LinkedHashMap<>();
    root.put("about", "Ratios of one run, written by gate --record; more than 1 is faster");
    root.put("jvm", jvm);
    root.put("ratios", members);
    JsonFile.write(file, root);
  }

  private static double rounded(final double ratio) {
    return Math.round(ratio * 1e4) / 1e4;
  }

  /** All pairs that it has, as a run has them; {@code absent} is told of those the run lacks. */
  List<Comparison> comparisons(final List<JmhResult> results, final List<String> absent) {
    final List<Comparison> comparisons = new ArrayList<>();
    for (final Ratio ratio : ratios) {
      final Optional<Comparison> found =
          results.stream()
              .filter(result -> result.benchmark().equals(ratio.benchmark()))
              .filter(result -> result.params().equals(ratio.params()))
              .findFirst()
              .flatMap(result -> Comparison.of(result, ratio.peer(), results));
      found.ifPresentOrElse(
          comparisons::add,
          () -> absent.add(ratio.benchmark() + " " + ratio.params() + " beside " + ratio.peer()));
    }
    return comparisons;
  }

  /** The ratio as it was. */
  Optional<Ratio> of(final Comparison comparison) {
    return ratios.stream().filter(ratio -> ratio.isOf(comparison)).findFirst();
  }
}
