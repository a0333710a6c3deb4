// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.tui;

import static org.assertj.core.api.Assertions.assertThat;

import io.fluxion.DerivativeSchema;
import io.fluxion.FieldSchema;
import io.fluxion.collector.output.TableStyle;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import org.jline.terminal.Size;
import org.junit.jupiter.api.Test;

class LiveViewTest {
  private static final String DOWN = "\u001b[B";
  private static final String PAGE_DOWN = "\u001b[6~";
  private static final String END = "\u001b[F";
  private static final String HOME = "\u001bOH";
  private static final String RIGHT = "\u001b[C";
  private static final String DIM = "2";

  /** Rows of keys k00, k01...; the higher the number, the lower the rate. */
  private static ViewRun falling(final int columns, final int rows, final int keys)
      throws IOException {
    final ViewRun run = ViewRun.ofRows(columns, rows);
    rows(run, keys, 1, 4);
    return run;
  }

  private static void rows(final ViewRun run, final int keys, final int from, final int to)
      throws IOException {
    for (int x = from; x <= to; x++) {
      for (int key = 0; key < keys; key++) {
        run.row(String.format("k%02d", key), x, (long) x * (keys - key));
      }
      run.pass(1);
    }
  }

  private static String names(final String screen) {
    final StringBuilder names = new StringBuilder();
    for (final String line : screen.split("\n")) {
      if (line.startsWith("k") && !line.startsWith("key")) {
        names.append(line, 0, 3).append(' ');
      }
    }
    return names.toString();
  }

  @Test
  void shouldSortByRateAtFirstAndByOtherColumnsWhenAsked() throws IOException {
    try (ViewRun run = falling(80, 12, 5)) {
      assertThat(names(run.screen())).isEqualTo("k00 k01 k02 k03 k04 ");

      run.type("r", screen -> screen.text().contains("rate▲"));
      assertThat(names(run.screen())).isEqualTo("k04 k03 k02 k01 k00 ");

      // Resets, status, and around to the name, which begins with the first.
      run.type("s" + RIGHT + "s", screen -> screen.text().contains("key▲"));
      assertThat(names(run.screen())).isEqualTo("k00 k01 k02 k03 k04 ");
      run.type("S", screen -> screen.text().contains("status▲"));
    }
  }

  @Test
  void shouldFilterWhileItIsTyped() throws IOException {
    try (ViewRun run = falling(80, 12, 25)) {
      run.type(
          "/K1", screen -> names(screen.text()).equals("k10 k11 k12 k13 k14 k15 k16 k17 k18 "));
      assertThat(run.screen()).contains("\"K1\": 10 of 25").contains("filter: K1_");
      run.type("2", screen -> names(screen.text()).equals("k12 "));
      run.type("\u007f\u007f2\r", screen -> names(screen.text()).equals("k20 k21 k22 k23 k24 "));
      assertThat(run.screen()).contains("q quit").contains("\"K2\": 5 of 25");
      run.type("\u001b", screen -> names(screen.text()).startsWith("k00 k01 "));
      run.type("/nobody", screen -> screen.text().contains("nothing has \"nobody\" in its name"));
      run.type("\u001b", screen -> names(screen.text()).startsWith("k00 "));
    }
  }

  @Test
  void shouldTakeQForTextWhileTheFilterIsTyped() throws IOException {
    try (ViewRun run = falling(80, 12, 5)) {
      run.type("/q é容", screen -> screen.text().contains("filter: q é容_"));
      assertThat(run.quits).hasValue(0);
      run.type("\u0003", screen -> run.quits.get() == 1);
    }
  }

  @Test
  void shouldStandStillWhileItIsFrozenAndCountOn() throws IOException {
    try (ViewRun run = falling(100, 12, 5)) {
      run.type(" ", screen -> screen.text().contains("FROZEN"));
      final String before = body(run.screen());
      for (int x = 5; x < 9; x++) {
        run.row("k04", x, 1_000L * x).pass(1);
      }
      assertThat(body(run.screen())).isEqualTo(before);
      assertThat(run.screen()).contains("24 samples");

      // What is frozen can be looked through.
      run.type("r", screen -> screen.text().contains("rate▲"));
      assertThat(names(run.screen())).isEqualTo("k04 k03 k02 k01 k00 ");
      run.type("/k03\r", screen -> names(screen.text()).equals("k03 "));
      run.type("\u001b", screen -> names(screen.text()).startsWith("k04 "));
      run.paper.resize(60, 10);
      run.await(screen -> names(screen.text()).equals("k04 k03 k02 k01 k00 "));

      run.type("r ", screen -> names(screen.text()).startsWith("k04 k00 "));
      assertThat(run.screen()).doesNotContain("FROZEN");
    }
  }

  private static String body(final String screen) {
    return screen.substring(0, screen.indexOf("FROZEN"));
  }

