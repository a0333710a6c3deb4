// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTest {
  private static String html(final String text) {
    final StringBuilder html = new StringBuilder();
    Markdown.tags(text).forEach(html::append);
    return html.toString();
  }

  @Test
  void shouldShowHeadingsItemsAndParagraphs() {
    assertThat(html("# A\n\n- one\n- `two`\n\nthree\nfour **five**\n"))
        .isEqualTo(
            "<h3>A</h3><ul><li>one</li><li><code>two</code></li></ul>"
                + "<p>three four <strong>five</strong></p>");
  }

  @Test
  void shouldShowTables() {
    assertThat(html("| a | b |\n|---|--:|\n| c | 1 |\n"))
        .contains("<tr><th class=\"left\">a</th><th>b</th></tr>")
        .contains("<tr><td class=\"left\">c</td><td>1</td></tr>")
        .doesNotContain("--");
  }

  @Test
  void shouldLeaveMarksThatAreNotClosed() {
    assertThat(html("2 ** 3 `open <b>")).isEqualTo("<p>2 ** 3 `open &lt;b&gt;</p>");
    assertThat(html("")).isEmpty();
  }
}
