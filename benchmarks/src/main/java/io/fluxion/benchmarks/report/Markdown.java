// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The little of Markdown that verdicts are written in: headings, tables, items and paragraphs. */
final class Markdown {
  private Markdown() {}

  static List<Tag> tags(final String text) {
    final List<Tag> tags = new ArrayList<>();
    final List<String> block = new ArrayList<>();
    for (final String line : (text + "\n").lines().toList()) {
      if (line.isBlank() || kind(line) != kind(block.isEmpty() ? line : block.get(0))) {
        flush(block, tags);
      }
      if (!line.isBlank()) {
        block.add(line.strip());
      }
    }
    flush(block, tags);
    return tags;
  }

  private static char kind(final String line) {
    final char first = line.isBlank() ? ' ' : line.strip().charAt(0);
    return first == '|' || first == '#' || line.strip().startsWith("- ") ? first : 'p';
  }

  private static void flush(final List<String> block, final List<Tag> tags) {
    if (block.isEmpty()) {
      return;
    }
    switch (kind(block.get(0))) {
      case '#' ->
          block.forEach(line -> tags.add(inline(Tag.of("h3"), line.replaceFirst("^#+ *", ""))));
      // Folded, since it is long and the pictures come after it.
      case '|' ->
          tags.add(
              Tag.of("details")
                  .add(Tag.of("summary").text("All that was judged"))
                  .add(table(block)));
      case '-' -> {
        final Tag list = Tag.of("ul");
        block.forEach(line -> list.add(inline(Tag.of("li"), line.substring(2))));
        tags.add(list);
      }
      default -> tags.add(inline(Tag.of("p"), String.join(" ", block)));
    }
    block.clear();
  }

  private static Tag table(final List<String> lines) {
    final List<String> marks =
        lines.stream().filter(Markdown::isRule).findFirst().map(Markdown::cells).orElse(List.of());
    final Table table = new Table("The gate’s verdict").head(row("th", lines.get(0), marks));
    lines.stream()
        .skip(1)
        .filter(line -> !isRule(line))
        .forEach(line -> table.body(row("td", line, marks)));
    return table.tag();
  }

  private static boolean isRule(final String line) {
    return line.matches("[|:\\- ]+");
  }

  private static Tag row(final String element, final String line, final List<String> marks) {
    final Tag row = Tag.of("tr");
    final List<String> cells = cells(line);
    for (int i = 0; i < cells.size(); i++) {
      final boolean isRight = i < marks.size() && marks.get(i).endsWith(":");
      row.add(inline(isRight ? Tag.of(element) : Tag.of(element, "left"), cells.get(i)));
    }
    return row;
  }

  private static List<String> cells(final String line) {
    final String inner = line.replaceFirst("^\\|", "").replaceFirst("\\|$", "");
    return Arrays.stream(inner.split("\\|", -1)).map(String::strip).toList();
  }

  /** Code and what is strong, by their marks in turn. */
  private static Tag inline(final Tag into, final String text) {
    final String[] codes = text.split("`", -1);
    for (int i = 0; i < codes.length; i++) {
      if (i % 2 == 1 && i < codes.length - 1) {
        into.add(Tag.of("code").text(codes[i]));
      } else {
        final String[] strong = codes[i].split("\\*\\*", -1);
        for (int j = 0; j < strong.length; j++) {
          if (j % 2 == 1 && j < strong.length - 1) {
            into.add(Tag.of("strong").text(strong[j]));
          } else {
            into.text((j % 2 == 1 ? "**" : j == 0 && i % 2 == 1 ? "`" : "") + strong[j]);
          }
        }
      }
    }
    return into;
  }
}
