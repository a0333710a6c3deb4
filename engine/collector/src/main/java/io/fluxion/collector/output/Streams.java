// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.output;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a command reads and writes besides files, and who is at the other end.
 *
 * @param in standard input
 * @param out standard output, not buffered
 * @param err standard error
 * @param outIsTerminal whether a person reads the output
 * @param errIsTerminal whether a person reads the messages
 * @param outIsPipe whether the output goes into a pipe or a socket
 */
public record Streams(
    InputStream in,
    OutputStream out,
    PrintStream err,
    boolean outIsTerminal,
    boolean errIsTerminal,
    boolean outIsPipe) {
  private static final int STANDARD_OUTPUT = 1;
  private static final int STANDARD_ERROR = 2;

  /**
   * Those of this process. Whatever the locale, text goes out as UTF-8.
   *
   * @return the streams themselves
   */
  public static Streams system() {
    final String out = link(STANDARD_OUTPUT);
    return new Streams(
        System.in,
        new FileOutputStream(FileDescriptor.out),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        isTerminal(out),
        isTerminal(link(STANDARD_ERROR)),
        out.startsWith("pipe:") || out.startsWith("socket:"));
  }

  /** What Linux says a descriptor is, such as {@code /dev/pts/0}; empty elsewhere. */
  private static String link(final int descriptor) {
    try {
      return Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
    } catch (final IOException | UnsupportedOperationException e) {
      return "";
    }
  }

  private static boolean isTerminal(final String link) {
    if (link.isEmpty()) {
      return isConsole(System.console());
    }
    return link.startsWith("/dev/pts/")
        || link.startsWith("/dev/tty")
        || link.equals("/dev/console");
  }

  /** From JDK 22 on there is always a console, and it knows whether it is a terminal. */
  private static boolean isConsole(final Console console) {
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (final NoSuchMethodException e) {
      return true;
    } catch (final ReflectiveOperationException e) {
      return false;
    }
  }
}
