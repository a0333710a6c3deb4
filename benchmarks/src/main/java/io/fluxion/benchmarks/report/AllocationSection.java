package io.fluxion.benchmarks.report;

import io.fluxion.benchmarks.report.KeyedUpdates.Cell;
import io.fluxion.benchmarks.result.JmhResult;
import io.fluxion.benchmarks.result.Metric;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Bytes that an update allocates. */
final class AllocationSection {
  private static final String NAME = "Allocation";

  private final KeyedUpdates updates;

  AllocationSection(final KeyedUpdates updates) {
    this.updates = updates;
  }

  Optional<Section> section() {
    final List<BarChart.Bar> bars =
        updates.methods().stream()
            .filter(method -> most(method).getCount() > 0)
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
            new BarChart(bars, "bytes an update", 700).picture(label),
            new BarChart(bars, "bytes an update", DotPlot.WIDTH).picture(label));
    return Optional.of(
        new Section(
            "allocation",
            NAME,
            finding(),
            highlights(),
            List.of(
                Section.note(
                    "Bar: the most of all sizes and orders; stroke: the least. JMH reads a few"
                        + " bytes of its own, so below "
                        + Figures.NO_ALLOCATION
                        + " B an update is 0; the reading stands beside it."),
                figure,
                CellTable.of("Bytes that an update allocates", updates, this::cell))));
  }

  private DoubleSummaryStatistics most(final String method) {
    return updates.cells().stream()
        .flatMap(cell -> updates.allocation(cell, method).stream())
        .mapToDouble(Metric::score)
        .filter(Double::isFinite)
        .summaryStatistics();
  }

  private BarChart.Bar bar(final String method) {
    final DoubleSummaryStatistics bytes = most(method);
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
            + reading(bytes.getMin())
            + " B");
  }

  private static String reading(final double bytes) {
    final String shown = Figures.allocation(bytes);
    return shown.equals("0") ? "0 (read: " + Figures.of(bytes) + ")" : shown;
  }

  private List<String> ours() {
    return updates.methods().stream()
        .filter(method -> Contender.of(method).look().isOurs())
        .filter(method -> most(method).getCount() > 0)
        .toList();
  }

  private String finding() {
    if (ours().isEmpty()) {
      return NAME;
    }
    final double most =
        ours().stream().mapToDouble(method -> most(method).getMax()).max().orElse(0);
    final String names =
        ours().stream()
            .map(method -> Contender.of(method).name())
            .collect(Collectors.joining(" and "));
    return most < Figures.NO_ALLOCATION
        ? names + ": 0 B an update"
        : names + ": at most " + Figures.of(most) + " B an update";
  }

  private List<Section.Highlight> highlights() {
    return ours().stream().mapToDouble(method -> most(method).getMax()).max().stream()
        .mapToObj(
            most ->
                new Section.Highlight(
                    Figures.allocation(most) + " B",
                    "allocated by an update at most, by key or by handle"))
        .toList();
  }

  private Tag cell(final Cell cell, final String method) {
    return updates
        .allocation(cell, method)
        .map(AllocationSection::cell)
        .orElseGet(() -> Table.cell(Figures.NONE));
  }

  /** What JMH read stands beside a 0 that was read as something else. */
  static Tag cell(final Metric metric) {
    final String shown = Figures.allocation(metric.score());
    return shown.equals("0")
        ? Table.cell(shown, "read: " + Figures.of(metric.score()))
        : Table.cell(shown);
  }

  /** The same of any result. */
  static Tag cell(final JmhResult result) {
    final Metric metric = result.secondary().get(JmhResult.ALLOCATION);
    return metric == null ? Table.cell(Figures.NONE) : cell(metric);
  }
}
