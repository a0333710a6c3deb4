// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;

/** Lines over two logarithmic axes, each named at its end or, where that is too narrow, on top. */
final class LineChart {
  private static final double LEFT = 54;
  private static final double BOTTOM = 38;
  private static final double LINE = 17;

  /** A letter of a tick in a wide font, so that neighbours do not touch in any. */
  private static final double LETTER = 6.6;

  private final List<Line> lines;
  private final Scale across;
  private final Scale up;
  private final double width;
  private final double height;
  private final boolean isNarrow;

  /**
   * A line.
   *
   * @param contender whose
   * @param points from left to right
   */
  record Line(Contender contender, List<Point> points) {
    Line {
      points =
          points.stream()
              .filter(point -> LogAxis.isDrawable(point.x()) && LogAxis.isDrawable(point.y()))
              .sorted(Comparator.comparingDouble(Point::x))
              .toList();
    }

    private Point last() {
      return points.get(points.size() - 1);
    }
  }

  /**
   * A point.
   *
   * @param x above 0
   * @param y above 0
   * @param reading in words, or empty where the line only passes
   */
  record Point(double x, double y, String reading) {}

  /**
   * An axis with its unit.
   *
   * @param axis the values
   * @param unit what they are
   * @param format how the ticks are written
   */
  record Scale(LogAxis axis, String unit, DoubleFunction<String> format) {}

  LineChart(
      final List<Line> lines,
      final Scale across,
      final Scale up,
      final double width,
      final double height,
      final boolean isNarrow) {
    this.lines = lines.stream().filter(line -> !line.points().isEmpty()).toList();
    this.across = across;
    this.up = up;
    this.width = width;
    this.height = height;
    this.isNarrow = isNarrow;
  }

  /** At two widths: style sheets show the one that fits. */
  static Tag pictures(
      final String label, final List<Line> lines, final Scale across, final Scale up) {
    return Section.pictures(
        new LineChart(lines, across, up, 900, 380, false).picture(label),
        new LineChart(lines, across, up, DotPlot.WIDTH, 340, true).picture(label));
  }

  Tag picture(final String label) {
    return Svg.picture(width, height, label).addAll(parts());
  }

  List<Tag> parts() {
    final List<Tag> parts = new ArrayList<>();
    parts.add(Svg.text("unit", 0, 12, up.unit()));
    for (final double tick : up.axis().ticks()) {
      parts.add(Svg.line("grid", LEFT, y(tick), right(), y(tick)));
      parts.add(Svg.textEnding("tick", LEFT - 8, y(tick) + 4, up.format().apply(tick)));
    }
    double free = width;
    final List<Double> ticks = new ArrayList<>(across.axis().ticks());
    Collections.reverse(ticks);
    for (final double tick : ticks) {
      final String text = across.format().apply(tick);
      final double half = text.length() * LETTER / 2;
      parts.add(Svg.line("grid", x(tick), bottom(), x(tick), bottom() + 4));
      if (x(tick) + half <= free) {
        parts.add(Svg.textAbout("tick", Math.min(x(tick), width - half), bottom() + 16, text));
        free = x(tick) - half;
      }
    }
    parts.add(Svg.line("axis", LEFT, bottom(), right(), bottom()));
    parts.add(Svg.textAbout("unit", (LEFT + right()) / 2, height - 6, across.unit()));
    parts.addAll(isNarrow ? namesOnTop() : namesAtEnds());
    lines.forEach(line -> parts.add(line(line)));
    return parts;
  }

  private double top() {
    return 26 + (isNarrow ? lines.size() * LINE : 0);
  }

  private double bottom() {
    return height - BOTTOM;
  }

  private double right() {
    return width - (isNarrow ? 12 : 160);
  }

  private double x(final double value) {
    return LEFT + across.axis().at(value) * (right() - LEFT);
  }

  private double y(final double value) {
    return bottom() - up.axis().at(value) * (bottom() - top());
  }

  private Tag line(final Line line) {
    final StringBuilder path = new StringBuilder();
    for (final Point point : line.points()) {
      path.append(path.length() == 0 ? 'M' : 'L')
          .append(Figures.coordinate(x(point.x())))
          .append(' ')
          .append(Figures.coordinate(y(point.y())));
    }
    final Tag group = Tag.of("g", line.contender().look().styles());
    group.add(Tag.of("path", "line").with("d", path.toString()));
    for (final Point point : line.points()) {
      if (!point.reading().isEmpty()) {
        final double x = x(point.x());
        final double y = y(point.y());
        group.add(
            Svg.mark(line.contender().look().styles(), point.reading())
                .add(Svg.circle("hit", x, y, 12), Svg.symbol(line.contender().look(), x, y)));
      }
    }
    return group;
  }

  private List<Tag> namesOnTop() {
    final List<Tag> names = new ArrayList<>();
    double y = 26 + LINE / 2;
    for (final Line line : lines) {
      final Look look = line.contender().look();
      names.add(
          Tag.of("g", look.styles())
              .add(
                  Tag.of("path", "line").with("d", "M" + (int) LEFT + " " + (y - 4) + "h26"),
                  Svg.symbol(look, LEFT + 13, y - 4),
                  Svg.text("name", LEFT + 34, y, line.contender().name())));
      y += LINE;
    }
    return names;
  }

  private List<Tag> namesAtEnds() {
    // From the top down, none on top of another.
    final List<Line> sorted =
        lines.stream().sorted(Comparator.comparingDouble(line -> y(line.last().y()))).toList();
    final List<Tag> names = new ArrayList<>();
    double free = 0;
    for (final Line line : sorted) {
      final double y = Math.max(y(line.last().y()) + 4, free);
      free = y + LINE;
      names.add(
          Tag.of("g", line.contender().look().styles())
              .add(Svg.text("name", x(line.last().x()) + 14, y, line.contender().name())));
    }
    return names;
  }

  /** Over both coordinates of all points. */
  static Stream<Point> points(final List<Line> lines) {
    return lines.stream().flatMap(line -> line.points().stream());
  }
}
