// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.report;

import io.fluxion.benchmarks.report.KeyedUpdates.Cell;
import io.fluxion.benchmarks.result.JmhResult;
import io.fluxion.benchmarks.result.Metric;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** Bytes that an update allocates. */
final class AllocationSection {
  private static final String NAME = "Allocation";

  private static final String CAPTION =
      "Bytes that an update allocates; below: lowest and highest fork, or what was read as 0";

  private final KeyedUpdates updates;

  AllocationSection(final KeyedUpdates updates) {
    this.updates = updates;
  }

  Optional<Section> section() {
    final List<BarChart.Bar> bars =
        updates.methods().stream()
            .filter(method -> bytes(method).getCount() > 0)
            .map(this::bar)
            .filter(bar -> bar.contender().look() != Look.REFERENCE)
            .sorted(
                Comparator.comparingDouble(BarChart.Bar::high)
                    .thenComparing(bar -> bar.contender().look()))
            .toList();
    if (bars.isEmpty()) {
      return Optional.empty();
    }
    final String label = "Bytes that an update allocates, by method";
    final Tag figure =
        Section.pictures(
            new BarChart(bars, "bytes an update", 900).picture(label),
            new BarChart(bars, "bytes an update", DotPlot.WIDTH).picture(label));
    return Optional.of(
        new Section(
            "allocation",
            NAME,
            finding(),
            highlights(),
            List.of(
                Section.note(
                    "Bar: the most of all forks, sizes and orders; stroke: the least. JMH reads a few"
                        + " bytes of its own, so below "
                        + Figures.NO_ALLOCATION
                        + " B an update is 0; the reading stands beside it."),
                figure,
                CellTable.of(CAPTION, updates, this::cell))));
  }

  private DoubleSummaryStatistics bytes(final String method) {
    return updates.cells().stream()
        .flatMap(cell -> updates.allocation(cell, method).stream())
        .flatMapToDouble(metric -> DoubleStream.of(metric.forkScores()))
        .filter(Double::isFinite)
        .summaryStatistics();
  }

  private BarChart.Bar bar(final String method) {
    final DoubleSummaryStatistics bytes = bytes(method);
    final Contender contender = Contender.of(method);
    final String figure = Figures.allocation(bytes.getMax());
    return new BarChart.Bar(
        contender,
        bytes.getMin(),
        bytes.getMax() < Figures.NO_ALLOCATION ? 0 : bytes.getMax(),
        figure,
        contender.name()
            + "\nmost: "
            + reading(bytes.getMax())
            + " B an update\nleast: "
            + Figures.allocation(bytes.getMin())
            + " B");
  }

  private static String reading(final double bytes) {
    final String shown = Figures.allocation(bytes);
    return shown.equals("0") ? "0 (read: " + Figures.of(bytes) + ")" : shown;
  }

  private List<String> ours() {
    return updates.methods().stream()
        .filter(method -> Contender.of(method).look().isOurs())
        .filter(method -> bytes(method).getCount() > 0)
        .toList();
  }

  private String finding() {
    if (ours().isEmpty()) {
      return NAME;
    }
    final double most =
        ours().stream().mapToDouble(method -> bytes(method).getMax()).max().orElse(0);
    return most < Figures.NO_ALLOCATION
        ? names() + ": 0 B an update"
        : names() + ": at most " + Figures.of(most) + " B an update";
  }

  private String names() {
    return ours().stream()
        .map(method -> Contender.of(method).name())
        .collect(Collectors.joining(" and "));
  }

  private List<Section.Highlight> highlights() {
    return ours().stream().mapToDouble(method -> bytes(method).getMax()).max().stream()
        .mapToObj(
            most ->
                new Section.Highlight(
                    Figures.allocation(most) + " B", "allocated by an update at most: " + names()))
        .toList();
  }

  private Tag cell(final Cell cell, final String method) {
    return updates
        .allocation(cell, method)
        .map(AllocationSection::cell)
        .orElseGet(() -> Table.cell(Figures.NONE));
  }

  /** The median of the forks; a 0 only says so together with what JMH read at most. */
  static Tag cell(final Metric metric) {
    final double[] forks = metric.forkScores();
    final double low = DoubleStream.of(forks).min().orElse(Double.NaN);
    final double high = DoubleStream.of(forks).max().orElse(Double.NaN);
    final String range = Figures.allocation(low) + " – " + Figures.allocation(high);
    final String shown = Figures.allocation(metric.score());
    if (high < Figures.NO_ALLOCATION) {
      return Table.cell(shown, "read: " + Figures.of(high));
    }
    return Figures.allocation(low).equals(Figures.allocation(high))
        ? Table.cell(shown)
        : Table.cell(shown, range);
  }

  /** The same of any result. */
  static Tag cell(final JmhResult result) {
    final Metric metric = result.secondary().get(JmhResult.ALLOCATION);
    return metric == null ? Table.cell(Figures.NONE) : cell(metric);
  }
}
