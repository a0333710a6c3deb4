// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.report;

import io.fluxion.benchmarks.latency.LatencyLog;
import io.fluxion.benchmarks.report.LineChart.Line;
import io.fluxion.benchmarks.report.LineChart.Point;
import io.fluxion.benchmarks.report.LineChart.Scale;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** Latency by percentile, as far as there were enough samples for one. */
final class LatencySection {
  private static final String NAME = "Latency";
  private static final double NANOS = 1_000;

  /** How many samples one of which is slower, and what people call that. */
  private static final double[] ODDS = {1, 2, 10, 100, 1e3, 1e4, 1e5, 1e6};

  private static final int STEPS_A_DECADE = 12;

  private final Map<String, LatencyLog> latencies;

  LatencySection(final Map<String, LatencyLog> latencies) {
    this.latencies = latencies;
  }

  Optional<Section> section() {
    if (latencies.isEmpty()) {
      return Optional.empty();
    }
    final List<Line> lines =
        latencies.entrySet().stream().map(log -> line(log.getKey(), log.getValue())).toList();
    final Scale across =
        new Scale(
            LogAxis.over(
                DoubleStream.concat(
                    DoubleStream.of(1), LineChart.points(lines).mapToDouble(Point::x))),
            "percentile",
            LatencySection::percentile);
    final Scale up =
        new Scale(
            LogAxis.over(LineChart.points(lines).mapToDouble(Point::y)),
            "latency, µs (log)",
            Figures::tick);
    return Optional.of(
        new Section(
            "latency",
            NAME,
            finding(),
            highlights(),
            List.of(
                Section.note(note()),
                LineChart.pictures("Latency by percentile", lines, across, up),
                table(),
                comments())));
  }

  private String note() {
    return "From when an update was due to its completion. Each line goes as far as its percentile"
        + " still stands for one update."
        + (latencies.containsKey("idle")
            ? " Idle: what the clock, the loop and the machine take by themselves; where it is high,"
                + " the machine was busy, and the others say little."
            : "");
  }

  private static double micros(final LatencyLog latency, final double odds) {
    return latency.valueAtPercentile(100 * (1 - 1 / odds)) / NANOS;
  }

  private static boolean isKnown(final LatencyLog latency, final double odds) {
    return odds <= latency.totalCount();
  }

  /** 0 %, 50 %, 99.9 %. */
  private static String percentile(final double odds) {
    final double percent = 100 * (1 - 1 / odds);
    final int nines = (int) Math.round(Math.log10(odds));
    return nines > 2 ? "99." + "9".repeat(nines - 2) + " %" : Math.round(percent) + " %";
  }

  private static Line line(final String name, final LatencyLog latency) {
    final Contender contender = Contender.of(name);
    final List<Point> points = new ArrayList<>();
    for (int i = 0; i <= 6 * STEPS_A_DECADE; i++) {
      final double odds = Math.pow(10, (double) i / STEPS_A_DECADE);
      if (isKnown(latency, odds) && i % STEPS_A_DECADE != 0) {
        points.add(new Point(odds, micros(latency, odds), ""));
      }
    }
    for (final double odds : ODDS) {
      if (isKnown(latency, odds)) {
        final double micros = micros(latency, odds);
        points.add(
            new Point(
                odds,
                micros,
                contender.name() + " · " + percentile(odds) + "\n" + Figures.of(micros) + " µs"));
      }
    }
    return new Line(contender, points);
  }

  /** The furthest percentile that all of them know, of 99 % and above. */
  private Optional<Double> furthest() {
    return DoubleStream.of(ODDS)
        .filter(odds -> odds >= 100)
        .filter(odds -> latencies.values().stream().allMatch(log -> isKnown(log, odds)))
        .filter(odds -> odds <= 1e4)
        .boxed()
        .reduce((first, second) -> second);
  }

  private String finding() {
    return furthest()
        .filter(odds -> latencies.containsKey("engine"))
        .map(
            odds ->
                "At "
                    + percentile(odds)
                    + ": "
                    + latencies.entrySet().stream()
                        .map(
                            log ->
                                (log.getKey().equals("engine") ? "" : log.getKey() + " ")
                                    + Figures.of(micros(log.getValue(), odds))
                                    + " µs")
                        .collect(Collectors.joining(", ")))
        .orElse(NAME);
  }

  private List<Section.Highlight> highlights() {
    return furthest().stream()
        .filter(odds -> latencies.containsKey("engine"))
        .map(
            odds ->
                new Section.Highlight(
                    Figures.of(micros(latencies.get("engine"), odds)) + " µs",
                    "latency at "
                        + percentile(odds)
                        + (latencies.containsKey("idle")
                            ? "; idle " + Figures.of(micros(latencies.get("idle"), odds)) + " µs"
                            : "")))
        .toList();
  }

  /** What the logs say of their runs; what all of them say, once. */
  private Tag comments() {
    final Set<String> common = new LinkedHashSet<>();
    latencies.values().forEach(log -> common.addAll(log.comments()));
    latencies.values().forEach(log -> common.retainAll(log.comments()));
    final Tag list = Tag.of("ul", "note");
    common.forEach(comment -> list.add(Tag.of("li").text(comment)));
    latencies.forEach(
        (name, log) ->
            log.comments().stream()
                .filter(comment -> !common.contains(comment))
                .forEach(comment -> list.add(Tag.of("li").text(named(name, comment)))));
    return list;
  }

  private static String named(final String name, final String comment) {
    return comment.startsWith(name + ":") ? comment : name + ": " + comment;
  }

  private Tag table() {
    final List<String> headings = new ArrayList<>(List.of(""));
    for (final double odds : ODDS) {
      headings.add(percentile(odds));
    }
    headings.addAll(List.of("largest", "updates"));
    final Table table = new Table("Latency in µs by percentile").headings(headings);
    latencies.forEach(
        (name, latency) -> {
          final List<Tag> row = new ArrayList<>();
          row.add(Table.name(Contender.of(name).name(), name));
          for (final double odds : ODDS) {
            row.add(
                Table.cell(
                    isKnown(latency, odds) ? Figures.of(micros(latency, odds)) : Figures.NONE));
          }
          row.add(Table.cell(Figures.of(latency.max() / NANOS)));
          row.add(Table.cell(Figures.whole(latency.totalCount())));
          table.row(Contender.of(name).look().isOurs(), row);
        });
    return table.tag();
  }
}
