// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** A real terminal: a tmux server of its own, with one window in which a shell runs a script. */
final class TmuxSession implements AutoCloseable {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final long PAUSE_MILLIS = 50;

  private final String socket =
      "fluxion-" + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet();
  private final List<ProcessHandle> started = new ArrayList<>();

  TmuxSession(final int columns, final int rows, final Path script) {
    // The window stays after the script, so that what it leaves there can be looked at.
    final String command = "sh " + script + "; exec sleep 600";
    tmux(
        "-f",
        "/dev/null",
        "new-session",
        "-d",
        "-x",
        String.valueOf(columns),
        "-y",
        String.valueOf(rows),
        command);
    final ProcessHandle shell = shell();
    started.add(shell);
    started.add(ProcessHandle.of(Long.parseLong(display("#{pid}"))).orElseThrow());
  }

  static boolean isInstalled() {
    try {
      return new ProcessBuilder("tmux", "-V")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (final IOException e) {
      return false;
    } catch (final InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private String tmux(final String... words) {
    final List<String> command = new ArrayList<>(List.of("tmux", "-u", "-L", socket));
    command.addAll(List.of(words));
    try {
      final ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().remove("TMUX");
      final Process process = builder.start();
      process.getOutputStream().close();
      final String out =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError(command + ": " + out);
      }
      return out;
    } catch (final IOException e) {
      throw new AssertionError(e);
    } catch (final InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private String display(final String format) {
    return tmux("display", "-p", format).strip();
  }

  private ProcessHandle shell() {
    return ProcessHandle.of(Long.parseLong(display("#{pane_pid}"))).orElseThrow();
  }

  /** The JVM that the script runs. */
  ProcessHandle java() {
    final ProcessHandle java =
        shell()
            .descendants()
            .filter(process -> process.info().command().orElse("").endsWith("/java"))
            .findFirst()
            .orElseThrow();
    started.add(java);
    return java;
  }

  /** What can be read in the window. */
  String screen() {
    return tmux("capture-pane", "-p");
  }

  /** The same, with what has left the window at its top. */
  String history() {
    return tmux("capture-pane", "-p", "-S", "-1000");
  }

  /** Presses keys by tmux's names for them. */
  void press(final String... keys) {
    final List<String> words = new ArrayList<>(List.of("send-keys"));
    words.addAll(List.of(keys));
    tmux(words.toArray(String[]::new));
  }

  /** Types text as it is. */
  void type(final String text) {
    tmux("send-keys", "-l", text);
  }

  void resize(final int columns, final int rows) {
    tmux("resize-window", "-x", String.valueOf(columns), "-y", String.valueOf(rows));
  }

  /** Whether a program has the other screen, or hides the cursor. */
  boolean isTaken() {
    return !display("#{alternate_on} #{cursor_flag}").equals("0 1");
  }

  /** Waits for a screen, and gives it. */
  String await(final String what, final Predicate<String> expected) throws InterruptedException {
    final long begun = System.nanoTime();
    String screen = screen();
    while (!expected.test(screen)) {
      if (System.nanoTime() - begun > PATIENCE_NANOS) {
        throw new AssertionError("never came: " + what + "\n" + screen);
      }
      Thread.sleep(PAUSE_MILLIS);
      screen = screen();
    }
    return screen;
  }

  /** Ends the server and everything in its window. */
  @Override
  public void close() {
    tmux("kill-server");
    for (final ProcessHandle process : started) {
      try {
        process.onExit().get(PATIENCE_NANOS, TimeUnit.NANOSECONDS);
      } catch (final Exception e) {
        process.destroyForcibly();
        throw new AssertionError("still there: " + process.info(), e);
      }
    }
  }
}
