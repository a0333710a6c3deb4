// Copyright 2026 The Fluxion Authors
// SPDX-License-Identifier: Apache-2.0
package io.fluxion.collector.it;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Calls of {@code fluxion live -}, lines for it, and waits for what it makes of them. */
final class LiveLines {
  static final String[] COLUMNS = {"--key", "k", "--x", "x", "--y", "y"};

  private LiveLines() {}

  static FluxionProcess live(final String... words) {
    return FluxionProcess.fluxion("live", "-").and(words);
  }

  static String rows(final int count) {
    final StringBuilder rows = new StringBuilder("k,x,y\n");
    for (int i = 0; i < count; i++) {
      rows.append("key").append(i % 100).append(',').append(i).append(',').append(3L * i);
      rows.append('\n');
    }
    return rows.toString();
  }

  static void write(final OutputStream pipe, final String text) {
    try {
      pipe.write(text.getBytes(StandardCharsets.UTF_8));
      pipe.flush();
    } catch (final IOException e) {
      // It has just ended.
    }
  }

  static String awaitText(final Path file, final String text) throws Exception {
    for (int i = 0; i < 200; i++) {
      if (Files.exists(file) && Files.readString(file).contains(text)) {
        return Files.readString(file);
      }
      Thread.sleep(50);
    }
    throw new AssertionError(file + " has no " + text);
  }

  static void awaitSize(final Path file, final long bytes) throws Exception {
    for (int i = 0; i < 400; i++) {
      if (Files.exists(file) && Files.size(file) >= bytes) {
        return;
      }
      Thread.sleep(25);
    }
    throw new AssertionError(file + " has not come to " + bytes + " bytes");
  }
}
