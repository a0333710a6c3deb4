// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.report;

import io.fluxion.benchmarks.report.LineChart.Line;
import io.fluxion.benchmarks.report.LineChart.Point;
import io.fluxion.benchmarks.report.LineChart.Scale;
import io.fluxion.benchmarks.result.JmhResult;
import io.fluxion.benchmarks.result.Metric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a key retains when it has seen so many samples. */
final class MemorySection {
  private static final String NAME = "Retained memory";
  private static final String SUITE = "MemoryBoundsBenchmark.";
  private static final String BYTES = "bytesPerKey";
  private static final String SAMPLES = "samples";

  private final Map<String, TreeMap<Long, Metric>> methods = new LinkedHashMap<>();

  MemorySection(final List<JmhResult> results) {
    for (final JmhResult result : results) {
      if (isOwn(result)) {
        methods
            .computeIfAbsent(result.method(), method -> new TreeMap<>())
            .put(Long.valueOf(result.params().get(SAMPLES)), result.secondary().get(BYTES));
      }
    }
  }

  /** Whether a result belongs here; those that do not have a table of their own. */
  static boolean isOwn(final JmhResult result) {
    return result.shortName().startsWith(SUITE)
        && result.secondary().containsKey(BYTES)
        && result.params().keySet().equals(Set.of(SAMPLES))
        && result.params().get(SAMPLES).matches("[0-9]{1,15}");
  }

  boolean isEmpty() {
    return methods.isEmpty();
  }

  Optional<Section> section() {
    if (isEmpty()) {
      return Optional.empty();
    }
    final String label = "Bytes that a key retains against the samples it has seen";
    return Optional.of(
        new Section(
            "memory",
            NAME,
            finding(),
            highlights(),
            List.of(
                Section.note("Bytes on the heap for each key; both axes are logarithmic."),
                LineChart.pictures(label, lines(), across(), up()),
                table())));
  }

  /** The same picture at another size. */
  LineChart chart(final double width, final double height) {
    return new LineChart(lines(), across(), up(), width, height, true);
  }

  private List<Line> lines() {
    return methods.entrySet().stream()
        .map(
            method -> {
              final Contender contender = Contender.of(method.getKey());
              return new Line(
                  contender,
                  method.getValue().entrySet().stream()
                      .map(entry -> point(contender, entry.getKey(), entry.getValue().score()))
                      .toList());
            })
        .toList();
  }

  private static Point point(final Contender contender, final long samples, final double bytes) {
    return new Point(
        samples,
        bytes,
        contender.name()
            + "\n"
            + Figures.whole(bytes)
            + " B a key\nafter "
            + Figures.whole(samples)
            + " samples");
  }

  private Scale across() {
    return new Scale(
        LogAxis.over(LineChart.points(lines()).mapToDouble(Point::x)),
        "samples a key has seen",
        Figures::tick);
  }

  private Scale up() {
    return new Scale(
        LogAxis.over(LineChart.points(lines()).mapToDouble(Point::y)),
        "retained, bytes a key",
        Figures::byteTick);
  }

  /** The longest stream that all methods of a set have seen. */
  private Optional<Long> longest(final Set<String> of) {
    final TreeSet<Long> common = new TreeSet<>(samples());
    of.forEach(method -> common.retainAll(methods.getOrDefault(method, new TreeMap<>()).keySet()));
    return common.isEmpty() ? Optional.empty() : Optional.of(common.last());
  }

  private TreeSet<Long> samples() {
    return methods.values().stream()
        .flatMap(method -> method.keySet().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private String finding() {
    return longest(Set.of("engine", "naive"))
        .map(
            samples ->
                String.format(
                    "After %s samples a key retains %s, naive %s",
                    Figures.whole(samples), at("engine", samples), at("naive", samples)))
        .orElse(NAME);
  }

  private String at(final String method, final long samples) {
    return Figures.bytes(methods.get(method).get(samples).score());
  }

  private List<Section.Highlight> highlights() {
    return longest(Set.of("engine")).stream()
        .map(
            samples ->
                new Section.Highlight(
                    at("engine", samples),
                    "retained for a key after "
                        + Figures.whole(samples)
                        + " samples; "
                        + at("engine", methods.get("engine").firstKey())
                        + " after "
                        + Figures.whole(methods.get("engine").firstKey())))
        .toList();
  }

  private Tag table() {
    final List<String> headings = new ArrayList<>(List.of("samples a key"));
    methods.keySet().forEach(method -> headings.add(Contender.of(method).name()));
    final Table table =
        new Table(
            "Retained bytes a key; below, where there were several forks: lowest and highest");
    table.headings(headings);
    for (final long samples : samples()) {
      final List<Tag> row = new ArrayList<>();
      final String name = Figures.whole(samples);
      row.add(Table.name(name, name));
      methods.values().forEach(method -> row.add(cell(method.get(samples))));
      table.row(false, row);
    }
    return table.tag();
  }

  private static Tag cell(final Metric metric) {
    if (metric == null) {
      return Table.cell(Figures.NONE);
    }
    final double[] forks = metric.forkScores();
    return forks.length > 1
        ? Table.cell(Figures.whole(metric.score()), ThroughputSection.forks(metric))
        : Table.cell(Figures.whole(metric.score()));
  }
}
