/*
 * Copyright 2026 The Fluxion Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
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
