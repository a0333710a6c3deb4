// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of the page.
 *
 * @param id to link to
 * @param name of what was measured
 * @param finding computed from the data; the name again where there is nothing to compare
 * @param highlights for the top of the page
 * @param body pictures and tables
 */
record Section(String id, String name, String finding, List<Highlight> highlights, List<Tag> body) {
  Section {
    highlights = List.copyOf(highlights);
    body = List.copyOf(body);
  }

  /**
   * One figure that says most.
   *
   * @param figure with its unit
   * @param caption what it is of
   */
  record Highlight(String figure, String caption) {
    Tag tag() {
      return Tag.of("li").add(Tag.of("b").text(figure), Tag.of("span").text(caption));
    }
  }

  Tag tag() {
    final List<Tag> head = new ArrayList<>();
    if (!finding.equals(name)) {
      head.add(Tag.of("p", "kicker").text(name));
    }
    head.add(Tag.of("h2").text(finding));
    return Tag.of("section").with("id", id).addAll(head).addAll(body);
  }

  /** The same picture for wide pages and for narrow ones, where its text would become too small. */
  static Tag pictures(final Tag wide, final Tag narrow) {
    return Tag.of("figure")
        .add(Tag.of("div", "wide").add(wide), Tag.of("div", "narrow").add(narrow));
  }

  static Tag note(final String text) {
    return Tag.of("p", "note").text(text);
  }
}
