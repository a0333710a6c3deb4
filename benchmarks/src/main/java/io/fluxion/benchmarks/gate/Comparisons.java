// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.gate;

import io.fluxion.benchmarks.gate.Floors.Pair;
import io.fluxion.benchmarks.result.JmhResult;
import java.util.ArrayList;
import java.util.List;

/** Finds the pairs of a run that are to be compared. */
final class Comparisons {
  private Comparisons() {}

  /** Every other method of a class that has a method of that name, with the same parameters. */
  static List<Comparison> with(final String peer, final List<JmhResult> results) {
    final List<Comparison> comparisons = new ArrayList<>();
    for (final JmhResult result : results) {
      if (!result.method().equals(peer)) {
        Comparison.of(result, peer, results).ifPresent(comparisons::add);
      }
    }
    return comparisons;
  }

  /** Those that are named; {@code absent} is told of a pair of which nothing was measured. */
  static List<Comparison> of(
      final List<Pair> pairs, final List<JmhResult> results, final List<String> absent) {
    final List<Comparison> comparisons = new ArrayList<>();
    for (final Pair pair : pairs) {
      final int before = comparisons.size();
      for (final JmhResult result : pair.subject().of(results)) {
        Comparison.of(result, pair.peer(), results).ifPresent(comparisons::add);
      }
      if (comparisons.size() == before) {
        absent.add(pair.subject() + " beside " + pair.peer());
      }
    }
    return comparisons;
  }
}
