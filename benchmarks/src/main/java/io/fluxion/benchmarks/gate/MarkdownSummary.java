// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.gate;

import java.util.List;

/** The verdict as Markdown, for the summary of a CI job. */
final class MarkdownSummary {
  private MarkdownSummary() {}

  /** The page: the verdict, its reasons, and a table of all that was judged. */
  static String of(final List<Finding> findings, final List<String> absent, final String note) {
    final StringBuilder page = new StringBuilder();
    final long failed = findings.stream().filter(Finding::failed).count();
    page.append(failed == 0 ? "## Gate: passed\n\n" : "## Gate: failed\n\n");
    page.append(String.format("%d judged, %d failed. %s%n%n", findings.size(), failed, note));
    for (final Finding finding : findings) {
      if (finding.failed()) {
        page.append("- **")
            .append(cell(finding.subject()))
            .append("** ")
            .append(cell(finding.reason()))
            .append('\n');
      }
    }
    if (failed > 0) {
      page.append('\n');
    }
    page.append("| | what | measured | against |\n| --- | --- | ---: | ---: |\n");
    for (final Finding finding : findings) {
      page.append("| ")
          .append(finding.failed() ? "✗ " + finding.rule().fault() : "✓")
          .append(" | ")
          .append(cell(finding.subject()))
          .append(" | ")
          .append(cell(finding.measured()))
          .append(" | ")
          .append(cell(finding.limit()))
          .append(" |\n");
    }
    for (final String name : absent) {
      page.append("\nNot measured: ").append(cell(name)).append('\n');
    }
    return page.toString();
  }

  /** Text that ends no cell and begins no markup. */
  private static String cell(final String text) {
    return text.replace("\\", "\\\\")
        .replace("|", "\\|")
        .replace("*", "\\*")
        .replace("_", "\\_")
        .replace("<", "&lt;")
        .replace("\n", " ");
  }
}
