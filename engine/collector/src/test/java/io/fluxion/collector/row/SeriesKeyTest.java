// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.collector.row.SeriesKey.Label;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesKeyTest {
  @Test
  void shouldTakeAKeyApart() {
    assertThat(SeriesKey.parse("a:b_9")).contains(new SeriesKey("a:b_9", List.of()));
    final SeriesKey key =
        SeriesKey.parse(
                "http_requests_total{path=\"C:\\\\x\\n\\\"},{\\z\",empty=\"\",wéb=\"\"}"
                    .replace("wéb", "web")
                    .replace("\"\"}", "\"é 😀\"}"))
            .orElseThrow();
    assertThat(key.name()).isEqualTo("http_requests_total");
    assertThat(key.labels())
        .containsExactly(
            new Label("path", "C:\\x\n\"},{\\z"), new Label("empty", ""), new Label("web", "é 😀"));
    assertThat(key.target()).isEmpty();
  }

  @Test
  void shouldTellTheTarget() {
    assertThat(SeriesKey.parse("a{instance=\"h:80\"}").orElseThrow().target()).contains("h:80");
    assertThat(SeriesKey.parse("a{exported_instance=\"x\"}").orElseThrow().target()).isEmpty();
    final SeriesKey key =
        SeriesKey.parse("a{exported_instance=\"x\",instance=\"h:80/b?c=d\"}").orElseThrow();
    assertThat(key.target()).contains("h:80/b?c=d");
    assertThat(key.labels()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0 Bytes sent",
        "9a",
        "{a=\"b\"}",
        "a{}",
        "a{",
        "a}",
        "a b",
        "a{b}",
        "a{b=\"c}",
        "a{b=\"c\"",
        "a{b=\"c\\\"}",
        "a{b=\"c\"}x",
        "a{b=\"c\",}",
        "a{,b=\"c\"}",
        "a,b=\"c\"}",
        "a{b=\"c\"{d=\"e\"}",
        "a{b:c=\"d\"}",
        "a{é=\"d\"}"
      })
  void shouldTakeNothingElseForOne(final String key) {
    assertThat(SeriesKey.parse(key)).isEmpty();
  }

  @Test
  void shouldReadLongKeys() {
    final String value = "\\\\".repeat(500_000);
    assertThat(SeriesKey.parse("a{b=\"" + value + "\"}").orElseThrow().labels().get(0).value())
        .hasSize(500_000);
  }
}
