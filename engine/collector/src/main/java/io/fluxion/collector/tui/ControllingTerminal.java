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
package io.fluxion.collector.tui;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.InputFlag;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Size;
import org.jline.terminal.impl.exec.ExecPty;
import org.jline.terminal.impl.exec.ExecTerminalProvider;
import org.jline.utils.Signals;

/**
 * The terminal that this process was started from, by its own name: standard input may be a pipe
 * that samples come through, and then is no keyboard. Its modes are read and set by {@code stty}.
 */
final class ControllingTerminal implements TerminalDevice {
  private static final String NAME = "/dev/tty";
  private static final Path STANDARD_OUTPUT = Path.of("/proc/self/fd/1");
  private static final Path STAT = Path.of("/proc/self/stat");

  // In /proc/PID/stat, counted from the state on, which is the first after the name.
  private static final int PROCESS_GROUP = 2;
  private static final int TERMINAL = 4;
  private static final int FOREGROUND_GROUP = 5;

  private final ExecPty pty = new Pty();
  private final Attributes before;
  private final InputStream keys;
  private final OutputStream screen;
  private Object resizedBefore;
  private Object resumedBefore;

  /** JLine's own way to this name goes through standard input, which must be the terminal then. */
  private static final class Pty extends ExecPty {
    private Pty() {
      super(new ExecTerminalProvider(), null, NAME);
    }
  }

  private ControllingTerminal() throws IOException {
    before = pty.getAttr();
    keys = new FileInputStream(NAME);
    screen = new FileOutputStream(NAME);
  }

  /**
   * Opens it; nothing of it is changed yet.
   *
   * @throws IOException says in one clause why it cannot show a live table
   */
  static ControllingTerminal open() throws IOException {
    final String type = System.getenv("TERM");
    if (type == null || type.isEmpty() || type.equals("dumb")) {
      throw new IOException(
          type == null || type.isEmpty() ? "TERM is not set" : "TERM says that it is " + type);
    }
    checkPlace();
    try {
      return new ControllingTerminal();
    } catch (final IOException e) {
      throw new IOException(NAME + " cannot be used: " + firstLine(e), e);
    }
  }

  /** Where the system tells: that standard output is this terminal, and nobody else has it. */
  private static void checkPlace() throws IOException {
    if (!Files.isReadable(STAT)) {
      return;
    }
    final String stat = Files.readString(STAT, StandardCharsets.ISO_8859_1);
    final String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    final long terminal = Long.parseLong(fields[TERMINAL]);
    if (terminal == 0) {
      throw new IOException("the process has no terminal of its own");
    }
    if (Files.getAttribute(STANDARD_OUTPUT, "unix:rdev") instanceof final Number device
        && device.longValue() != terminal
        && !isName(STANDARD_OUTPUT)) {
      throw new IOException("standard output is another terminal than the keyboard's");
    }
    // The system would stop the process at the first change of a mode.
    if (!fields[PROCESS_GROUP].equals(fields[FOREGROUND_GROUP])) {
      throw new IOException("the process is in the background");
    }
  }

  private static boolean isName(final Path descriptor) throws IOException {
    return Files.readSymbolicLink(descriptor).toString().equals(NAME);
  }

  private static String firstLine(final IOException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  @Override
  public InputStream keys() {
    return keys;
  }

  @Override
  public OutputStream screen() {
    return screen;
  }

  @Override
  public ScreenSize size() throws IOException {
    final Size size = pty.getSize();
    return ScreenSize.of(size.getColumns(), size.getRows());
  }

  @Override
  public void enterRawMode() throws IOException {
    final Attributes raw = new Attributes(before);
    raw.setLocalFlags(EnumSet.of(LocalFlag.ICANON, LocalFlag.ECHO, LocalFlag.IEXTEN), false);
    // Without IXON: a Ctrl-S must not hold the screen.
    raw.setInputFlags(EnumSet.of(InputFlag.IXON, InputFlag.ICRNL, InputFlag.INLCR), false);
    raw.setControlChar(ControlChar.VMIN, 0);
    raw.setControlChar(ControlChar.VTIME, 1);
    // Ctrl-C goes on being a signal; one that stops the process would leave the screen as it is,
    // and one that has the JVM print its threads would print over it.
    raw.setControlChar(ControlChar.VSUSP, 0);
    raw.setControlChar(ControlChar.VQUIT, 0);
    pty.setAttr(raw);
  }

  @Override
  public void leaveRawMode() throws IOException {
    pty.setAttr(before);
  }

  @Override
  public void onSignals(final Runnable resized, final Runnable resumed) {
    resizedBefore = Signals.register("WINCH", resized);
    resumedBefore = Signals.register("CONT", resumed);
  }

  @Override
  public void close() throws IOException {
    Signals.unregister("WINCH", resizedBefore);
    Signals.unregister("CONT", resumedBefore);
    screen.close();
    keys.close();
  }
}
