// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Scores as dots on a logarithmic axis, the highest on top. Factors of a hundred occur, and a bar
 * on such an axis would begin nowhere; a dot claims no length.
 */
final class DotPlot {
  /** A width at which the text has its own size on a phone. */
  static final double WIDTH = 340;

  private static final double NAMES = 140;
  private static final double VALUES = 44;
  private static final double TOP = 20;
  private static final double LEAST_ROW = 22;
  private static final double MOST_ROW = 32;
  private static final double BOTTOM = 38;

  private final List<Score> scores;
  private final LogAxis axis;
  private final String unit;
  private final double width;
  private final double row;

  /**
   * A row.
   *
   * @param contender whose
   * @param value the median of the forks
   * @param forks each fork's
   * @param reading in words
   */
  record Score(Contender contender, double value, double[] forks, String reading) {
    double low() {
      return DoubleStream.of(forks).min().orElse(value);
    }

    double high() {
      return DoubleStream.of(forks).max().orElse(value);
    }
  }

  DotPlot(
      final List<Score> scores,
      final LogAxis axis,
      final String unit,
      final double width,
      final double height) {
    final List<Score> sorted = new ArrayList<>(scores);
    sorted.removeIf(score -> !LogAxis.isDrawable(score.value()));
    sorted.sort(Comparator.comparingDouble(Score::value).reversed());
    this.scores = List.copyOf(sorted);
    this.axis = axis;
    this.unit = unit;
    this.width = width;
    final double fitting = (height - TOP - BOTTOM) / Math.max(1, rows());
    row = Math.max(LEAST_ROW, Math.min(fitting, MOST_ROW));
  }

  double height() {
    return TOP + rows() * row + BOTTOM;
  }

  private long rows() {
    return scores.stream().filter(score -> !isReference(score)).count();
  }

  private static boolean isReference(final Score score) {
    return score.contender().look() == Look.REFERENCE;
  }

  Tag picture(final String label) {
    return Svg.picture(width, height(), label).addAll(parts());
  }

  List<Tag> parts() {
    final List<Tag> parts = new ArrayList<>();
    final double bottom = TOP + rows() * row;
    for (final double tick : axis.ticks()) {
      parts.add(Svg.line("grid", x(tick), TOP, x(tick), bottom));
      parts.add(Svg.textAbout("tick", x(tick), bottom + 16, Figures.tick(tick)));
    }
    parts.add(Svg.textAbout("unit", (NAMES + width - VALUES) / 2, bottom + 32, unit));
    scores.stream().filter(DotPlot::isReference).forEach(limit -> parts.add(limit(limit, bottom)));
    double y = TOP + row / 2;
    for (final Score score : scores) {
      if (!isReference(score)) {
        parts.add(row(score, y));
        y += row;
      }
    }
    return parts;
  }

  private double x(final double value) {
    return NAMES + axis.at(value) * (width - VALUES - NAMES);
  }

  private Tag limit(final Score limit, final double bottom) {
    final double x = x(limit.value());
    return Svg.mark("reference", limit.reading())
        .add(
            Svg.rect("hit", x - 5, 0, 10, bottom),
            Svg.line("at", x, TOP - 4, x, bottom),
            Svg.textAbout(
                "label",
                Math.min(x, width - 36),
                TOP - 8,
                limit.contender().name() + " " + Figures.of(limit.value())));
  }

  private Tag row(final Score score, final double y) {
    final Look look = score.contender().look();
    final Tag drawn = Svg.mark(look.styles(), score.reading());
    drawn.add(
        Svg.rect("hit", 0, y - row / 2, width, row),
        Svg.name(NAMES - 12, y + 4, score.contender().name()),
        Svg.line("guide", NAMES, y, width - VALUES, y),
        Svg.line(
            "range",
            x(LogAxis.isDrawable(score.low()) ? score.low() : score.value()),
            y,
            x(score.high()),
            y));
    for (final double fork : score.forks()) {
      if (LogAxis.isDrawable(fork)) {
        drawn.add(Svg.line("fork", x(fork), y - 3.5, x(fork), y + 3.5));
      }
    }
    return drawn.add(
        Svg.circle("at", x(score.value()), y, 4.5),
        Svg.textEnding("value", width - 2, y + 4, Figures.of(score.value())));
  }
}
