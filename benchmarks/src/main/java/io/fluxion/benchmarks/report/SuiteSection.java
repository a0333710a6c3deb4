// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.report;

import io.fluxion.benchmarks.result.JmhResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every result that has no picture: a table for each class, so that nothing measured is hidden. */
final class SuiteSection {
  private final Map<String, List<JmhResult>> suites = new LinkedHashMap<>();

  SuiteSection(final List<JmhResult> results) {
    for (final JmhResult result : results) {
      if (!KeyedUpdates.isOwn(result) && !MemorySection.isOwn(result)) {
        suites.computeIfAbsent(result.suite(), suite -> new ArrayList<>()).add(result);
      }
    }
  }

  Optional<Section> section() {
    if (suites.isEmpty()) {
      return Optional.empty();
    }
    final List<Tag> body = new ArrayList<>();
    body.add(
        Section.note(
            "A score is the median of its forks. The ratio is to the quickest method with the same"
                + " parameters, mode and unit."));
    suites.values().forEach(results -> body.addAll(suite(results)));
    return Optional.of(new Section("suites", "Other suites", "Other suites", List.of(), body));
  }

  private static List<Tag> suite(final List<JmhResult> results) {
    final String method = results.get(0).shortName();
    final String name = method.substring(0, method.lastIndexOf('.'));
    final Set<String> params = new LinkedHashSet<>();
    final Set<String> readings = new LinkedHashSet<>();
    for (final JmhResult result : results) {
      params.addAll(result.params().keySet());
      // Of what the profiler gc reads, the bytes an operation say what the others do.
      result.secondary().keySet().stream()
          .filter(reading -> !reading.startsWith("gc."))
          .forEach(readings::add);
    }
    final List<String> headings = new ArrayList<>(List.of("method"));
    headings.addAll(params);
    headings.addAll(List.of("score", "unit", "ratio to the quickest", "B/op"));
    headings.addAll(readings);
    final Table table = new Table(name + "; below the score: lowest and highest fork");
    table.headings(headings);
    for (final JmhResult result : results) {
      final List<Tag> row = new ArrayList<>();
      row.add(Table.name(result.method(), result.method()));
      params.forEach(
          param ->
              row.add(
                  Table.cell(Figures.param(result.params().getOrDefault(param, Figures.NONE)))));
      row.add(
          Table.cell(
              Figures.of(result.primary().score()), ThroughputSection.forks(result.primary())));
      row.add(Table.cell(result.primary().unit()));
      row.add(Table.cell(Figures.ratio(result.primary().score(), quickest(result, results))));
      row.add(AllocationSection.cell(result));
      readings.forEach(reading -> row.add(reading(result, reading)));
      table.row(false, row);
    }
    return List.of(Tag.of("h3").text(name), table.tag());
  }

  private static Tag reading(final JmhResult result, final String reading) {
    final var metric = result.secondary().get(reading);
    return metric == null
        ? Table.cell(Figures.NONE)
        : Table.cell(Figures.of(metric.score()), metric.unit());
  }

  private static double quickest(final JmhResult of, final List<JmhResult> results) {
    final var scores =
        results.stream()
            .filter(result -> result.params().equals(of.params()))
            .filter(result -> result.mode().equals(of.mode()))
            .filter(result -> result.primary().unit().equals(of.primary().unit()))
            .mapToDouble(result -> result.primary().score())
            .filter(Double::isFinite);
    return (of.isThroughput() ? scores.max() : scores.min()).orElse(Double.NaN);
  }
}
