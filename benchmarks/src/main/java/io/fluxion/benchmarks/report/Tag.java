// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An element of HTML or SVG. What it renders is XML as well, so a test can parse a whole page; text
 * and attributes are escaped here and nowhere else.
 */
final class Tag {
  private static final Collection<String> EMPTY = List.of("meta", "br", "line", "circle", "rect");

  private final String name;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<String> content = new ArrayList<>();

  private Tag(final String name) {
    this.name = name;
  }

  static Tag of(final String name) {
    return new Tag(name);
  }

  /** An element with a class, or several with blanks between. */
  static Tag of(final String name, final String styles) {
    return new Tag(name).with("class", styles);
  }

  Tag with(final String attribute, final String value) {
    attributes.put(attribute, value);
    return this;
  }

  /** Coordinates: a tenth of a pixel is more than anybody sees. */
  Tag with(final String attribute, final double value) {
    return with(attribute, Figures.coordinate(value));
  }

  Tag add(final Tag... children) {
    for (final Tag child : children) {
      content.add(child.toString());
    }
    return this;
  }

  Tag addAll(final Collection<Tag> children) {
    children.forEach(this::add);
    return this;
  }

  Tag text(final String text) {
    content.add(escape(text));
    return this;
  }

  /** For this package's own style sheets and script. */
  Tag raw(final String markup) {
    content.add(markup);
    return this;
  }

  static String escape(final String text) {
    final StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(point -> escape(point, escaped));
    return escaped.toString();
  }

  private static void escape(final int point, final StringBuilder escaped) {
    switch (point) {
      case '&' -> escaped.append("&amp;");
      case '<' -> escaped.append("&lt;");
      case '>' -> escaped.append("&gt;");
      case '"' -> escaped.append("&quot;");
      case '\'' -> escaped.append("&#39;");
      default -> escaped.appendCodePoint(isXml(point) ? point : 0xFFFD);
    }
  }

  private static boolean isXml(final int point) {
    return point >= ' '
        ? point < 0xD800 || point > 0xDFFF && point != 0xFFFE && point != 0xFFFF
        : point == '\t' || point == '\n' || point == '\r';
  }

  @Override
  public String toString() {
    final StringBuilder markup = new StringBuilder().append('<').append(name);
    attributes.forEach(
        (attribute, value) ->
            markup.append(' ').append(attribute).append("=\"").append(escape(value)).append('"'));
    if (content.isEmpty() && EMPTY.contains(name)) {
      return markup.append("/>").toString();
    }
    markup.append('>');
    content.forEach(markup::append);
    return markup.append("</").append(name).append('>').toString();
  }
}
