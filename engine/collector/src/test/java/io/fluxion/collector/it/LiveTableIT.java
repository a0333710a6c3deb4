// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code fluxion live} as a person has it: on a terminal, with rows coming through a pipe. */
@Tag("system")
@Timeout(300)
class LiveTableIT {
  private static final Path JAR =
      Path.of(
          System.getProperty(
              "fluxion.jar",
              FluxionProcess.ROOT.resolve("engine/collector/target/fluxion.jar").toString()));
  private static final Pattern NAMES = Pattern.compile("(?m)^(name\\d) ");
  private static final Pattern SAMPLES = Pattern.compile("([0-9,]+) samples");

  @TempDir private Path folder;

  @BeforeEach
  void needTmux() {
    assumeTrue(TmuxSession.isInstalled(), "tmux is not installed: there is no terminal to test on");
  }

  /**
   * Eight keys whose rates rise as their numbers fall, every 0.1 s, until nobody reads any more.
   */
  private final class Feed implements AutoCloseable {
    private final Path fifo = folder.resolve("rows");
    private final AtomicBoolean ended = new AtomicBoolean();
    private final Thread thread = new Thread(this::write, "feed");

    private Feed() throws IOException, InterruptedException {
      assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();
      thread.start();
    }

    private void write() {
      try (OutputStream out = Files.newOutputStream(fifo)) {
        out.write("key,t,y\n".getBytes(StandardCharsets.UTF_8));
        for (long n = 0; !ended.get(); n++) {
          final StringBuilder rows = new StringBuilder();
          for (int key = 0; key < 8; key++) {
            rows.append("name").append(key).append(',');
            rows.append(1_000_000 + 100 * n).append(',').append(n * (8 - key) * 10).append('\n');
          }
          out.write(rows.toString().getBytes(StandardCharsets.UTF_8));
          out.flush();
          Thread.sleep(100);
        }
      } catch (final IOException e) {
        // Nobody reads any more.
      } catch (final InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {
      end();
    }

    private void end() {
      ended.set(true);
      thread.interrupt();
      try {
        thread.join(TimeUnit.SECONDS.toMillis(20));
      } catch (final InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      assertThat(thread.isAlive()).isFalse();
    }
  }

  /** A script that runs it behind a pipe, and notes the terminal's modes before and after. */
  private Path script(final Feed feed, final String environment) throws IOException {
    final Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return Files.writeString(
        folder.resolve("script"),
        """
        trap : INT
        unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS
        stty -a > %1$s/before
        cat %5$s | %2$s %3$s -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -jar %4$s \
            live - --key key --x t --x-unit ms --y y --out table
        echo "status $?"
        stty -a > %1$s/after
        echo "through"
        """
            .formatted(folder, environment, java, JAR, feed.fifo));
  }

  private static String names(final String screen) {
    final StringBuilder names = new StringBuilder();
    final Matcher matcher = NAMES.matcher(screen);
    while (matcher.find()) {
      names.append(matcher.group(1).charAt(4));
    }
    return names.toString();
  }

  private static long samples(final String screen) {
    final Matcher matcher = SAMPLES.matcher(screen);
    return matcher.find() ? Long.parseLong(matcher.group(1).replace(",", "")) : -1;
  }

  private static boolean isWhole(final String screen) {
    return names(screen).equals("01234567") && screen.contains("█") && screen.contains("q quit");
  }

  private static String header(final String screen) {
    return screen.lines().findFirst().orElse("");
  }

  /** All of it is as it was, and the last table is there to be read. */
  private void assertGivenBack(final TmuxSession terminal, final int status, final String order)
      throws IOException, InterruptedException {
    terminal.await("the end", text -> text.contains("through"));
    final String screen = terminal.history();
    assertThat(screen).contains("status " + status).contains("8 keys");
    assertThat(names(screen)).isEqualTo(order);
    assertThat(terminal.isTaken()).isFalse();
    assertThat(folder.resolve("after")).hasSameTextualContentAs(folder.resolve("before"));
  }

  @Test
  void shouldSortFilterFreezeAndQuit() throws Exception {
    try (Feed feed = new Feed();
        TmuxSession terminal = new TmuxSession(120, 30, script(feed, "env"))) {
      final String wide = terminal.await("eight keys", LiveTableIT::isWhole);
      assertThat(header(wide)).startsWith("key ").contains("derivative /s").contains("▼");
      assertThat(terminal.isTaken()).isTrue();
      terminal.java();

      terminal.type("r");
      terminal.await("the other way round", text -> names(text).equals("76543210"));
      terminal.type("rsss");
      terminal.await(
          "by name", text -> header(text).contains("key▲") && names(text).equals("01234567"));

      terminal.resize(60, 20);
      final String narrow = terminal.await("a narrow one", text -> text.lines().count() == 20);
      assertThat(narrow.lines()).allMatch(line -> line.length() <= 60);
      terminal.await(
          "its lines",
          text ->
              header(text).contains("Δy/Δx")
                  && names(text).equals("01234567")
                  && text.contains("q quit"));

      terminal.type("/E5");
      terminal.await("the filter", text -> names(text).equals("5") && text.contains("filter: E5"));
      terminal.press("Enter");
      terminal.await("keys again", text -> text.contains("q quit"));
      terminal.press("Escape");
      terminal.await("no filter", text -> names(text).equals("01234567"));

      terminal.type(" ");
      final String frozen = terminal.await("it freezes", text -> text.contains("FROZEN"));
      final String later =
          terminal.await("samples go on", text -> samples(text) > samples(frozen) + 80);
      assertThat(body(later)).isEqualTo(body(frozen));
      terminal.type(" ");
      terminal.await("it goes on", text -> !text.contains("FROZEN"));

      terminal.resize(120, 30);
      terminal.await("a wide one again", text -> header(text).contains("derivative /s"));
      terminal.type("q");
      assertGivenBack(terminal, 0, "01234567");
    }
  }

  private static String body(final String screen) {
    return screen.substring(0, screen.indexOf("FROZEN"));
  }

  @Test
  void shouldGiveTheTerminalBackWhenItIsTerminated() throws Exception {
    try (Feed feed = new Feed();
        TmuxSession terminal = new TmuxSession(100, 30, script(feed, "env"))) {
      terminal.await("eight keys", LiveTableIT::isWhole);
      assertThat(terminal.java().destroy()).isTrue();
      assertGivenBack(terminal, 0, "01234567");
    }
  }

  @Test
  void shouldGiveTheTerminalBackOnInterrupt() throws Exception {
    try (Feed feed = new Feed();
        TmuxSession terminal = new TmuxSession(100, 30, script(feed, "env"))) {
      terminal.await("eight keys", LiveTableIT::isWhole);
      terminal.java();
      terminal.type("r");
      terminal.await("the other way round", text -> names(text).equals("76543210"));
      terminal.press("C-c");
      assertGivenBack(terminal, 0, "76543210");
    }
  }

  @Test
  void shouldPrintTheTableAtTheEndOnATerminalThatCanShowNoOther() throws Exception {
    try (Feed feed = new Feed();
        TmuxSession terminal = new TmuxSession(100, 30, script(feed, "env TERM=dumb"))) {
      terminal.await("the reason", text -> text.contains("TERM says that it is dumb"));
      assertThat(terminal.isTaken()).isFalse();
      terminal.java();
      feed.end();
      assertGivenBack(terminal, 0, "01234567");
    }
  }

  @Test
  void shouldEndWithItsInput() throws Exception {
    try (Feed feed = new Feed();
        TmuxSession terminal = new TmuxSession(100, 30, script(feed, "env NO_COLOR=1"))) {
      terminal.await("eight keys", LiveTableIT::isWhole);
      terminal.java();
      feed.end();
      assertGivenBack(terminal, 0, "01234567");
    }
  }

  @Test
  void shouldLeaveTheTerminalToTheShellOnCtrlZAndTakeItAgainOnFg() throws Exception {
    try (Feed feed = new Feed();
        TmuxSession terminal = new TmuxSession(100, 30, jobScript(feed))) {
      terminal.await("eight keys", LiveTableIT::isWhole);
      terminal.java();
      terminal.press("C-z");
      terminal.await("the shell", text -> text.contains("stopped I"));
      assertThat(terminal.isTaken()).isFalse();
      assertThat(folder.resolve("stopped")).hasSameTextualContentAs(folder.resolve("before"));

      terminal.press("Enter");
      terminal.await("eight keys again", LiveTableIT::isWhole);
      terminal.type("r");
      terminal.await("keys are read", text -> names(text).equals("76543210"));
      terminal.press("C-z");
      terminal.await("the shell again", text -> text.contains("stopped II"));
      assertThat(terminal.isTaken()).isFalse();
      terminal.press("Enter");
      terminal.await("the same order", text -> names(text).equals("76543210"));
      terminal.type("q");
      assertGivenBack(terminal, 0, "76543210");
    }
  }

  /** A shell with jobs, which continues the one that was stopped when Enter is pressed. */
  private Path jobScript(final Feed feed) throws IOException {
    final String script = Files.readString(script(feed, "env"));
    return Files.writeString(
        folder.resolve("script"),
        "set -m\n"
            + script.replace(
                "echo \"status $?\"\n",
                """
                status=$?
                while [ $status -gt 128 ]; do
                  stty -a > %s/stopped
                  stops=${stops}I
                  echo "stopped $stops"
                  read line
                  fg
                  status=$?
                done
                echo "status $status"
                """
                    .formatted(folder)));
  }
}
