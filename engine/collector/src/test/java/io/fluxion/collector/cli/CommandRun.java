// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.cli;

import io.fluxion.collector.output.Streams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Calls the command in this process. */
final class CommandRun {
  private InputStream in = InputStream.nullInputStream();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
  private OutputStream target = bytes;
  private OutputStream errTarget = errBytes;
  private boolean outIsTerminal;
  private boolean errIsTerminal;
  private int status = -1;

  CommandRun in(final String text) {
    return in(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  CommandRun in(final InputStream stream) {
    in = stream;
    return this;
  }

  CommandRun out(final OutputStream stream) {
    target = stream;
    return this;
  }

  CommandRun err(final OutputStream stream) {
    errTarget = stream;
    return this;
  }

  CommandRun onTerminal() {
    outIsTerminal = true;
    return this;
  }

  CommandRun messagesOnTerminal() {
    errIsTerminal = true;
    return this;
  }

  CommandRun run(final String... args) {
    final PrintStream err = new PrintStream(errTarget, true, StandardCharsets.UTF_8);
    status =
        FluxionCommand.run(args, new Streams(in, target, err, outIsTerminal, errIsTerminal, false));
    return this;
  }

  /** {@code replay} of rows {@code key,x,y} on standard input. */
  CommandRun replay(final String... options) {
    final String[] args = new String[options.length + 8];
    System.arraycopy(
        new String[] {"replay", "--key", "key", "--x", "x", "--y", "y"}, 0, args, 0, 7);
    System.arraycopy(options, 0, args, 7, options.length);
    args[args.length - 1] = "-";
    return run(args);
  }

  int status() {
    return status;
  }

  String out() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return errBytes.toString(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "status " + status + "\n" + out() + "\n" + err();
  }
}
