// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.report;

import java.util.List;

/** A table in a box of its own that scrolls where the page is narrow. */
final class Table {
  private final String caption;
  private final Tag head = Tag.of("thead");
  private final Tag body = Tag.of("tbody");

  Table(final String caption) {
    this.caption = caption;
  }

  /** A row of headings, each over one column. */
  Table headings(final List<String> headings) {
    final Tag row = Tag.of("tr");
    headings.forEach(heading -> row.add(heading(heading, 1)));
    return head(row);
  }

  Table head(final Tag row) {
    head.add(row);
    return this;
  }

  static Tag heading(final String text, final int columns) {
    final Tag heading = Tag.of("th").with("scope", columns == 1 ? "col" : "colgroup").text(text);
    return columns == 1 ? heading : heading.with("colspan", Integer.toString(columns));
  }

  /** The name of a row, and what it is called in the source where that differs. */
  static Tag name(final String name, final String source) {
    final Tag heading = Tag.of("th").with("scope", "row").text(name);
    return name.equals(source) ? heading : heading.add(Tag.of("small").text(source));
  }

  static Tag cell(final String text) {
    return Tag.of("td").text(text);
  }

  /** A figure with what belongs to it below, in small print. */
  static Tag cell(final String text, final String... below) {
    final Tag cell = cell(text);
    for (final String line : below) {
      cell.add(Tag.of("small").text(line));
    }
    return cell;
  }

  Table row(final boolean isOurs, final List<Tag> cells) {
    return body((isOurs ? Tag.of("tr", "ours") : Tag.of("tr")).addAll(cells));
  }

  Table body(final Tag row) {
    body.add(row);
    return this;
  }

  Tag tag() {
    // Focus, so that the keyboard can scroll it. The caption stays out of what scrolls.
    final Tag box =
        Tag.of("div", "table")
            .with("tabindex", "0")
            .with("role", "region")
            .with("aria-label", caption)
            .add(Tag.of("table").with("aria-label", caption).add(head, body));
    return Tag.of("div", "tabled").add(Tag.of("p", "caption").text(caption), box);
  }
}
