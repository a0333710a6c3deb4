// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.tui;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Size;
import org.jline.terminal.impl.LineDisciplineTerminal;

/** A terminal of nothing but a {@link Screen} and the keys that a test presses. */
final class PaperTerminal extends LineDisciplineTerminal {
  private final Screen screen;
  private volatile int rawEntered;
  private volatile boolean raw;
  private volatile boolean closed;

  PaperTerminal(final int columns, final int rows) throws IOException {
    this(new Screen(columns, rows));
  }

  private PaperTerminal(final Screen screen) throws IOException {
    this(screen, screen);
  }

  /** One whose screen is written through something else. */
  PaperTerminal(final Screen screen, final OutputStream out) throws IOException {
    super("paper", "xterm-256color", out, StandardCharsets.UTF_8);
    this.screen = screen;
    setSize(screen.size());
  }

  Screen paper() {
    return screen;
  }

  void type(final String keys) throws IOException {
    processInputBytes(keys.getBytes(StandardCharsets.UTF_8));
  }

  void resize(final int columns, final int rows) {
    screen.resize(columns, rows);
    setSize(new Size(columns, rows));
    raise(Signal.WINCH);
  }

  /** As the shell leaves it to a process that was stopped, and goes on. */
  void goOn() {
    raw = false;
    raise(Signal.CONT);
  }

  boolean isRaw() {
    return raw;
  }

  int rawEntered() {
    return rawEntered;
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  @SuppressWarnings("NonAtomicOperationOnVolatileField")
  public void setAttributes(final Attributes attributes) {
    raw = !attributes.getLocalFlag(LocalFlag.ICANON);
    rawEntered += raw ? 1 : 0;
    final Attributes set = new Attributes(attributes);
    // Ctrl-C is a key here.
    set.setLocalFlag(LocalFlag.ISIG, false);
    super.setAttributes(set);
  }

  @Override
  protected void doClose() throws IOException {
    closed = true;
    super.doClose();
  }
}
