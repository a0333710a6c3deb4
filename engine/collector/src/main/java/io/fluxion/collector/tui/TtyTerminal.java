// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.tui;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jline.terminal.impl.PosixSysTerminal;
import org.jline.terminal.impl.exec.ExecPty;
import org.jline.terminal.impl.exec.ExecTerminalProvider;
import org.jline.utils.InfoCmp;
import org.jline.utils.ShutdownHooks;

/**
 * The terminal that this process was started from, by its own name: standard input may be a pipe
 * that samples come through, and then is no keyboard. Its modes are read and set by {@code stty}.
 */
final class TtyTerminal extends PosixSysTerminal {
  private static final String NAME = "/dev/tty";
  private static final String USUAL_TYPE = "xterm-256color";
  private static final Path STANDARD_OUTPUT = Path.of("/proc/self/fd/1");
  private static final Path STAT = Path.of("/proc/self/stat");

  // In /proc/PID/stat, counted from the state on, which is the first after the name.
  private static final int PROCESS_GROUP = 2;
  private static final int TERMINAL = 4;
  private static final int FOREGROUND_GROUP = 5;

  /** JLine's own way to this name goes through standard input, which must be the terminal then. */
  private static final class Pty extends ExecPty {
    private Pty() {
      super(new ExecTerminalProvider(), null, NAME);
    }
  }

  private TtyTerminal(final String type) throws IOException {
    super(NAME, type, new Pty(), StandardCharsets.UTF_8, false, SignalHandler.SIG_DFL);
    // It would set the modes at the JVM's end, and wait for ever for a terminal that takes nothing.
    ShutdownHooks.remove(closer);
  }

  /**
   * Opens it; nothing of it is changed yet.
   *
   * @throws IOException says in one clause why it cannot show a live table
   */
  static TtyTerminal open() throws IOException {
    final String type = System.getenv("TERM");
    if (type == null || type.isEmpty()) {
      throw new IOException("TERM is not set");
    }
    if (type.equals("dumb")) {
      throw new IOException("TERM says that it is dumb");
    }
    checkPlace();
    try {
      return new TtyTerminal(isKnown(type) ? type : USUAL_TYPE);
    } catch (final IOException e) {
      final String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new IOException(NAME + " cannot be used: " + reason, e);
    }
  }

  /** Many terminals are not in JLine's list, and not every machine has infocmp. */
  private static boolean isKnown(final String type) {
    try {
      return InfoCmp.getInfoCmp(type) != null;
    } catch (final IOException e) {
      return false;
    } catch (final InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Where the system tells: that standard output is this terminal, and nobody else has it. */
  private static void checkPlace() throws IOException {
    if (!Files.isReadable(STAT)) {
      return;
    }
    final long terminal = Long.parseLong(stat()[TERMINAL]);
    if (terminal == 0) {
      throw new IOException("the process has no terminal of its own");
    }
    if (Files.getAttribute(STANDARD_OUTPUT, "unix:rdev") instanceof final Number device
        && device.longValue() != terminal
        && !Files.readSymbolicLink(STANDARD_OUTPUT).toString().equals(NAME)) {
      throw new IOException("standard output is another terminal than the keyboard's");
    }
    if (!isForeground()) {
      throw new IOException("the process is in the background");
    }
  }

  private static String[] stat() throws IOException {
    final String stat = Files.readString(STAT, StandardCharsets.ISO_8859_1);
    return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
  }

  /** Whether the system would let this process set the terminal's modes; otherwise it stops it. */
  static boolean isForeground() {
    try {
      final String[] stat = stat();
      return stat[PROCESS_GROUP].equals(stat[FOREGROUND_GROUP]);
    } catch (final IOException e) {
      // No such file on this system: nothing is known.
      return true;
    }
  }

  /** Stops this process, as Ctrl-Z does, where there is a shell to continue it. */
  void stopProcess() {
    handle(Signal.TSTP, SignalHandler.SIG_DFL);
    try {
      new ProcessBuilder("sh", "-c", "kill -TSTP " + ProcessHandle.current().pid())
          .start()
          .waitFor();
    } catch (final IOException e) {
      // No shell that could: the process goes on.
    } catch (final InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
