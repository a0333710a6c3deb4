// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.report;

/** Shapes and text of vector pictures. */
final class Svg {
  private static final String NAMESPACE = "http://www.w3.org/2000/svg";
  private static final int NAME = 21;

  private Svg() {}

  /** A picture of its own; its text is legible at its own size, so it is not blown up much. */
  static Tag picture(final double width, final double height, final String label) {
    return Tag.of("svg", "chart")
        .with("xmlns", NAMESPACE)
        .with("viewBox", "0 0 " + Figures.coordinate(width) + " " + Figures.coordinate(height))
        .with("role", "img")
        .with("aria-label", label);
  }

  static Tag group(final double x, final double y) {
    return Tag.of("g")
        .with(
            "transform", "translate(" + Figures.coordinate(x) + " " + Figures.coordinate(y) + ")");
  }

  /** Something with a reading: shown on hover, and by the script on focus and touch. */
  static Tag mark(final String styles, final String reading) {
    return Tag.of("g", "mark " + styles).add(Tag.of("title").text(reading));
  }

  static Tag line(
      final String styles, final double x1, final double y1, final double x2, final double y2) {
    return Tag.of("line", styles).with("x1", x1).with("y1", y1).with("x2", x2).with("y2", y2);
  }

  static Tag rect(
      final String styles,
      final double x,
      final double y,
      final double width,
      final double height) {
    return Tag.of("rect", styles)
        .with("x", x)
        .with("y", y)
        .with("width", Math.max(0, width))
        .with("height", Math.max(0, height));
  }

  static Tag circle(final String styles, final double x, final double y, final double radius) {
    return Tag.of("circle", styles).with("cx", x).with("cy", y).with("r", radius);
  }

  /** Text that begins at x. */
  static Tag text(final String styles, final double x, final double y, final String text) {
    return Tag.of("text", styles).with("x", x).with("y", y).text(text);
  }

  /** Text that ends at x. */
  static Tag textEnding(final String styles, final double x, final double y, final String text) {
    return text(styles, x, y, text).with("text-anchor", "end");
  }

  /** Text about x. */
  static Tag textAbout(final String styles, final double x, final double y, final String text) {
    return text(styles, x, y, text).with("text-anchor", "middle");
  }

  /** A name that ends at x, cut where it would not fit; the reading has all of it. */
  static Tag name(final double x, final double y, final String name) {
    final String fitting =
        name.codePointCount(0, name.length()) <= NAME
            ? name
            : name.substring(0, name.offsetByCodePoints(0, NAME - 1)) + "…";
    return textEnding("name", x, y, fitting);
  }

  /** What a line is known by: a disc, a ring, a square or a triangle. */
  static Tag symbol(final Look look, final double x, final double y) {
    return switch (look) {
      case NAIVE -> rect("at", x - 3.5, y - 3.5, 7, 7);
      case REFERENCE ->
          Tag.of("path", "at")
              .with(
                  "d",
                  "M" + Figures.coordinate(x) + " " + Figures.coordinate(y - 4.5) + "l4.5 8h-9z");
      default -> circle("at", x, y, 4);
    };
  }
}