  @Test
  void shouldScrollNoFurtherThanThereAreLines() throws IOException {
    try (ViewRun run = falling(80, 9, 20)) {
      assertThat(run.screen()).contains("1–6 of 20");
      run.type(DOWN, screen -> names(screen.text()).startsWith("k01 k02 "));
      run.type(PAGE_DOWN, screen -> names(screen.text()).startsWith("k07 k08 "));
      run.type(END, screen -> names(screen.text()).equals("k14 k15 k16 k17 k18 k19 "));
      run.type(PAGE_DOWN + DOWN, screen -> screen.text().contains("15–20 of 20"));
      run.type("\u001b[A", screen -> screen.text().contains("14–19 of 20"));
      run.type("\u001b[5~", screen -> screen.text().contains("8–13 of 20"));
      run.type(HOME, screen -> names(screen.text()).startsWith("k00 "));
      run.type("\u001b[A", screen -> screen.text().contains("1–6 of 20"));
    }
  }

  @Test
  void shouldFitEverySizeThatItIsGivenMidway() throws IOException {
    try (ViewRun run = ViewRun.ofContainers(120, 30)) {
      for (int second = 1; second < 6; second++) {
        for (int i = 0; i < 30; i++) {
          run.frame("id" + i, i % 2 == 0 ? "容器容器容器容器-" + i : null, second, second * i / 30.0);
        }
        run.pass(1);
      }
      for (final int columns : new int[] {60, 2, 37, 1, 300, 11, 20, 48, 5}) {
        for (final int rows : new int[] {20, 1, 3, 50, 2, 5, 4}) {
          run.paper.resize(columns, rows);
          run.await(
              // A frame of the old size may be under way, and is repaired by the next.
              screen ->
                  run.terminal.size().equals(new Size(columns, rows))
                      && run.terminal.isUpToDate()
                      && !screen.isClipped());
          assertThat(run.screen().lines().findFirst().orElseThrow()).isNotBlank();
          assertThat(run.quits).hasValue(0);
        }
      }
    }
  }

  @Test
  void shouldShowNothingOfTheKeyThatHadTheSlotBefore() throws IOException {
    final DerivativeSchema schema =
        DerivativeSchema.of(FieldSchema.counter("cpu_percent"), FieldSchema.counter("cpu_cores"))
            .framed()
            .idleTimeout(5 * ViewRun.SECOND);
    final TableStyle style = ViewRun.containers();
    try (ViewRun run = new ViewRun(new PaperTerminal(80, 12), schema, style)) {
      run.frame("old", "old-name", 1, 0.1).frame("old", "old-name", 2, 0.2).pass(1);
      run.frame("stays", "stays", 2, 0).pass(1);
      assertThat(run.screen()).contains("old-name");
      for (int second = 4; second < 10; second++) {
        run.frame("stays", "stays", second, 1);
      }
      run.frame("new", null, 9, 0.1).pass(1);

      assertThat(run.screen()).doesNotContain("old").contains("new").contains("FIRST");
      run.type("/old", screen -> screen.text().contains("nothing has \"old\""));
    }
  }

  @Test
  void shouldDimWhatIsNotHeardOfAnyMore() throws IOException {
    try (ViewRun run =
        new ViewRun(
            new PaperTerminal(80, 12),
            DerivativeSchema.of(FieldSchema.counter("y")),
            new TableStyle(null, false, List.of(), true))) {
      for (int x = 1; x < 12; x++) {
        run.row("a", x, x).pass(1);
        if (x < 4) {
          run.row("b", x, x);
        }
      }
      assertThat(run.screen()).containsPattern("a .* OK").containsPattern("b .* 9 s ago");
      assertThat(run.paper.paper().wasStyled(DIM)).isTrue();
    }
  }

  /** A process that has ended, of which its source has not said so, never heads the table. */
  @Test
  void shouldListWhatIsNotHeardOfAnyMoreBelowTheOthers() throws IOException {
    try (ViewRun run = ViewRun.ofRows(80, 12)) {
      for (int x = 1; x < 12; x++) {
        run.row("k00", x, x);
        if (x < 4) {
          run.row("k01", x, 1_000L * x);
        }
        run.pass(1);
        if (x == 3) {
          assertThat(names(run.screen())).isEqualTo("k01 k00 ");
        }
      }
      assertThat(names(run.screen())).isEqualTo("k00 k01 ");
      assertThat(run.screen()).containsPattern("k01 +– +1,000 .* s ago");
    }
  }

  @Test
  void shouldShowNothingOfAKeyThatTheStoreHoldsNoMore() throws IOException {
    try (ViewRun run = falling(80, 12, 3)) {
      assertThat(names(run.screen())).isEqualTo("k00 k01 k02 ");
      final byte[] key = "k00".getBytes(java.nio.charset.StandardCharsets.UTF_8);
      run.store.removeKey(key, 0, key.length);
      // No second later, as where nothing has changed.
      run.pass(0.3);
      run.await(screen -> run.terminal.isUpToDate());
      assertThat(names(run.paper.paper().text())).isEqualTo("k01 k02 ");
    }
  }

