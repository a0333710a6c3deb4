// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.report;

import io.fluxion.benchmarks.report.KeyedUpdates.Cell;
import io.fluxion.benchmarks.result.JmhResult;
import io.fluxion.benchmarks.result.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** Updates a second against the peers, a picture for each order and number of keys. */
final class ThroughputSection {
  private static final String NAME = "Throughput";

  private static final String ORDERS =
      " Scan: keys come in one order every round, as a scrape gives them; random: in another order"
          + " each round.";

  private final KeyedUpdates updates;
  private final LogAxis axis;

  ThroughputSection(final KeyedUpdates updates) {
    this.updates = updates;
    axis =
        LogAxis.over(
            updates.cells().stream()
                .flatMap(cell -> updates.results(cell).stream())
                .flatMapToDouble(
                    result ->
                        DoubleStream.concat(
                            DoubleStream.of(result.primary().score()),
                            DoubleStream.of(result.primary().forkScores()))));
  }

  Optional<Section> section() {
    return updates
        .foremost()
        .map(cell -> new Section("throughput", NAME, finding(cell), highlights(cell), body()));
  }

  private String finding(final Cell cell) {
    final String ratio = ratio(cell, Contender.BY_KEY, Contender.NAIVE);
    return ratio.equals(Figures.NONE)
        ? NAME
        : "By key is " + ratio + " the naive updater at " + cell.title();
  }

  private List<Section.Highlight> highlights(final Cell cell) {
    final String naive = ratio(cell, Contender.BY_KEY, Contender.NAIVE);
    final List<Section.Highlight> highlights = new ArrayList<>();
    if (!naive.equals(Figures.NONE)) {
      highlights.add(
          new Section.Highlight(
              naive, "the naive updater’s throughput, by key at " + cell.title()));
    }
    updates.methods().stream()
        .map(Contender::of)
        .filter(contender -> contender.look() == Look.PEER)
        .findFirst()
        .filter(peer -> updates.score(cell, Contender.BY_KEY) > 0)
        .ifPresent(
            peer ->
                highlights.add(
                    new Section.Highlight(
                        ratio(cell, Contender.BY_KEY, peer.method()),
                        "the throughput of " + peer.name() + ", the quickest peer there")));
    return highlights;
  }

  private String ratio(final Cell cell, final String method, final String of) {
    final double score = updates.score(cell, method);
    return score < 0 ? Figures.NONE : Figures.ratio(score, updates.score(cell, of));
  }

  private List<Tag> body() {
    final List<Tag> body = new ArrayList<>();
    body.add(
        Section.note(
            "One thread; "
                + updates.unit()
                + ", on one logarithmic axis for all pictures. Dot and figure: the median of the"
                + " forks; strokes: each fork; line: from the lowest to the highest."
                + (updates.orders().containsAll(List.of("scan", "random")) ? ORDERS : "")));
    if (updates.methods().contains(Contender.LIMIT)) {
      body.add(
          Section.note(
              "Dashed: the limit, the least that any engine must do for a sample whose slot is"
                  + " known. It is a mark, not a contender."));
    }
    final Tag panels = Tag.of("div", "panels");
    updates.cells().forEach(cell -> panels.add(panel(cell)));
    body.add(panels);
    body.add(table());
    return body;
  }

  private Tag panel(final Cell cell) {
    final String byKey = ratio(cell, Contender.BY_KEY, Contender.NAIVE);
    final String label = "Throughput at " + cell.title();
    final Tag title = Tag.of("figcaption").add(Tag.of("h3").text(cell.title()));
    if (!byKey.equals(Figures.NONE)) {
      title.add(Tag.of("p").text("by key " + byKey + " naive"));
    }
    return Tag.of("figure").add(title, plot(cell, DotPlot.WIDTH, 0).picture(label));
  }

  DotPlot plot(final Cell cell, final double width, final double height) {
    final List<DotPlot.Score> scores =
        updates.results(cell).stream().map(result -> score(cell, result)).toList();
    return new DotPlot(
        scores, axis, updates.unit().replace("million", "M") + " (log)", width, height);
  }

  private DotPlot.Score score(final Cell cell, final JmhResult result) {
    final Metric primary = result.primary();
    final Contender contender = Contender.of(result.method());
    final String naive = ratio(cell, result.method(), Contender.NAIVE);
    final String reading =
        contender.name()
            + " · "
            + cell.title()
            + "\n"
            + Figures.of(primary.score())
            + " "
            + updates.unit()
            + "\nforks "
            + forks(primary)
            + (naive.equals(Figures.NONE) || contender.look() == Look.NAIVE
                ? ""
                : "\n" + naive + " naive");
    return new DotPlot.Score(contender, primary.score(), primary.forkScores(), reading);
  }

  static String forks(final Metric metric) {
    final double[] forks = metric.forkScores();
    return Figures.of(DoubleStream.of(forks).min().orElse(Double.NaN))
        + " – "
        + Figures.of(DoubleStream.of(forks).max().orElse(Double.NaN));
  }

  private Tag table() {
    return CellTable.of(
        "Throughput, "
            + updates.unit()
            + "; below: lowest and highest fork, and how many times the naive updater",
        updates,
        this::cell);
  }

  private Tag cell(final Cell cell, final String method) {
    return updates
        .result(cell, method)
        .map(
            result ->
                Table.cell(
                    Figures.of(result.primary().score()),
                    forks(result.primary()),
                    ratio(cell, method, Contender.NAIVE)))
        .orElseGet(() -> Table.cell(Figures.NONE));
  }
}
