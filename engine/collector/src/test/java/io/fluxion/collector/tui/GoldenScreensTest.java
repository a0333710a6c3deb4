// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.tui;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.DerivativeSchema;
import io.fluxion.FieldSchema;
import io.fluxion.collector.output.Metric;
import io.fluxion.collector.output.TableStyle;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole screens, as they are to look. */
class GoldenScreensTest {
  private static final Path SCREENS = Path.of("target", "screens");

  @ParameterizedTest
  @CsvSource({"120, 30", "60, 20", "20, 5", "200, 50", "300, 12", "10, 3", "1, 1"})
  void shouldShowContainers(final int columns, final int rows) throws IOException {
    try (ViewRun run = ViewRun.ofContainers(columns, rows)) {
      containers(run);
      assertThat(run.screen()).isEqualTo(golden("containers-" + columns + "x" + rows, run));
    }
  }

  /** Forty of them; one was stopped, one is not heard of any more, one counter was reset. */
  private static void containers(final ViewRun run) throws IOException {
    for (int second = 1; second <= 20; second++) {
      for (int i = 0; i < 40; i++) {
        final String id = String.format("%064x", i * 0x9e3779b97f4a7c15L >>> 1);
        if (i == 5 && second == 20) {
          run.blank(id, name(i));
        } else if (i != 7 || second < 9) {
          final double busy = i == 9 && second > 15 ? 0.1 * (second - 15) : busy(i) * second;
          run.frame(id, name(i), second, busy);
        }
      }
      run.screen();
    }
  }

  private static double busy(final int i) {
    return (i * 37 % 41) / 41.0 * 1.5;
  }

  private static String name(final int i) {
    if (i == 0) {
      return null;
    }
    return switch (i % 8) {
      case 0 -> "容器-" + i;
      case 1 -> "a-name-that-is-longer-than-most-names-of-containers-are-" + i;
      case 2 -> "evil\u001b[2J\r\n\u0007" + i;
      default -> "web-" + i;
    };
  }

  @ParameterizedTest
  @CsvSource({"120, 30", "60, 20", "20, 5"})
  void shouldShowKeysAndFields(final int columns, final int rows) throws IOException {
    final PaperTerminal paper = new PaperTerminal(columns, rows);
    final DerivativeSchema schema =
        DerivativeSchema.of(FieldSchema.counter("in"), FieldSchema.counter("out")).window(8);
    final TableStyle style =
        new TableStyle(null, false, List.of(Metric.DELTA, Metric.INCREASE, Metric.R2), false);
    try (ViewRun run = new ViewRun(paper, schema, style)) {
      for (int x = 1; x <= 12; x++) {
        for (int key = 0; key < 9; key++) {
          run.row("disk" + key, x, (long) x * x * (key * 7 % 10) * 1_000);
        }
        run.screen();
      }
      assertThat(run.screen()).isEqualTo(golden("fields-" + columns + "x" + rows, run));
    }
  }

  @Test
  void shouldSayThatThereIsNothingYet() throws IOException {
    try (ViewRun run = ViewRun.ofContainers(60, 20)) {
      assertThat(run.screen()).isEqualTo(golden("nothing-60x20", run));
    }
  }

  /** What it should be; what it is goes into a file of the same name, to be looked at. */
  private static String golden(final String name, final ViewRun run) throws IOException {
    Files.createDirectories(SCREENS);
    Files.writeString(SCREENS.resolve(name + ".txt"), run.paper.paper().text());
    try (InputStream file = GoldenScreensTest.class.getResourceAsStream(name + ".txt")) {
      assertThat(file).as(name).isNotNull();
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