  @Test
  void shouldUseNoStyleWhereNoneIsWanted() throws IOException {
    try (ViewRun run = falling(80, 12, 5)) {
      run.blankRow("k00");
      run.screen();
      assertThat(run.paper.paper().wasStyled(DIM)).isFalse();
      assertThat(run.paper.paper().wasStyled("1")).isFalse();
    }
  }

  @Test
  void shouldShowNoticesWhileTheyAreNewAndKeepThem() throws IOException {
    try (ViewRun run = falling(80, 12, 2)) {
      run.view.notice("the daemon is gone");
      assertThat(run.screen()).contains("the daemon is gone");
      run.pass(31);
      assertThat(run.screen()).doesNotContain("the daemon is gone");
      for (int i = 0; i < 120; i++) {
        run.view.notice("notice " + i);
      }
      assertThat(run.view.notices()).hasSize(100).endsWith("notice 119").startsWith("notice 20");
      assertThat(run.screen()).contains("notice 119");
    }
  }

  @Test
  void shouldShowDropsOfSinksThatAreTooSlow() throws IOException {
    final long[] dropped = {0};
    try (ViewRun run = ViewRun.ofRows(100, 12)) {
      run.view.watch("csv", () -> dropped[0]);
      assertThat(run.screen()).doesNotContain("csv");
      dropped[0] = 17;
      assertThat(run.screen()).contains("csv dropped 17");
    }
  }

  @Test
  void shouldPrintTheLastTableInTheOrderOfTheView() throws IOException {
    try (ViewRun run = falling(80, 12, 5)) {
      run.type("r", screen -> screen.text().contains("rate▲"));
      run.type("/k03\r", screen -> names(screen.text()).equals("k03 "));
      final String table = run.finish();
      assertThat(run.paper.paper().isGivenBack()).isTrue();
      assertThat(names(table)).isEqualTo("k04 k03 k02 k01 k00 ");
      assertThat(table).contains("20 samples · 5 keys · x from 1 to 4");
    }
  }

  @Test
  void shouldPrintNothingAtTheEndOfNothing() throws IOException {
    try (ViewRun run = ViewRun.ofRows(80, 12)) {
      assertThat(run.finish()).isEmpty();
    }
  }

  @Test
  void shouldDrawNoMoreOftenThanFourTimesASecond() throws IOException {
    try (ViewRun run = falling(80, 12, 5)) {
      run.screen();
      final int before = run.paper.paper().writes();
      for (int i = 0; i < 100; i++) {
        run.row("k00", 5 + i, 100 + i).pass(0.01);
        run.await(screen -> run.terminal.isUpToDate());
      }
      assertThat(run.paper.paper().writes() - before).isBetween(2, 5);
    }
  }

  @Test
  void shouldShowHelp() throws IOException {
    try (ViewRun run = falling(100, 14, 5)) {
      run.type("?", screen -> screen.text().contains("Ctrl-C    quit"));
      run.type("?", screen -> screen.text().contains("k00"));
    }
  }

  @Test
  void shouldShowTenThousandKeysCheaply() throws IOException {
    final int keys = 10_000;
    final ThreadMXBean cpu = ManagementFactory.getThreadMXBean();
    try (ViewRun run = ViewRun.ofContainers(120, 40)) {
      long nanos = 0;
      int frames = 0;
      long bytes = 0;
      for (int second = 1; second <= 60; second++) {
        for (int i = 0; i < keys; i++) {
          run.frame("container-" + i, null, second, (i * 7919L % keys) / (double) keys * second);
        }
        final long before = run.paper.paper().bytes();
        final long begun = cpu.getCurrentThreadCpuTime();
        run.pass(10);
        if (second > 40) {
          nanos += cpu.getCurrentThreadCpuTime() - begun;
          frames++;
        }
        run.await(screen -> run.terminal.isUpToDate());
        bytes = run.paper.paper().bytes() - before;
      }
      final long before = run.paper.paper().bytes();
      run.frame("container-0", null, 61, 0).pass(10);
      run.await(screen -> run.terminal.isUpToDate());
      final long little = run.paper.paper().bytes() - before;
      System.out.printf(
          "a frame of 10,000 keys: %.2f ms of CPU; %d bytes, %d where one key changed%n",
          nanos / 1e6 / frames, bytes, little);
      assertThat(run.screen()).contains("of 10000");
      assertThat(little).isLessThan(500);
      // Far above what it takes once it is compiled.
      assertThat(nanos / frames).isLessThan(100_000_000L);
    }
  }
}
