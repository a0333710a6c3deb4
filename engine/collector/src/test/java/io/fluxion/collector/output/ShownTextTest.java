// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownTextTest {
  @Test
  void shouldCutTheMiddleOut() {
    assertThat(ShownText.of("0123456789", 10)).isEqualTo("0123456789");
    assertThat(ShownText.of("0123456789a", 10)).isEqualTo("01234…789a");
    assertThat(ShownText.of("0123456789a", 9)).isEqualTo("0123…789a");
  }

  @Test
  void shouldCountCellsNotChars() {
    assertThat(ShownText.width("a日本é")).isEqualTo(6);
    assertThat(ShownText.width("e\u0301")).isEqualTo(1);
    assertThat(ShownText.width("😀")).isEqualTo(2);
    assertThat(ShownText.of("日本日本日本", 7))
        .isEqualTo("日…本")
        .satisfies(text -> assertThat(ShownText.width(text)).isLessThanOrEqualTo(7));
  }

  @Test
  void shouldLetNothingThroughThatATerminalObeys() {
    assertThat(ShownText.of("a\u001b[31m\n\u202eb", 40)).isEqualTo("a\ufffd[31m\ufffd\ufffdb");
  }
}
